import { money, sum, type Money } from '@/core/money'
import { env } from '@/infra/env'
import type { OrderView } from '@/modules/checkout/find-order'
import { titlesOf } from '@/modules/checkout/order'
import { countryName } from '@/ui/country'
import { formatPrice } from '@/ui/price'
import { paperNumber, type Paper } from '../paper'
import { sellerNow } from '../seller'
import type { Sheet, SheetPart } from '../sheet'
import { pageWords, partyLines, type Words } from './words'

/** The receipt of a paid order; its invoice, once one is issued. All of it is what the order keeps. */
export function orderSheet(words: Words, order: OrderView, invoice?: Paper): Sheet {
  const { t, day, rate, locale } = words
  const { lines, total } = order
  const tax = sum(lines.map((line) => line.tax), total.currency) // prettier-ignore
  const points = lines[0]?.taxPoints ?? 0
  const gone =
    order.kind === 'topup'
      ? order.refunds.filter(({ state }) => state === 'done').map(({ amount }) => amount)
      : lines.map((line) => line.refunded)
  const back = sum(gone, total.currency)
  const country = countryName(locale, order.country)
  return {
    title: t(invoice ? 'invoice.title' : 'receipt.title'),
    number: invoice ? paperNumber(invoice) : order.id,
    shop: env.SHOP_NAME,
    ...(order.test && { warning: t('test') }),
    parties: [
      { title: t('seller'), lines: partyLines(words, invoice?.seller ?? sellerNow()) },
      ...(invoice?.buyer ? [{ title: t('buyer'), lines: partyLines(words, invoice.buyer) }] : []),
    ],
    facts: [
      ...(invoice ? [[t('issued'), day(invoice.issuedAt)] as [string, string]] : []),
      [t('paidOn'), day(order.paidAt ?? order.createdAt)],
      [t('paidBy'), words.other(`checkout.providers.${order.provider}`)],
      [t('country'), country],
      ...(invoice ? [[t('order'), order.id] as [string, string]] : []),
    ],
    table:
      order.kind === 'topup'
        ? { head: [t('what'), t('amount')], rows: [[words.list(titlesOf(order)), formatPrice(total)]] }
        : {
            head: [t('what'), t('net'), t('taxAt', { rate: rate(points) }), t('amount')],
            rows: lines.map(({ title, gross, tax: part, shares }) => [
              t('pack', { title, artists: words.list([...new Set(shares.map(({ name }) => name))]) }),
              formatPrice(money(gross.minor - part.minor, gross.currency)),
              formatPrice(part),
              formatPrice(gross),
            ]),
          },
    totals: [
      ...(tax.minor > 0n
        ? [
            { name: t('net'), amount: formatPrice(money(total.minor - tax.minor, total.currency)) },
            { name: t('taxOf', { rate: rate(points), country }), amount: formatPrice(tax) },
          ]
        : []),
      { name: t('total'), amount: formatPrice(total), strong: true as const },
      ...(back.minor > 0n ? [{ name: t('givenBack'), amount: minus(back) }] : []),
    ],
    ...(order.kind === 'packs' && { bar: { title: t('goes'), parts: partsOf(words, order) } }),
    notes: [
      ...(order.kind === 'topup' ? [t('stars')] : []),
      ...(order.kind === 'packs' && tax.minor === 0n ? [t('noTax', { country })] : []),
      ...(order.consentText ? [t('consent', { version: order.consentText })] : []),
      ...(order.entryId ? [t('entry', { entry: order.entryId })] : []),
    ],
    page: pageWords(words),
  }
}

/** Everyone's part of the whole order, people in their order on its lines. */
function partsOf({ t }: Words, { lines, total }: OrderView): SheetPart[] {
  const people = new Map<string, { name: string; minor: bigint }>()
  let [tax, fee] = [0n, 0n]
  for (const line of lines) {
    tax += line.tax.minor
    fee += line.fee.minor
    for (const { userId, name, amount } of line.shares)
      people.set(userId, { name, minor: (people.get(userId)?.minor ?? 0n) + amount.minor })
  }
  const part = (kind: SheetPart['kind'], name: string, minor: bigint): SheetPart => ({
    kind,
    name,
    minor,
    amount: formatPrice(money(minor, total.currency)),
  })
  return [
    ...[...people.values()].map(({ name, minor }) => part('artist', name, minor)),
    part('tax', t('tax'), tax),
    part('shop', env.SHOP_NAME, fee),
  ]
}

/** An amount that goes the other way. */
export function minus(amount: Money): string {
  return formatPrice(money(-amount.minor, amount.currency))
}
