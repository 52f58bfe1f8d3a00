import { getFormatter, getTranslations } from 'next-intl/server'
import type { Profile } from '@/modules/accounts/find-profiles'
import { findProvider } from '@/modules/payments/registry'
import { ActionForm } from '@/ui/action-form'
import { TextField } from '@/ui/field'
import { formatPrice, Price } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { markOneRefund } from '../actions'
import { REFUND_MARKS, type RefundMark } from '../mark-refund'
import type { Refund } from '../refund'
import { RefundStateTag } from './refund-state'

/** An order's refunds at the desk, with what can be done about each now. */
export async function RefundList({
  refunds,
  names,
}: {
  refunds: readonly Refund[]
  names: ReadonlyMap<string, Profile>
}) {
  const t = await getTranslations('orders.refund')
  return (
    <section aria-labelledby="refund-list" className="grid gap-4">
      <h2 id="refund-list" className="type-t4">
        {t('list')}
      </h2>
      {refunds.length === 0 && <p className="text-ink-2">{t('none')}</p>}
      {refunds.map((refund) => (
        <RefundCard key={refund.id} refund={refund} by={names.get(refund.decidedBy)?.displayName} />
      ))}
    </section>
  )
}

async function RefundCard({ refund, by }: { refund: Refund; by: string | undefined }) {
  const t = await getTranslations('orders')
  const format = await getFormatter()
  const { amount, state, reason, note, ref, lastError, createdAt } = refund
  const byHand = findProvider(refund.provider).caps.refundsByHand
  const marks: readonly RefundMark[] = !byHand || state === 'failed' ? [] : state === 'done' ? ['failed'] : REFUND_MARKS
  return (
    <article aria-label={formatPrice(amount)} className="border-line bg-sheet grid gap-4 rounded-l border p-5">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <RefundStateTag state={state} />
        <Price of={amount} className="type-t4" />
        <span>{t(`reasons.${reason}`)}</span>
        <span className="text-ink-2">
          {t('refund.by')} <bdi>{by ?? t('refund.rule')}</bdi> ·{' '}
          {format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </span>
        {ref && (
          <span className="text-ink-2 font-mono text-[0.86em]">
            <bdi>{ref}</bdi>
          </span>
        )}
      </div>
      {note && (
        <p className="text-ink-2">
          <bdi>{note}</bdi>
        </p>
      )}
      {lastError && <p className="text-bad [overflow-wrap:anywhere]">{t('refund.error', { words: lastError })}</p>}
      {byHand && state === 'pending' && ref && <p>{t('refund.byHand', { amount: formatPrice(amount), ref })}</p>}
      {marks.map((mark) => (
        <ActionForm
          key={mark}
          action={markOneRefund}
          className="grid items-end gap-3 sm:grid-cols-[minmax(0,24rem)_auto] sm:justify-start"
        >
          <input type="hidden" name="refundId" value={refund.id} />
          <input type="hidden" name="mark" value={mark} />
          <TextField label={t(`refund.marks.${mark}.label`)} name="words" required maxLength={300} autoComplete="off" />
          <SubmitButton>{t(`refund.marks.${mark}.button`)}</SubmitButton>
        </ActionForm>
      ))}
    </article>
  )
}
