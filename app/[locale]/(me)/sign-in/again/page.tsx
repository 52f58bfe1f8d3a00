import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { LetterPage } from '@/app/_shell/letter-page'
import { localeOf } from '@/app/_shell/locale-of'
import { isSure } from '@/core/actor'
import { ownPath } from '@/core/own-path'
import { localHref } from '@/i18n/routing'
import { secondStep } from '@/infra/second-step'
import { requireSignedIn } from '@/infra/session'
import { sendLinkAgain } from '@/modules/accounts/actions'
import { findAccount } from '@/modules/accounts/find-account'
import { ActionForm } from '@/ui/action-form'
import { SubmitButton } from '@/ui/submit-button'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ next?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn.again'))('title'), robots: { index: false } }
}

/** Where somebody without a second factor shows that it is they, before what cannot be undone: by a link to their own address. */
export default async function SignInAgainPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const next = ownPath((await searchParams).next, localHref(locale, '/'))
  const actor = await requireSignedIn(`/sign-in/again?${new URLSearchParams({ next }).toString()}`)
  if (isSure(actor)) redirect(next)
  if (actor.hasFactor) redirect(secondStep(next))
  const { email } = await findAccount(actor)
  const t = await getTranslations('signIn.again')
  return (
    <LetterPage title={t('title')} lead={t('lead')}>
      <p className="strong">
        <bdi>{email}</bdi>
      </p>
      <ActionForm action={sendLinkAgain} className="grid gap-4">
        <input type="hidden" name="next" value={next} />
        <SubmitButton kind="main" size="l" className="w-full">
          {t('send')}
        </SubmitButton>
      </ActionForm>
      <p className="type-small text-ink-3">{t('small')}</p>
    </LetterPage>
  )
}
