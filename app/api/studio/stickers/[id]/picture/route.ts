import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { FIXES } from '@/modules/imaging/sticker-problem'
import { previewFix } from '@/modules/studio/preview-fix'

/** A sticker's picture before it is die-cut, for its artist: as it is, or with `?fix=` as a fix would leave it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const asked = new URL(request.url).searchParams.get('fix')
  const fix = FIXES.find((name) => name === asked)
  try {
    const bytes = await previewFix(await currentActor(), (await params).id, fix)
    return new Response(new Uint8Array(bytes), {
      headers: { 'Content-Type': 'image/webp', 'Cache-Control': 'private, no-store' },
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [status, words] = error.status === 429 ? [429, 'too often'] : [404, 'not found']
    return new Response(words, { status, headers: { 'Cache-Control': 'no-store' } })
  }
}
