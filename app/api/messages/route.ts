import { attachment } from '@/core/disposition'
import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { writeMessage } from '@/modules/library/write-message'

/** One's own words on a sticker one owns: `?sticker=&text=`, and `&platform=` for the file one messenger takes. */
export async function GET(request: Request) {
  const query = new URL(request.url).searchParams
  const wish = {
    stickerId: query.get('sticker') ?? '',
    text: (query.get('text') ?? '').slice(0, 500),
    platform: query.get('platform') ?? undefined,
  }
  const headers = { 'Cache-Control': 'private, no-store' }
  try {
    const made = await writeMessage(await currentActor(), wish)
    if (Array.isArray(made)) return Response.json(made, { status: 422, headers })
    return new Response(new Uint8Array(made.bytes), {
      headers: { ...headers, 'Content-Type': `image/${made.format}`, 'Content-Disposition': attachment(made.name) },
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return new Response('not found', { status: error.status === 429 ? 429 : 404, headers })
  }
}
