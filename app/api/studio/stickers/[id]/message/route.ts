import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { readSlot } from '@/modules/imaging/read-slot'
import { previewMessage } from '@/modules/studio/preview-message'

/** A template sticker with words on it, for its artist: `?slot=` as JSON, `?text=`. 422 with the findings when they can't be written. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const query = new URL(request.url).searchParams
  const slot = readSlot(json(query.get('slot') ?? ''))
  if (!slot) return new Response('bad request', { status: 400 })
  const text = (query.get('text') ?? '').slice(0, 500)
  const headers = { 'Cache-Control': 'private, no-store' }
  try {
    const made = await previewMessage(await currentActor(), (await params).id, slot, text)
    if (Array.isArray(made)) return Response.json(made, { status: 422, headers })
    return new Response(new Uint8Array(made), { headers: { ...headers, 'Content-Type': 'image/webp' } })
  } catch (error) {
    if (error instanceof Refusal && error.status === 429) return new Response('too often', { status: 429, headers })
    if (error instanceof Refusal) return new Response('not found', { status: 404, headers })
    throw error
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
