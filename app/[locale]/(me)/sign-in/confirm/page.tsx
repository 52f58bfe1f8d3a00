import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LetterPage } from '@/app/_shell/letter-page'
import { localeOf } from '@/app/_shell/locale-of'
import { ownPath } from '@/core/own-path'
import { localHref } from '@/i18n/routing'
import { isAsker } from '@/infra/asking-browser'
import { askedNumber, currentActor } from '@/infra/session'
import { findLink } from '@/infra/session-store'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { ButtonLink } from '@/ui/button-link'
import { Notice } from '@/ui/notice'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn.confirm'))('title'), robots: { index: false } }
}

/**
 * Where the mail's link leads. Opening it changes nothing, so a machine that follows links in mails uses none up:
 * the button does it.
 */
export default async function ConfirmPage({ params, searchParams }: PageProps<'/[locale]/sign-in/confirm'>) {
  const locale = await localeOf(params)
  const search = await searchParams
  const [email, token] = [search.email, search.token].map((value) => (typeof value === 'string' ? value : ''))
  const next = ownPath(search.next, localHref(locale, '/'))
  const t = await getTranslations('signIn.confirm')

  const link = email && token ? await findLink(email, token) : undefined
  if (!link)
    return (
      <LetterPage title={t('dead')} lead={t('deadWords')}>
        <div>
          <ButtonLink kind="main" size="l" href={`${localHref(locale, '/sign-in')}?next=${encodeURIComponent(next)}`}>
            {t('newLink')}
          </ButtonLink>
        </div>
      </LetterPage>
    )

  const actor = await currentActor()
  const here = isAsker(link.browser, { number: await askedNumber() })
  return (
    <LetterPage title={t('title')} lead={t('lead')}>
      <p className="strong">
        <bdi>{email}</bdi>
      </p>
      {actor.kind === 'user' && <Notice>{t('instead', { handle: actor.handle })}</Notice>}
      <form action="/api/auth/callback/email" method="post" className="grid gap-4">
        <input type="hidden" name="email" value={email} />
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="next" value={next} />
        {!here && (
          <TextField
            label={t('code')}
            hint={t('elsewhere')}
            error={search.problem === 'code' ? t('wrong') : undefined}
            name="code"
            required
            dir="ltr"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
          />
        )}
        <Button type="submit" kind="main" size="l" className="w-full">
          {t('go')}
        </Button>
      </form>
      {!here && (
        <ButtonLink kind="bare" href={`${localHref(locale, '/sign-in')}?next=${encodeURIComponent(next)}`}>
          {t('here')}
        </ButtonLink>
      )}
      <p className="type-small text-ink-3">{t('small')}</p>
    </LetterPage>
  )
}
