import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { attachment } from '@/core/disposition'
import { Refusal } from '@/core/refusal'
import { locales } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { SET_STICKERS, writeSet } from '@/modules/library/write-set'

const Wish = z.object({
  platform: z.string().max(40),
  locale: z.enum(locales),
  lines: z
    .array(z.object({ stickerId: z.string().max(60), text: z.string().max(500) }))
    .min(1)
    .max(SET_STICKERS),
})

/** One's own words on stickers one owns, as a pack for one messenger. JSON in, which no page of another origin may send; a ZIP out, or what is wrong. */
export async function POST(request: Request) {
  const headers = { 'Cache-Control': 'private, no-store' }
  if (request.headers.get('content-type') !== 'application/json') return new Response('bad request', { status: 400 })
  const wish = Wish.safeParse(await request.json().catch(() => undefined))
  if (!wish.success) return new Response('bad request', { status: 400 })
  const { lines, platform, locale } = wish.data
  try {
    const t = await getTranslations({ locale, namespace: 'library.message' })
    const made = await writeSet(await currentActor(), lines, platform, (title) => t('setTitle', { title }))
    if (Array.isArray(made)) return Response.json(made, { status: 422, headers })
    return new Response(new Uint8Array(made.bytes), {
      headers: { ...headers, 'Content-Type': 'application/zip', 'Content-Disposition': attachment(made.name) },
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return new Response('not found', { status: error.status === 429 ? 429 : 404, headers })
  }
}
