import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { sum } from '@/core/money'
import { WHOLE } from '@/core/percent'
import { isolate } from '@/core/text'
import type { Locale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { countryName } from '@/ui/country'
import { formatPrice, inPrice, isolated, Price } from '@/ui/price'
import { SplitBar, SplitList } from '@/ui/split-bar'
import { Tag } from '@/ui/tag'
import type { OrderView } from '../find-order'
import { OrderStateTag } from './order-state'
import { splitParts } from './quote-parts'

/** The order as a paper: what, how much, to whom. Prints on one page. */
export async function Receipt({ locale, order }: { locale: Locale; order: OrderView }) {
  const t = await getTranslations('orders')
  const ways = await getTranslations('checkout.providers')
  const format = await getFormatter()
  const date = (at: Date) => format.dateTime(at, { dateStyle: 'long', timeStyle: 'short' })
  // One country, so one rate; on each line it was rounded by itself.
  const taxes = sum(
    order.lines.map((line) => line.tax),
    order.total.currency,
  )
  const rate = (points: number) => format.number(points / WHOLE, { style: 'percent', maximumFractionDigits: 2 })

  return (
    <section
      aria-labelledby="receipt"
      className="border-line bg-sheet shadow-e1 grid gap-6 rounded-l border p-6 md:p-8"
    >
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="receipt" className="type-t4 me-auto">
          {order.state === 'paid' ? t('receipt') : t('number')}
        </h2>
        {order.test && <Tag>{t('test')}</Tag>}
        <OrderStateTag state={order.state} />
      </div>
      {order.kind === 'topup' && <p className="type-t5">{t('topup', { stars: Number(order.total.minor) })}</p>}
      {await Promise.all(
        order.lines.map(async (line) => {
          const parts = await splitParts({ ...line, country: order.country })
          return (
            <div key={line.id} className="grid gap-4">
              <p className="flex flex-wrap items-baseline gap-x-4">
                <bdi className="type-t5 me-auto [overflow-wrap:anywhere]">{line.title}</bdi>
                <Price of={line.gross} className="strong" />
              </p>
              {line.refunded.minor > 0n && (
                <p className="text-ink-2">
                  {line.refunded.minor === line.gross.minor
                    ? t('wholly')
                    : t('partly', { back: formatPrice(line.refunded) })}
                </p>
              )}
              <p className="type-small text-ink-3">{t('goes')}</p>
              <SplitBar parts={parts} />
              <SplitList parts={parts} />
            </div>
          )
        }),
      )}
      <dl className="perforated-t grid gap-x-6 gap-y-2 pt-5 sm:grid-cols-[auto_1fr]">
        <Fact name={t('total')}>
          <Price of={order.total} className="strong" />
        </Fact>
        {order.code && (
          <Fact name={t('code')}>
            {t.rich(order.code.bearer === 'shop' ? 'codeShop' : 'codeAll', {
              ...inPrice,
              bdi: isolated,
              code: order.code.code,
              off: formatPrice(order.code.amount),
            })}
          </Fact>
        )}
        {taxes.minor > 0n && (
          <Fact name={t('taxOf', { rate: rate(order.lines[0]?.taxPoints ?? 0) })}>
            <Price of={taxes} />
          </Fact>
        )}
        <Fact name={t('number')}>
          <bdi className="font-mono text-[0.86em] break-all">{order.id}</bdi>
        </Fact>
        <Fact name={t('date')}>{date(order.createdAt)}</Fact>
        {order.paidAt && <Fact name={t('paidAt')}>{date(order.paidAt)}</Fact>}
        <Fact name={t('way')}>{ways.has(order.provider) ? ways(order.provider) : order.provider}</Fact>
        <Fact name={t('country')}>{countryName(locale, order.country)}</Fact>
        <Fact name={t('seller')}>{env.SHOP_NAME}</Fact>
        {order.entryId && (
          <Fact name={t('entry')}>
            <bdi className="font-mono text-[0.86em] break-all">{order.entryId}</bdi>
          </Fact>
        )}
      </dl>
      {order.state === 'paid' && (
        <p className="type-small text-ink-3">{t('consent', { version: isolate(order.consentText) })}</p>
      )}
      <p className="type-small text-ink-3 print:hidden">{t('print')}</p>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="max-sm:mb-2">{children}</dd>
    </>
  )
}
