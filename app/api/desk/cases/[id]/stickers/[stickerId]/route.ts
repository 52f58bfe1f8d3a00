import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { openMaster } from '@/modules/moderation/find-case'

/** The master of a sticker in a case (`?moves=1`: as it moves), for reviewers only. The reviewer's own browser keeps it for the length of a claim. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string; stickerId: string }> }) {
  const { id, stickerId } = await params
  try {
    const moves = new URL(request.url).searchParams.get('moves') === '1'
    const { bytes, type } = await openMaster(await currentActor(), id, stickerId, moves)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': type,
        'Content-Length': String(bytes.length),
        'Cache-Control': 'private, max-age=900',
        'X-Content-Type-Options': 'nosniff',
      },
    })
  } catch (error) {
    // Whoever may not see it does not learn whether it is there.
    if (error instanceof Refusal)
      return new Response('not found', { status: 404, headers: { 'Cache-Control': 'no-store' } })
    throw error
  }
}
