import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { LetterPage } from '@/app/_shell/letter-page'
import { localeOf } from '@/app/_shell/locale-of'
import { ownPath } from '@/core/own-path'
import { localHref } from '@/i18n/routing'
import { offeredProviders } from '@/infra/auth-providers'
import { secondStep } from '@/infra/second-step'
import { currentActor } from '@/infra/session'
import { LinkForm } from '@/modules/accounts/ui/link-form'
import { PasskeyButton } from '@/modules/factors/ui/passkey-button'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { passkeyWords } from '../account/_security/factor-words'

type Props = PageProps<'/[locale]/sign-in'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title'), robots: { index: false } }
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const search = await searchParams
  const next = ownPath(search.next, localHref(locale, '/'))
  const actor = await currentActor()
  if (actor.kind === 'user') redirect(next)
  if (actor.kind === 'visitor' && actor.half) redirect(secondStep(next))
  const t = await getTranslations('signIn')
  const problem = `problems.${typeof search.problem === 'string' ? search.problem : ''}`

  return (
    <LetterPage title={t('title')} lead={t('lead')}>
      {t.has(problem) && (
        <Notice tone="bad" role="alert">
          {t(problem)}
        </Notice>
      )}
      <LinkForm next={next} words={{ email: t('email'), hint: t('hint'), send: t('send') }} />
      <PasskeyButton step="sign-in" next={next} words={await passkeyWords(t('passkey'))} />
      {offeredProviders.length > 0 && (
        <>
          <p className="perforated-t text-ink-3 pt-5">{t('or')}</p>
          <div className="grid gap-2.5">
            {offeredProviders.map((provider) => (
              <form key={provider.id} action={`/api/auth/signin/${provider.id}`} method="post">
                <input type="hidden" name="next" value={next} />
                <Button type="submit" kind="outline" className="w-full">
                  {t('with', { provider: provider.name })}
                </Button>
              </form>
            ))}
          </div>
        </>
      )}
      <p className="type-small text-ink-3">{t('small')}</p>
    </LetterPage>
  )
}
