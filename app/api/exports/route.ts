import { z } from 'zod'
import { Refusal } from '@/core/refusal'
import { isLocale, localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { requestExport } from '@/modules/library/request-export'

const Wish = z.object({
  packId: z.string(),
  versionId: z.string().optional(),
  platform: z.string(),
  locale: z.string(),
})

/**
 * The library's forms: take a pack's files for a platform. Answered with the way to the file, or back to its page, which
 * says that they are being made. The session's cookie does not come with a form of another site (SameSite).
 */
export async function POST(request: Request) {
  const wish = Wish.safeParse(Object.fromEntries(await request.formData()))
  if (!wish.success) return new Response('bad request', { status: 400 })
  const { packId, versionId, platform, locale } = wish.data
  const to = (path: string) => localHref(isLocale(locale) ? locale : 'en', path)
  try {
    const files = await requestExport(await currentActor(), { packId, versionId, platform })
    return seeOther(
      files.state === 'ready'
        ? files.href
        : to(`/library/${packId}/${platform}${versionId ? `?version=${versionId}` : ''}`),
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return seeOther(to(error.status === 401 ? '/sign-in' : '/library'))
  }
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })
}
