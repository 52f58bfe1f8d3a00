import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref, type Locale } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { findHeld, type HeldPart } from '@/modules/checkout/find-held'
import { explainHolds } from '@/modules/moderation/explain-holds'
import { HeldOfPacks } from '@/modules/moderation/ui/held-of-packs'
import { findMyPayouts } from '@/modules/payouts/find-payable'
import { offeredPayouts } from '@/modules/payouts/registry'
import { refreshAccount } from '@/modules/payouts/set-account'
import { PayoutAccount } from '@/modules/payouts/ui/payout-account'
import { TaxHomeForm } from '@/modules/payouts/ui/tax-home'
import { PayoutHistory } from '@/modules/payouts/ui/payout-history'
import { PayoutSchedule, Releases } from '@/modules/payouts/ui/payout-schedule'
import { RequestPayout } from '@/modules/payouts/ui/request-payout'
import { Breadcrumbs } from '@/ui/breadcrumbs'
import { Notice } from '@/ui/notice'
import { formatPrice, inPrice, Price } from '@/ui/price'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payouts'))('title') }
}

/** One's payouts: what leaves next and why not more, where it goes, and what became of every one so far. */
export default async function PayoutsPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const me = await requireSignedIn('/studio/earnings/payouts')
  // On the way back from a processor's pages: by now it may know whom it needs to know.
  if ((await searchParams).account === 'check') await refreshAccount(me)
  const [view, held] = await Promise.all([findMyPayouts(me), findHeld(me)])
  const stopped = await explainHolds(me, view.statement.stopped)
  const t = await getTranslations('payouts')
  const earnings = await getTranslations('earnings')
  const format = await getFormatter()
  const { freeze, payable } = view
  return (
    <div className="mx-auto grid max-w-[900px] gap-9">
      <div>
        <Breadcrumbs
          label={earnings('path')}
          crumbs={[{ href: localHref(locale, '/studio/earnings'), words: earnings('title') }]}
          here={t('title')}
        />
        <h1 className="type-page mt-2">{t('title')}</h1>
        <p className="text-ink-2 mt-2">
          {t('lead')}{' '}
          <Link prefetch={false} href={localHref(locale, '/figures')} className="link">
            {t('figures')}
          </Link>
        </p>
      </div>
      {freeze && (
        <Notice
          tone="bad"
          title={t('frozenTitle', { day: format.dateTime(freeze.until, { dateStyle: 'long', timeZone: 'UTC' }) })}
        >
          {t('frozenWords', { reason: t(`freezeReasons.${freeze.reason}`) })}
        </Notice>
      )}
      <section
        aria-labelledby="payable"
        className="shadow-e1 bg-ink text-paper grid gap-5 rounded-l border border-transparent p-6"
      >
        <div>
          <h2 id="payable" className="strong">
            {t(freeze ? 'yours' : 'canLeave')}
          </h2>
          <p className="type-t2 mt-1">
            <Price of={payable} />
          </p>
        </div>
        <RequestPayout view={view} locale={locale} />
      </section>
      <PayoutSchedule view={view} />
      <HeldOfPacks holds={stopped} locale={locale} />
      {held.length > 0 && <Held held={held} locale={locale} />}
      <Releases view={view} locale={locale} />
      <TaxHomeForm withholding={view.withholding} locale={locale} />
      <PayoutAccount view={view} ways={offeredPayouts().map((provider) => provider.id)} />
      <PayoutHistory payouts={view.history} locale={locale} />
    </div>
  )
}

async function Held({ held, locale }: { held: readonly HeldPart[]; locale: Locale }) {
  const t = await getTranslations('payouts.held')
  const format = await getFormatter()
  return (
    <section aria-labelledby="held" className="grid gap-3">
      <h2 id="held" className="type-t4">
        {t('title')}
      </h2>
      <ul className="grid gap-2">
        {held.map(({ disputeId, amount, dueAt, entryId }) => (
          <li key={disputeId}>
            {t.rich(dueAt ? 'until' : 'open', {
              ...inPrice,
              amount: formatPrice(amount),
              day: dueAt ? format.dateTime(dueAt, { dateStyle: 'medium', timeZone: 'UTC' }) : '',
            })}{' '}
            {entryId && (
              <Link
                prefetch={false}
                href={localHref(locale, `/studio/earnings/entries/${entryId}`)}
                className="link inline-flex min-h-11 items-center"
              >
                {t('entry')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
