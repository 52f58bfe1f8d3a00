import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localHref, type Locale } from '@/i18n/routing'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { Tag } from '@/ui/tag'
import type { PastPayout } from '../find-payable'
import { daysLate, HELD_REASON, type PayoutState } from '../payout'
import { DestinationWords } from './destination'
import { PayoutStateTag } from './payout-state'

/** A person's payouts, newest first: each with all it went through, the days of it, and the entries behind it. */
export async function PayoutHistory({ payouts, locale }: { payouts: readonly PastPayout[]; locale: Locale }) {
  const t = await getTranslations('payouts')
  return (
    <section aria-labelledby="history" className="grid gap-4">
      <h2 id="history" className="type-t3">
        {t('history')}
      </h2>
      {payouts.length === 0 && <p className="text-ink-2">{t('historyNone')}</p>}
      {payouts.map((payout) => (
        <Past key={payout.id} payout={payout} locale={locale} />
      ))}
    </section>
  )
}

async function Past({ payout, locale }: { payout: PastPayout; locale: Locale }) {
  const t = await getTranslations('payouts')
  const kinds = await getTranslations('books.kinds')
  const format = await getFormatter()
  const late = daysLate(payout, new Date())
  const day = (date: Date) => format.dateTime(date, { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <article
      aria-label={t('ofDay', { day: day(payout.requestedAt) })}
      className="border-line bg-sheet shadow-e1 grid gap-4 rounded-l border p-5 md:p-6"
    >
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Price of={payout.amount} className="type-t4" />
        {payout.withheld.minor > 0n && (
          <span className="text-ink-2">
            {t.rich('withholding.kept', { ...inPrice, kept: formatPrice(payout.withheld) })}
          </span>
        )}
        <PayoutStateTag state={payout.state} />
        {late > 0 && <Tag tone="bad">{t('late', { days: late })}</Tag>}
        <span className="text-ink-2">
          <DestinationWords to={payout} short />
        </span>
      </div>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        {steps(payout).map(({ state, at }) => (
          <Step key={state} name={t(`steps.${state}`)} value={day(at)} />
        ))}
        <Step name={t('promised')} value={day(payout.dueOn)} />
      </dl>
      {(payout.ref ?? payout.reason) && (
        <p className="text-ink-2">
          {payout.ref && (
            <>
              {t('reference')} <bdi className="type-code">{payout.ref}</bdi>{' '}
            </>
          )}
          <bdi>{payout.reason === HELD_REASON ? t('calledOffHeld') : payout.reason}</bdi>
        </p>
      )}
      <ul className="type-small flex flex-wrap gap-x-5">
        {payout.entries.map(({ id, kind }) => (
          <li key={id}>
            <Link
              prefetch={false}
              href={localHref(locale, `/studio/earnings/entries/${id}`)}
              className="link inline-flex min-h-11 items-center"
            >
              {kinds(kind)}
            </Link>
          </li>
        ))}
        {payout.paidAt && (
          <li>
            {/* A file, not a page: the router must not try to render it. */}
            <a
              href={`/api/papers/statement/${payout.id}?in=${locale}`}
              download
              className="link strong inline-flex min-h-11 items-center"
            >
              {t('statement')}
            </a>
          </li>
        )}
      </ul>
    </article>
  )
}

/** What a payout went through, with its moments. */
function steps(payout: PastPayout): { state: PayoutState; at: Date }[] {
  const { state, requestedAt, approvedAt, sentAt, paidAt, endedAt } = payout
  const ended = state === 'returned' || state === 'failed' || state === 'canceled' ? state : 'canceled'
  return [
    { state: 'requested' as const, at: requestedAt },
    { state: 'approved' as const, at: approvedAt },
    { state: 'sent' as const, at: sentAt },
    { state: 'paid' as const, at: paidAt },
    { state: ended, at: endedAt },
  ].flatMap(({ state: one, at }) => (at ? [{ state: one, at }] : []))
}

function Step({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-ink-3 type-small">{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
