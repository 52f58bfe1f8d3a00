import { randomUUID } from 'node:crypto'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localHref, type Locale } from '@/i18n/routing'
import { WHOLE } from '@/core/percent'
import { ActionForm } from '@/ui/action-form'
import { formatPrice, inPrice } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { askForPayout, callOffPayout } from '../actions'
import type { PayoutsView } from '../find-payable'
import { netOf } from '../payout'
import { withheldOf } from '../withholding'
import { DestinationWords } from './destination'

/** Under the amount that is available: the button that asks for it, or why there is none and what can be done. */
export async function RequestPayout({ view, locale }: { view: PayoutsView; locale: Locale }) {
  const t = await getTranslations('payouts')
  const format = await getFormatter()
  const { hindrance, open, freeze, least, payable, account, nextDay } = view
  const day = (date: Date) => format.dateTime(date, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })

  if (open)
    return (
      <div className="grid gap-3">
        <p>
          {t.rich(`hindrance.under_way.${open.state === 'requested' ? 'requested' : 'further'}`, {
            ...inPrice,
            amount: formatPrice(open.amount),
            day: day(open.dueOn),
          })}
        </p>
        {open.state === 'requested' && (
          <ActionForm action={callOffPayout} className="grid justify-items-start gap-3">
            <input type="hidden" name="payoutId" value={open.id} />
            <SubmitButton kind="outline">{t('callOff')}</SubmitButton>
          </ActionForm>
        )}
      </div>
    )
  if (freeze)
    return <p>{t('hindrance.frozen', { reason: t(`freezeReasons.${freeze.reason}`), day: day(freeze.until) })}</p>
  if (hindrance === 'held')
    return (
      <p>
        {t('hindrance.held')}{' '}
        <Link
          href={localHref(locale, '/studio/earnings/payouts#stopped')}
          className="link strong inline-flex min-h-6 items-center"
        >
          {t('toHeld')}
        </Link>
      </p>
    )
  if (hindrance === 'below_minimum')
    return <p>{t.rich('hindrance.below_minimum', { ...inPrice, least: formatPrice(least) })}</p>
  if (hindrance === 'account_waits')
    return <p>{t('hindrance.account_waits', { day: day(account?.heldUntil ?? nextDay) })}</p>
  if (!account || hindrance)
    return (
      <p>
        {t(`hindrance.${hindrance === 'not_ready' || hindrance === 'no_tax_home' ? hindrance : 'no_account'}`)}{' '}
        <Link
          href={localHref(locale, '/studio/earnings/payouts#account')}
          className="link strong inline-flex min-h-6 items-center"
        >
          {t('toAccount')}
        </Link>
      </p>
    )
  const points = view.withholding && view.withholding !== 'none' ? view.withholding.points : 0
  const kept = withheldOf(payable, points)
  return (
    <ActionForm action={askForPayout} className="grid items-end gap-4 sm:grid-cols-[1fr_auto]">
      <input type="hidden" name="key" value={randomUUID()} />
      <input type="hidden" name="seenPoints" value={points} />
      <p>
        <DestinationWords to={account} short /> {t('leavesBy', { day: day(nextDay) })}
        {points > 0 && (
          <span className="block">
            {t.rich('withholding.before', {
              ...inPrice,
              rate: format.number(points / WHOLE, { style: 'percent', maximumFractionDigits: 2 }),
              kept: formatPrice(kept),
              net: formatPrice(netOf({ amount: payable, withheld: kept })),
            })}
          </span>
        )}
      </p>
      <SubmitButton kind="main">{t.rich('request', { ...inPrice, amount: formatPrice(payable) })}</SubmitButton>
    </ActionForm>
  )
}
