import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { LetterPage } from '@/app/_shell/letter-page'
import { localeOf } from '@/app/_shell/locale-of'
import { ownPath } from '@/core/own-path'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { findWays } from '@/modules/factors/find-factors'
import { maySkipFactor } from '@/modules/factors/skip-factor'
import { CodeForm, GoOnWithout } from '@/modules/factors/ui/factor-forms'
import { PasskeyButton } from '@/modules/factors/ui/passkey-button'
import { Button } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { passkeyWords } from '../../account/_security/factor-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('factors.second'))('title'), robots: { index: false } }
}

/**
 * Where a second factor is shown: after a sign-in, before the desk opens, and again before money or somebody's account. Whoever
 * needs one and has none makes it here.
 */
export default async function SecondStepPage({ params, searchParams }: PageProps<'/[locale]/sign-in/second'>) {
  const locale = await localeOf(params)
  const next = ownPath((await searchParams).next, localHref(locale, '/'))
  const actor = await currentActor()
  const half = actor.kind === 'visitor' && actor.half !== undefined
  if (actor.kind !== 'user' && !half)
    redirect(`${localHref(locale, '/sign-in')}?${new URLSearchParams({ next }).toString()}`)
  const t = await getTranslations('factors.second')
  const ways = await findWays(actor)

  if (!ways.passkey && !ways.code)
    return (
      <LetterPage title={t('make')} lead={t('makeLead')}>
        <PasskeyButton step="add" kind="main" next={next} words={await passkeyWords(t('makePasskey'))} />
        <ButtonLink
          href={`${localHref(locale, '/account/security')}?${new URLSearchParams({ next }).toString()}`}
          className="w-full"
        >
          {t('makeApp')}
        </ButtonLink>
        {maySkipFactor(actor) && (
          <div className="perforated-t grid gap-2 pt-5">
            <p className="type-small text-ink-3">{t('skipWords')}</p>
            <GoOnWithout next={next} words={t('skip')} />
          </div>
        )}
      </LetterPage>
    )

  return (
    <LetterPage title={t('title')} lead={half ? t('lead') : t('again')}>
      {ways.passkey && (
        <PasskeyButton step="confirm" kind="main" next={next} words={await passkeyWords(t('passkey'))} />
      )}
      {ways.code && (
        <div className={ways.passkey ? 'perforated-t pt-5' : undefined}>
          <CodeForm next={next} words={{ label: t('code'), hint: t('codeHint'), go: t('go') }} />
        </div>
      )}
      <p className="type-small text-ink-3">{t('lost')}</p>
      <form action="/api/auth/sign-out" method="post">
        <Button type="submit" kind="bare" size="s">
          {t('leave')}
        </Button>
      </form>
    </LetterPage>
  )
}
