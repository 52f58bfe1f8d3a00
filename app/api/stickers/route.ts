import { attachment } from '@/core/disposition'
import { Refusal } from '@/core/refusal'
import { serveFile } from '@/infra/serve-file'
import { currentActor } from '@/infra/session'
import { openSticker } from '@/modules/library/open-sticker'

/** The master of one sticker, `?id=`, for who owns its pack: saved as it is, or with `?as=picture` still, for clipboards. */
export async function GET(request: Request) {
  try {
    const asked = new URL(request.url).searchParams
    const { key, type, hash, name } = await openSticker(
      await currentActor(),
      asked.get('id') ?? '',
      asked.get('as') === 'picture',
    )
    const headers = { 'Cache-Control': 'private, no-store', 'Content-Disposition': attachment(name) }
    return (await serveFile(request, { key, type, etag: hash, headers })) ?? notFound()
  } catch (error) {
    // Whoever may not have it does not learn whether it is there.
    if (error instanceof Refusal) return notFound()
    throw error
  }
}

export { GET as HEAD }

function notFound(): Response {
  return new Response('not found', {
    status: 404,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' },
  })
}
