import type { Actor } from '@/core/actor'
import { binding } from '@/i18n/languages'
import { directionOf, type Locale } from '@/i18n/routing'
import { recordAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findOrder } from '@/modules/checkout/find-order'
import { findOrderOfRefund } from '@/modules/checkout/find-order-of-refund'
import { sumLines } from '@/modules/checkout/sum-lines'
import { findStatement } from '@/modules/ledger/find-statement'
import { findPayout } from '@/modules/payouts/find-payout'
import { findPaper } from './db/papers'
import type { PaperKind } from './paper'
import { drawSheet } from './pdf/draw-sheet'
import { notPaid, noSuchPaper } from './refusals'
import type { Sheet } from './sheet'
import { orderSheet } from './ui/order-sheet'
import { payoutSheet } from './ui/payout-sheet'
import { refundSheet } from './ui/refund-sheet'
import { wordsIn, type Words } from './ui/words'

/**
 * A paper as a PDF, made when it is asked for out of what the books and the order keep: asked again, the same bytes. For whose
 * order or payout it is, and for finance and admins, which is on record as a look at that person; to everybody else it is not there.
 * @param id Of the order, the refund or the payout.
 */
export async function makePaper(
  actor: Actor,
  { kind, id, locale }: { kind: PaperKind; id: string; locale: Locale },
): Promise<Buffer<ArrayBuffer>> {
  // Offices read them: no half-finished language.
  const language = binding(locale)
  const { sheet, personId } = await SHEETS[kind](actor, id, await wordsIn(language))
  if (actor.kind === 'user' && actor.id !== personId) {
    await recordAudit(db, actor, 'person.paper_read', personId, { after: { kind, id } })
  }
  return Buffer.from(drawSheet(sheet, { direction: directionOf(language), language }))
}

/** A sheet, and whom it is about. */
interface Made {
  sheet: Sheet
  personId: string
}

const SHEETS: Record<PaperKind, (actor: Actor, id: string, words: Words) => Promise<Made>> = {
  async receipt(actor, id, words) {
    const order = await findOrder(actor, id)
    if (!order.paidAt) throw notPaid()
    return { sheet: orderSheet(words, order), personId: order.buyerId }
  },
  async invoice(actor, id, words) {
    const order = await findOrder(actor, id)
    const invoice = await findPaper(db, { series: 'invoice', orderId: id })
    if (!invoice) throw noSuchPaper()
    return { sheet: orderSheet(words, order, invoice), personId: order.buyerId }
  },
  async 'credit-note'(actor, id, words) {
    const order = await findOrderOfRefund(actor, id)
    const refund = order.refunds.find((its) => its.id === id)
    const note = await findPaper(db, { refundId: id })
    if (!refund || !note) throw notPaid()
    const invoice = await findPaper(db, { series: 'invoice', orderId: order.id })
    return { sheet: refundSheet(words, order, refund, note, invoice), personId: order.buyerId }
  },
  async statement(actor, id, words) {
    const { payout, before } = await findPayout(actor, id)
    const paper = await findPaper(db, { payoutId: id })
    if (!paper) throw notPaid()
    const statement = await findStatement(payout.userId, payout.amount.currency, { after: before?.id, upTo: id })
    const [packs, back, people] = await Promise.all([
      sumLines([...statement.sold.keys()]),
      sumLines([...statement.back.keys()]),
      findProfiles([payout.userId]),
    ])
    const name = people.get(payout.userId)?.displayName ?? ''
    const sheet = payoutSheet(words, { payout, since: before?.requestedAt, statement, packs, back, paper, name })
    return { sheet, personId: payout.userId }
  },
}
