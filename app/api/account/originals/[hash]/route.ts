import { attachment } from '@/core/disposition'
import { Refusal } from '@/core/refusal'
import { serveFile } from '@/infra/serve-file'
import { currentActor } from '@/infra/session'
import { openOriginal } from '@/modules/studio/own-originals'

/** A file as its artist sent it, for this artist alone: downloaded as bytes, never shown. Every no looks like there is nothing. */
export async function GET(request: Request, { params }: { params: Promise<{ hash: string }> }) {
  const { hash } = await params
  const nothing = new Response('not found', { status: 404, headers: { 'Cache-Control': 'no-store' } })
  if (!/^[0-9a-f]{64}$/.test(hash)) return nothing
  try {
    const { key, fileName } = await openOriginal(await currentActor(), hash)
    const headers = { 'Cache-Control': 'private, no-store', 'Content-Disposition': attachment(fileName) }
    return (await serveFile(request, { key, type: 'application/octet-stream', etag: hash, headers })) ?? nothing
  } catch (error) {
    if (error instanceof Refusal) return nothing
    throw error
  }
}

export { GET as HEAD }
