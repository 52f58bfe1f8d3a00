import { z } from 'zod'
import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { isPlatform } from '@/modules/imaging/platforms'
import { SHOWN_AS, type ShownFacts, showSticker } from '@/modules/studio/show-sticker'

const Asked = z.object({ platform: z.string().refine(isPlatform), as: z.enum(SHOWN_AS) })

const TYPES = {
  webp: 'image/webp',
  png: 'image/png',
  apng: 'image/png',
  gif: 'image/gif',
  webm: 'video/webm',
  tgs: 'application/gzip',
}

/**
 * A sticker as one messenger gets it, for its artist: `?platform=&as=still|kept|made`, what is known of it in a header. 204 when it
 * is not made yet, 422 with the findings when it cannot go there.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return new Response('bad request', { status: 400 })
  const headers = { 'Cache-Control': 'private, no-store' }
  try {
    const { platform, as } = asked.data
    const shown = await showSticker(await currentActor(), (await params).id, platform, as)
    if (!shown) return new Response(null, { status: 204, headers })
    if (Array.isArray(shown)) return Response.json(shown, { status: 422, headers })
    const { format, width, height, bytes, frames = 1, durationMs = 0, problems = [] } = shown
    const facts: ShownFacts = { format, width, height, bytes: bytes.length, frames, durationMs, problems }
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': TYPES[format],
        // The address names the picture it is made from, so that it may be shown again without being asked for.
        'Cache-Control': 'private, max-age=600',
        'X-Content-Type-Options': 'nosniff',
        'X-Sticker-Facts': JSON.stringify(facts),
      },
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return new Response('not found', { status: error.status === 429 ? 429 : 404, headers })
  }
}
