import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { findGift } from '@/modules/checkout/claim-gift'
import { ClaimGift } from '@/modules/checkout/ui/claim-gift'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'

interface Props {
  params: Promise<{ locale: string; token: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gift'))('title'), robots: { index: false }, referrer: 'no-referrer' }
}

/** What somebody was given: whoever has the link may look, and one claims it. */
export default async function GiftPage({ params }: Props) {
  const locale = await localeOf(params)
  const { token } = await params
  const actor = await currentActor()
  const gift = await findGift(actor, token)
  const t = await getTranslations('gift')
  const to = (path: string) => localHref(locale, path)
  const mine = gift.kind === 'yours'
  return (
    <div className="page-column max-w-[760px] pt-8 pb-16">
      {'pack' in gift ? (
        <ClaimGift locale={locale} gift={gift} token={token} visitor={actor.kind === 'visitor'} />
      ) : (
        <EmptyState
          level="h1"
          title={t(`${gift.kind}.title`)}
          action={
            <ButtonLink kind={mine ? 'main' : 'outline'} href={to(mine ? '/library' : '/')}>
              {mine ? t('library') : t('shop')}
            </ButtonLink>
          }
        >
          <p>{t(`${gift.kind}.words`)}</p>
        </EmptyState>
      )}
    </div>
  )
}
