import { serveFile } from '@/infra/serve-file'

const TYPES: Record<string, string> = {
  webp: 'image/webp',
  avif: 'image/avif',
  png: 'image/png',
  jpg: 'image/jpeg',
  ogg: 'audio/ogg',
  aac: 'audio/aac',
}

/** Whoever shows one may also have its bytes: the page of another shop that copies or sends what its picker was handed. */
const FOR_ALL = { 'Access-Control-Allow-Origin': '*' }

/**
 * Public pictures and sounds, named by their content: `/media/<key>/<size>.<format>`. A name never means other bytes, so whoever
 * has one may keep it for good. Nothing but these names is looked up: no path from outside reaches the disk.
 */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const name = (await params).path.join('/')
  const format = /^[a-z0-9-]{8,64}\/[a-z0-9-]{1,20}\.(webp|avif|png|jpg|ogg|aac)$/.exec(name)?.[1]
  const type = format && TYPES[format]
  if (!type) return missing()
  const headers = { ...FOR_ALL, 'Cache-Control': 'public, max-age=31536000, immutable' }
  return (await serveFile(request, { key: `media/${name}`, type, etag: name, headers })) ?? missing()
}

export { GET as HEAD }

/** A picture may still be on its way from the worker: so a "not here" is never kept. */
function missing(): Response {
  return new Response('not found', {
    status: 404,
    headers: { ...FOR_ALL, 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' },
  })
}
