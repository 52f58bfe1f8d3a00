import { money, type Money } from '@/core/money'
import { env } from '@/infra/env'
import type { OrderView } from '@/modules/checkout/find-order'
import { titlesOf } from '@/modules/checkout/order'
import type { Refund } from '@/modules/checkout/refund'
import { formatPrice } from '@/ui/price'
import { paperNumber, type Paper } from '../paper'
import { sellerNow } from '../seller'
import type { Sheet } from '../sheet'
import { minus } from './order-sheet'
import { pageWords, partyLines, type Words } from './words'

/** The credit note of a refund: what of which pack went back, and the tax in it, as the entry that it posted says. */
export function refundSheet(words: Words, order: OrderView, refund: Refund, note: Paper, invoice?: Paper): Sheet {
  const { t, day, rate } = words
  const { currency } = refund.amount
  const titles = new Map(order.lines.map(({ id, title }) => [id, title]))
  const tax = taxIn(refund)
  const all = [...tax.values()].reduce((sum, minor) => sum + minor, 0n)
  const amounts = (amount: Money, part: bigint) =>
    [money(amount.minor - part, currency), money(part, currency), amount].map(minus)
  return {
    title: t('credit.title'),
    number: paperNumber(note),
    shop: env.SHOP_NAME,
    // A bank may send a refund back days later: the paper keeps its number, and says so.
    ...(refund.state === 'failed' ? { warning: t('credit.void') } : order.test ? { warning: t('test') } : {}),
    parties: [
      { title: t('seller'), lines: partyLines(words, invoice?.seller ?? sellerNow()) },
      ...(invoice?.buyer ? [{ title: t('buyer'), lines: partyLines(words, invoice.buyer) }] : []),
    ],
    facts: [
      [t('issued'), day(note.issuedAt)],
      [t(invoice ? 'credit.ofInvoice' : 'credit.ofOrder'), invoice ? paperNumber(invoice) : order.id],
      [t('credit.why'), words.other(`orders.reasons.${refund.reason}`)],
    ],
    table:
      order.kind === 'topup'
        ? {
            head: [t('what'), t('amount')],
            rows: [[words.list(titlesOf({ ...order, total: refund.amount })), minus(refund.amount)]],
          }
        : {
            head: [t('what'), t('net'), t('taxAt', { rate: rate(order.lines[0]?.taxPoints ?? 0) }), t('amount')],
            rows: refund.lines.map(({ lineId, amount }) => [
              titles.get(lineId) ?? lineId,
              ...amounts(amount, tax.get(lineId) ?? 0n),
            ]),
          },
    totals: [
      ...(all > 0n ? [{ name: t('tax'), amount: formatPrice(money(-all, currency)) }] : []),
      { name: t('credit.total'), amount: minus(refund.amount), strong: true },
    ],
    notes: [t('credit.words', { refund: refund.id })],
    page: pageWords(words),
  }
}

/** The tax that a refund took back, a line. */
function taxIn({ entry }: Refund): Map<string, bigint> {
  const tax = new Map<string, bigint>()
  for (const { path, lineId, minor } of entry.postings)
    if (lineId && /^(test:)?tax:/.test(path)) tax.set(lineId, (tax.get(lineId) ?? 0n) + BigInt(minor))
  return tax
}
