import { storage } from '@/infra/storage'

const TYPES: Record<string, string> = { webp: 'image/webp', avif: 'image/avif', png: 'image/png' }

/**
 * Public pictures, named by their content: `/media/<key>/<size>.<format>`. A name never means other bytes, so whoever
 * has one may keep it for good. Nothing but these names is looked up: no path from outside reaches the disk.
 */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params
  const name = path.join('/')
  const match = /^[a-z0-9-]{8,64}\/[a-z0-9-]{1,20}\.(webp|avif|png)$/.exec(name)
  const type = match?.[1] && TYPES[match[1]]
  if (!type) return missing()

  const headers = {
    'Content-Type': type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    ETag: `"${name}"`,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  }
  if (request.headers.get('if-none-match') === headers.ETag) return new Response(null, { status: 304, headers })

  const file = await storage.open(`media/${name}`)
  if (!file) return missing()
  return new Response(file.stream, { headers: { ...headers, 'Content-Length': String(file.size) } })
}

/** A picture may still be on its way from the worker: so a "not here" is never kept. */
function missing(): Response {
  return new Response('not found', {
    status: 404,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' },
  })
}
