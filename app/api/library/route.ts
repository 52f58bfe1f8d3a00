import { Refusal } from '@/core/refusal'
import { etagOf, isKnown } from '@/infra/etag'
import { isSameOrigin } from '@/infra/request-parts'
import { currentActor } from '@/infra/session'
import { changeFavourite } from '@/modules/library/change-favourite'
import { findBook } from '@/modules/library/find-book'

const HEADERS = { 'Cache-Control': 'private, no-store' }

/** What one owns, for one's own device: public/sw.js keeps it, and My stickers shows it. */
export async function GET(request: Request) {
  return answer(async () => {
    const book = JSON.stringify(await findBook(await currentActor()))
    const headers = { ...HEADERS, ETag: etagOf(book) }
    if (isKnown(request, headers.ETag)) return new Response(null, { status: 304, headers })
    return new Response(book, { headers: { ...headers, 'Content-Type': 'application/json' } })
  })
}

/** A sticker, `?favourite=`, is one of one's favourites, or with `&off=1` no longer. */
export async function POST(request: Request) {
  if (!isSameOrigin(request)) return new Response('forbidden', { status: 403, headers: HEADERS })
  return answer(async () => {
    const asked = new URL(request.url).searchParams
    await changeFavourite(await currentActor(), asked.get('favourite') ?? '', !asked.has('off'))
    return new Response(null, { status: 204, headers: HEADERS })
  })
}

async function answer(act: () => Promise<Response>): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return Response.json({ code: error.code }, { status: error.status, headers: HEADERS })
  }
}
