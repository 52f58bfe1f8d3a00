import { Refusal } from '@/core/refusal'
import { stopNewsMail } from '@/modules/following/news-mail'

const headers = { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' }

/** The button a mail program shows (RFC 8058): one POST from anywhere, no session, only the seal of the link. */
export async function POST(request: Request) {
  const query = new URL(request.url).searchParams
  try {
    await stopNewsMail(query.get('person') ?? '', query.get('seal') ?? '')
    return new Response('stopped', { headers })
  } catch (error) {
    if (error instanceof Refusal) return new Response(error.code, { status: error.status, headers })
    throw error
  }
}

/** A program that only opens links: the page that asks first. */
export function GET(request: Request) {
  const Location = `/following/stop${new URL(request.url).search}`
  return new Response(null, { status: 303, headers: { Location, 'Cache-Control': 'no-store' } })
}
