import { suggested } from '@/app/_shell/suggested'
import { Refusal } from '@/core/refusal'
import { isLocale } from '@/i18n/routing'
import { limitCaller } from '@/infra/rate-limit'

/** Who types fast asks five times a second at most, and not for long. */
const LIMIT = { points: 240, seconds: 60 }

/** What the search box suggests for `?q=`, in the language `?in=`. The same for all. */
export async function GET(request: Request) {
  const asked = new URL(request.url).searchParams
  const locale = asked.get('in')
  if (!isLocale(locale)) return answer(404)
  try {
    await limitCaller('suggest', LIMIT)
    return answer(200, await suggested(locale, asked.get('q') ?? ''))
  } catch (error) {
    // The box is a form all the same: nothing is said where it stands.
    if (error instanceof Refusal) return answer(error.status)
    throw error
  }
}

function answer(status: number, body: unknown = null): Response {
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': status === 200 ? 'public, max-age=60' : 'no-store' },
  })
}
