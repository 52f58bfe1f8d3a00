import { getFormatter, getTranslations } from 'next-intl/server'
import { formatPrice, inPrice } from '@/ui/price'
import type { Refund } from '../refund'
import { RefundStateTag } from './refund-state'

/** What of an order went back, or is on its way, for its buyer. */
export async function RefundNews({ refunds }: { refunds: readonly Refund[] }) {
  const t = await getTranslations('orders.refunds')
  const format = await getFormatter()
  if (refunds.length === 0) return null
  return (
    <section aria-labelledby="refunds" className="border-line bg-sheet shadow-e1 grid gap-4 rounded-l border p-6">
      <h2 id="refunds" className="type-t5">
        {t('title')}
      </h2>
      <ul className="grid gap-3">
        {refunds.map((refund) => (
          <li key={refund.id} className="grid gap-1">
            <span className="flex flex-wrap items-center gap-3">
              <span className="strong">
                {t.rich('when', {
                  day: format.dateTime(refund.createdAt, { dateStyle: 'medium' }),
                  amount: formatPrice(refund.amount),
                  ...inPrice,
                })}
              </span>
              <RefundStateTag state={refund.state} />
            </span>
            <span className="text-ink-2">{t(`words.${refund.state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
