import type { UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { bookFees } from '@/modules/checkout/book-fees'
import { hearProvider } from '@/modules/checkout/hear-provider'
import { sweepDisputes } from '@/modules/checkout/sweep-disputes'
import type { Choose } from './choose'
import { chargeOf } from './orders'
import type { StripeDouble } from './stripe-double/double'
import type { StripeObject } from './stripe-double/objects'

interface Wire {
  double: StripeDouble
  /** Carry a call to the shop: on time, doubled, late, or never. */
  carry: (its: Choose, call: () => Promise<void>) => Promise<void>
  orders: readonly { orderId: string; buyer: UserActor }[]
}

/** Deeds of the simulation at Stripe: its pay page, refunds that take days or come back, and disputes through all their states. */
export function stripeDeeds({ double, carry, orders }: Wire) {
  const { world, webhooks } = double
  let told = webhooks.events.length
  const inDispute = new Set<unknown>(world.all('dispute').map(({ charge }) => charge))
  const shop = (raw: Buffer, headers: Record<string, string>) =>
    hearProvider('stripe', raw, new Headers(headers)).catch((error: unknown) => {
      // A dispute of a payment that the shop has not heard of: Stripe gets an error for an answer, the sweeper tries again.
      if (!(error instanceof Error && error.message.endsWith('is not paid'))) throw error
    })

  /** What happened since goes on its way; one call that ends in a crash takes those after it with it. */
  async function spread(its: Choose): Promise<void> {
    const fresh = webhooks.events.slice(told)
    told = webhooks.events.length
    for (const event of fresh) await carry(its, () => webhooks.tell(shop, event))
  }

  const some = (its: Choose, object: string, fits: (one: StripeObject) => boolean) => {
    const all = world.all(object).filter(fits)
    return all[its.below(all.length)]
  }

  return {
    async payStripe(its: Choose) {
      world.refundsAre = its.chance(30) ? 'pending' : 'succeeded'
      // One answer never comes: the SDK asks again with the same key.
      double.calm()
      if (its.chance(20)) double.trouble({ path: '/v1/', what: its.one(['answer_lost', 'cut', 429, 500] as const) })
      for (let turn = 0; turn < 4; turn += 1) {
        const order = orders[its.below(orders.length)]
        const ref = order && (await chargeOf(order.orderId))
        if (!ref?.startsWith('cs_') || world.find('checkout.session', ref).status !== 'open') continue
        const move = its.below(10)
        if (move === 0) world.expire(ref)
        else if (move === 1) world.decline(ref)
        else world.pay(ref)
        break
      }
      await spread(its)
    },
    async endStripeRefund(its: Choose) {
      const refund = some(
        its,
        'refund',
        ({ status }) => status === 'pending' || (status === 'succeeded' && its.chance(10)),
      )
      if (refund) world.endRefund(refund.id, refund.status === 'pending' && its.chance(70) ? 'succeeded' : 'failed')
      await spread(its)
    },
    /** A buyer's bank asks, or takes back: all of it or a part. */
    async dispute(its: Choose) {
      const charge = some(
        its,
        'charge',
        ({ id, amount, amount_refunded: back }) => !inDispute.has(id) && amount !== back,
      )
      const { key } = (charge?.metadata ?? {}) as { key?: string }
      const payment = key ? await db.payment.findUnique({ where: { key } }) : null
      if (!charge || !payment || inDispute.has(charge.id)) return
      inDispute.add(charge.id)
      const left = (charge.amount as number) - (charge.amount_refunded as number)
      world.dispute(charge.id, { warning: its.chance(35), ...(its.chance(30) && { amount: its.below(left) + 1 }) })
      await spread(its)
    },
    async disputeGoesOn(its: Choose) {
      const dispute = some(its, 'dispute', ({ status }) => status !== 'won' && status !== 'warning_closed')
      if (!dispute) return
      const moves: Record<string, () => unknown> = {
        answer: () => world.answerDispute(dispute.id),
        escalate: () => world.escalateDispute(dispute.id),
        drop: () => world.closeDispute(dispute.id, 'warning_closed'),
        win: () => world.closeDispute(dispute.id, 'won'),
        lose: () => world.closeDispute(dispute.id, 'lost'),
      }
      const NEXT: Record<string, string[]> = {
        warning_needs_response: ['answer', 'escalate', 'drop'],
        warning_under_review: ['escalate', 'drop'],
        needs_response: ['answer', 'win', 'lose'],
        under_review: ['win', 'lose'],
        // A bank may give it back after all.
        lost: its.chance(30) ? ['win'] : [],
      }
      moves[its.one(NEXT[dispute.status as string] ?? [])]?.()
      await spread(its)
    },
    async fees(its: Choose) {
      if (its.chance(20)) await bookFees()
      if (its.chance(10)) await sweepDisputes()
    },
  }
}

/** What Stripe has of the shop's is what the books say, to the unit; what finance said it sent back by hand left Stripe unseen. */
export async function expectStripeAgrees(double: StripeDouble): Promise<void> {
  double.calm()
  while ((await bookFees()) > 0);
  const [row] = await db.$queryRaw<{ booked: bigint }[]>`
    SELECT coalesce(sum(p."amountMinor"), 0)::bigint AS booked FROM "Posting" p JOIN "JournalEntry" e ON e.id = p."entryId"
    WHERE p."accountPath" LIKE '%psp:stripe:%' AND e.kind <> 'sent_back'`
  const there = BigInt(double.world.books.balance('platform', 'usd'))
  if (row?.booked !== there) throw new Error(`Stripe has ${there}, the books have ${row?.booked}`)
}
