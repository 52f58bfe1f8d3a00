import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { previewTemplate } from '@/modules/moderation/preview-template'

/** A template sticker in a case with sample words on it (`?sample=`, by number), for reviewers only. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string; stickerId: string }> }) {
  const { id, stickerId } = await params
  try {
    const sample = Number(new URL(request.url).searchParams.get('sample'))
    const bytes = await previewTemplate(await currentActor(), id, stickerId, sample)
    return new Response(new Uint8Array(bytes), {
      headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'private, max-age=900' },
    })
  } catch (error) {
    if (error instanceof Refusal)
      return new Response('not found', { status: 404, headers: { 'Cache-Control': 'no-store' } })
    throw error
  }
}
