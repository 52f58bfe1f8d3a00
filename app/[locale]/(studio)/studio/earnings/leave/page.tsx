import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Leave } from '@/app/_shell/leave'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { isSigned } from '@/infra/secret'
import { requireSignedIn } from '@/infra/session'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payouts.leave'))('title') }
}

/** On to a processor's own pages, where a person makes himself known to it. Only to addresses that we signed. */
export default async function LeaveToOnboardingPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  await requireSignedIn('/studio/earnings/leave')
  const { to, seal } = await searchParams
  const back = localHref(locale, '/studio/earnings/payouts')
  if (typeof to !== 'string' || typeof seal !== 'string' || !isSigned('leave', to, seal)) redirect(back)
  const t = await getTranslations('payouts.leave')
  const { host } = new URL(to)
  return (
    <Leave target={to} title={t('title')} go={t('go', { host })} back={{ href: back, words: t('back') }}>
      {t('words', { host })}
    </Leave>
  )
}
