import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localHref, type Locale } from '@/i18n/routing'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { Tag } from '@/ui/tag'
import type { Dispute, DisputeStage } from '../dispute'

const TONES = { inquiry: 'warn', open: 'bad', won: 'ok', lost: 'quiet' } as const satisfies Record<DisputeStage, string>

/** A dispute at the desk: how it stands, and until when the provider takes evidence. */
export async function DisputeCard({ locale, dispute }: { locale: Locale; dispute: Dispute }) {
  const t = await getTranslations('orders.dispute')
  const format = await getFormatter()
  const { stage, state, amount, fee, dueAt, endedAt, provider } = dispute
  const waits = state === 'needs_response' || state === 'warning_needs_response'
  return (
    <article aria-label={dispute.ref} className="border-line bg-sheet grid gap-3 rounded-l border p-5">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Tag tone={TONES[stage]}>{t(`stage.${stage}`)}</Tag>
        <Price of={amount} className="type-t4" />
        <span>{t.has(`state.${state}`) ? t(`state.${state}`) : state}</span>
        <Link
          prefetch={false}
          href={localHref(locale, `/desk/orders/${dispute.orderId}`)}
          className="link font-mono text-[0.86em]"
        >
          <bdi>{dispute.orderId}</bdi>
        </Link>
      </div>
      <p className="text-ink-2 flex flex-wrap gap-x-6">
        <bdi className="font-mono text-[0.86em]">{dispute.ref}</bdi>
        <bdi>{dispute.reason}</bdi>
        {fee.minor > 0n && <span>{t.rich('fee', { amount: formatPrice(fee), ...inPrice })}</span>}
      </p>
      {waits && !endedAt && dueAt && (
        <p className="strong">
          {dueAt > new Date()
            ? t('due', { when: format.dateTime(dueAt, { dateStyle: 'medium', timeStyle: 'short' }) })
            : t('past')}{' '}
          <span className="text-ink-2 font-normal">{t('where', { provider })}</span>
        </p>
      )}
    </article>
  )
}
