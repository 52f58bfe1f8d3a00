import { randomUUID } from 'node:crypto'
import type { UserActor } from '@/core/actor'
import { toDecimal } from '@/core/money'
import { Refusal } from '@/core/refusal'
import { db, isBusy } from '@/infra/db'
import { askForRefund } from '@/modules/checkout/ask-for-refund'
import { cancelOrder } from '@/modules/checkout/cancel-order'
import { checkInvariants } from '@/modules/checkout/check-invariants'
import { declineRequest, grantRequest } from '@/modules/checkout/decide-request'
import { findOrder } from '@/modules/checkout/find-order'
import { listRefunds } from '@/modules/checkout/list-refunds'
import { markReceived } from '@/modules/checkout/mark-received'
import { markRefund } from '@/modules/checkout/mark-refund'
import { payAgain } from '@/modules/checkout/pay-again'
import { placeOrder, type Placing } from '@/modules/checkout/place-order'
import { previewRefund } from '@/modules/checkout/preview-refund'
import { refundOrder } from '@/modules/checkout/refund-order'
import { setTaxRate } from '@/modules/checkout/set-tax-rate'
import { squareTopUp } from '@/modules/checkout/square-stars'
import { sweepDisputes } from '@/modules/checkout/sweep-disputes'
import { sweepPayments } from '@/modules/checkout/sweep-payments'
import { sweepRefunds } from '@/modules/checkout/sweep-refunds'
import { releaseHolds } from '@/modules/ledger/release-holds'
import { trialBalance } from '@/modules/ledger/trial-balance'
import { closeAlarm } from '@/modules/payments/close-alarm'
import { findSilent } from '@/modules/payments/find-silent'
import { listAlarms, listTransfers } from '@/modules/payments/list-transfers'
import { failSandboxRefund, playSandbox, SANDBOX_MOVES, type Deliver } from '@/modules/payments/play-sandbox'
import { approvePayout } from '@/modules/payouts/approve-payout'
import { writePayoutFee } from '@/modules/payouts/book-payout-fee'
import { listPayouts } from '@/modules/payouts/list-payouts'
import { markPayout } from '@/modules/payouts/mark-payout'
import { requestPayout } from '@/modules/payouts/request-payout'
import { setBankAccount } from '@/modules/payouts/set-account'
import { chooser, type Choose } from './choose'
import { chargeOf, confirmation, deliverHere } from './orders'
import { createPackOnSale } from './packs'
import { Crashes } from './simulate-crash'
import { expectStripeAgrees, stripeDeeds } from './simulate-stripe'
import type { StripeDouble } from './stripe-double/double'
import { buyingDeeds } from './simulate-buying'
import { IBAN } from './payouts'
import { createPerson } from './people'

// The real use cases on the real database, many at once: people who buy, pay late, twice, wrongly or not at all, a network
// that drops, doubles and reorders the provider's calls, finance that books transfers and sends surplus back.

export interface Simulation {
  seed: number
  events: number
  workers?: number
  /** Stripe, in its test mode: the settings name it. */
  double: StripeDouble
}

/** @returns How often each thing was done. @throws Error naming the seed when something that must be so is not. */
export async function simulateShop({ seed, events, workers = 8, double }: Simulation): Promise<Record<string, number>> {
  const crashes = new Crashes()
  const shop = await openShop(chooser(seed), double)
  const deeds = { ...shop, crash: (its: Choose) => crashes.crash(its) }
  const done: Record<string, number> = {}
  let left = events
  const lane = async (choose: Choose) => {
    while (left > 0) {
      left -= 1
      const name = choose.one(DEEDS)
      const how = await expectedly(() => deeds[name](choose), crashes)
      const label = how ? `${name}, ${how}` : name
      done[label] = (done[label] ?? 0) + 1
    }
  }
  try {
    await Promise.all(Array.from({ length: workers }, (_, index) => lane(chooser(seed * 1_000 + index))))
    await shop.settleAll()
    await expectSound(shop.finance)
    await expectStripeAgrees(double)
  } catch (error) {
    left = 0
    throw new Error(
      `simulation, seed ${seed}, ${events} events: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    )
  } finally {
    await crashes.stop()
  }
  return done
}

const DEEDS = [
  'order',
  'order',
  'pay',
  'pay',
  'pay',
  'deliver',
  'transfer',
  'cancel',
  'again',
  'sweep',
  'close',
  'release',
  'cart',
  'gift',
  'claim',
  'code',
  'fill',
  'spend',
  'giveBack',
  'giveBack',
  'askBack',
  'decide',
  'endRefund',
  'payout',
  'payStripe',
  'payStripe',
  'endStripeRefund',
  'dispute',
  'disputeGoesOn',
  'square',
  'fees',
  'crash',
] as const

/** A refusal is an answer, so is "come again", and a lost connection is a crash; anything else thrown is a fault. */
async function expectedly(
  deed: () => Promise<unknown>,
  crashes: Crashes,
): Promise<'refused' | 'busy' | 'crashed' | undefined> {
  try {
    await deed()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    if (isBusy(error)) return 'busy'
    if (crashes.caused(error)) return 'crashed'
    throw error
  }
}

async function openShop(choose: Choose, double: StripeDouble) {
  const finance = (await createPerson({ roles: ['finance'] })).actor
  await setTaxRate(finance, { country: 'FR', points: 2_000 })
  await setTaxRate(finance, { country: 'DE', points: 1_900 })
  const artists = await people(6)
  for (const artist of artists) await setBankAccount(artist, { holder: 'An Artist', account: IBAN, bic: '' })
  const second = (await createPerson({ roles: ['finance'] })).actor
  const buyers = await people(12)
  const packs: string[] = []
  for (let turn = 0; turn < 10; turn += 1) packs.push(await randomPack(choose, artists))
  const orders: { orderId: string; buyer: UserActor }[] = []
  const placings: { placing: Placing; buyer: UserActor }[] = []
  /** Calls of providers that are still on their way. */
  const waiting: (() => Promise<void>)[] = []

  /** The network between a provider and the shop: on time, doubled, late or never. */
  async function carry(its: Choose, call: () => Promise<void>): Promise<void> {
    if (its.chance(15)) return
    if (its.chance(25)) return void waiting.push(call)
    const times = its.chance(30) ? 1 + its.below(4) : 1
    await Promise.all(Array.from({ length: times }, call))
    if (its.chance(20)) waiting.push(call)
  }
  const network =
    (its: Choose): Deliver =>
    (raw, headers) =>
      carry(its, () => deliverHere(raw, headers))

  return {
    finance,
    ...(await buyingDeeds({ finance, buyers, packs, orders })),
    ...stripeDeeds({ double, carry, orders }),
    async order(its: Choose) {
      const old = its.chance(15) ? placings[its.below(placings.length)] : undefined
      const buyer = old?.buyer ?? its.one(buyers)
      const placing =
        old?.placing ??
        (await confirmation(its.one(packs), {
          chosenMinor: BigInt(199 + its.below(3_000)),
          country: its.one(['FR', 'DE', 'US']),
          provider: its.one(['manual', 'stripe', 'stripe', 'sandbox', 'sandbox']),
          key: randomUUID(),
        }))
      placings.push({ placing, buyer })
      // Some people click twice.
      const clicks = its.chance(15) ? 2 : 1
      const placed = await Promise.all(Array.from({ length: clicks }, () => placeOrder(buyer, placing)))
      for (const { orderId } of placed.slice(0, 1)) orders.push({ orderId, buyer })
    },
    async pay(its: Choose) {
      const order = orders[its.below(orders.length)]
      const ref = order && (await chargeOf(order.orderId))
      if (ref?.startsWith('sbx_')) await playSandbox(ref, its.chance(70) ? 'pay' : its.one(SANDBOX_MOVES), network(its))
    },
    async deliver(its: Choose) {
      const [call] = waiting.splice(its.below(waiting.length), 1)
      await call?.()
    },
    async transfer(its: Choose) {
      const transfers = await listTransfers(finance, { state: 'open' })
      const transfer = transfers[its.below(transfers.length)]
      if (!transfer) return
      const wrong = its.chance(15)
      const amount = toDecimal({ ...transfer.amount, minor: transfer.amount.minor + (wrong ? 1n : 0n) })
      await markReceived(finance, { typed: transfer.ref, amount, bankRef: `B${its.below(1_000_000)}` })
    },
    async cancel(its: Choose) {
      const order = its.chance(30) ? orders[its.below(orders.length)] : undefined
      if (order) await cancelOrder(order.buyer, order.orderId)
    },
    async again(its: Choose) {
      const order = orders[its.below(orders.length)]
      if (order) await payAgain(order.buyer, order.orderId)
    },
    // As if minutes, or hours, had gone by. It asks about everything that waits, so not at every turn.
    sweep: (its: Choose) =>
      its.chance(20) ? sweepPayments(new Date(Date.now() + (its.chance(20) ? 120 : 10) * 60_000)) : Promise.resolve(),
    async close(its: Choose) {
      const { payments } = await listAlarms(finance)
      const payment = payments[its.below(payments.length)]
      if (payment) await closeAlarm(finance, payment.id, 'sent back')
    },
    // With a hold of −1 days today's sales are over; a day is released once, so rarely.
    release: (its: Choose) => (its.chance(5) ? releaseHolds(-1) : Promise.resolve(0)),
    /** Two of finance may do it at the same moment, or one confirm what is not so any more. */
    async giveBack(its: Choose) {
      const order = orders[its.below(orders.length)]
      if (!order) return
      const { total, refunds } = await findOrder(finance, order.orderId)
      const part = its.chance(50) ? '' : toDecimal({ ...total, minor: BigInt(its.below(Number(total.minor)) + 1) })
      const plan = await previewRefund(finance, order.orderId, { lineIds: [], amount: part })
      const decision = { orderId: order.orderId, amount: plan.amount, seen: plan.seen, reason: 'goodwill', note: '' }
      const hands = its.chance(30) ? [finance, second] : [finance]
      const all = await Promise.allSettled(hands.map((by) => refundOrder(by, { ...decision, key: randomUUID() })))
      const [fault] = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
      const done = all.filter((one) => one.status === 'fulfilled').length
      if (done > 1) throw new Error(`${order.orderId}: ${done} refunds of one split, beside ${refunds.length}`)
      if (fault) throw fault
    },
    async askBack(its: Choose) {
      const order = orders[its.below(orders.length)]
      if (order) await askForRefund(order.buyer, { orderId: order.orderId, lineIds: [], words: '' })
    },
    async decide(its: Choose) {
      const { requests } = await listRefunds(finance)
      const request = requests[its.below(requests.length)]
      if (!request) return
      await (its.chance(60) ? grantRequest(finance, request.id) : declineRequest(finance, request.id, 'no'))
    },
    /** A refund by hand was sent or could not be; one of the sandbox's comes back days later. */
    async endRefund(its: Choose) {
      const { pending } = await listRefunds(finance)
      const refund = pending.filter(({ provider }) => provider === 'manual')[0]
      if (refund) await markRefund(finance, refund.id, its.chance(70) ? 'done' : 'failed', `B${its.below(1_000_000)}`)
      const order = its.chance(30) ? orders[its.below(orders.length)] : undefined
      const done = order && (await findOrder(finance, order.orderId)).refunds.find(({ state }) => state === 'done')
      if (done?.provider === 'sandbox') await failSandboxRefund(done.id, network(its))
      if (done?.provider === 'manual') await markRefund(finance, done.id, 'failed', 'came back')
    },
    /** Somebody asks for his money, or a payout goes on: approved, left, failed, came back. */
    async payout(its: Choose) {
      const { requested, approved, sent, ended } = await listPayouts(finance)
      const step = its.below(4)
      if (step === 0) await requestPayout(its.one(artists), { key: randomUUID() })
      if (step === 1 && requested[0]) await approvePayout(finance, requested[0].id)
      if (step === 2 && (sent[0] ?? approved[0]))
        await markPayout(finance, (sent[0] ?? approved[0])?.id ?? '', 'paid', 'SEPA')
      const paid = ended.find(({ state }) => state === 'paid')
      if (step === 3 && paid && !paid.fee && its.chance(30)) await writePayoutFee(finance, paid.id, '0.35')
      else if (step === 3 && paid && its.chance(40)) await markPayout(finance, paid.id, 'returned', 'account closed')
    },
    // As the job of a paid order does.
    async square(its: Choose) {
      const order = orders[its.below(orders.length)]
      if (order) await squareTopUp(order.orderId)
    },
    /** Everything that was on its way arrives, and whoever stayed silent is asked. */
    async settleAll() {
      double.calm()
      for (let round = 0; round < 3; round += 1) for (const call of waiting.splice(0)) await call()
      // Nearly two weeks later. A sweep asks about so many at once; the shop's worker comes again every minute.
      const later = new Date(Date.now() + 13 * 24 * 3_600_000)
      const silent = async () => {
        const { events, paymentIds } = await findSilent(later)
        return events.length + paymentIds.length
      }
      do await sweepPayments(later)
      while ((await silent()) > 0)
      await sweepDisputes(later)
      const unheard = await sweepDisputes(later)
      if (unheard > 0) throw new Error(`${unheard} disputes are not as Stripe says, though it was asked`)
      for (const hours of [3, 30]) {
        const clock = { now: () => new Date(Date.now() + hours * 3_600_000) }
        while ((await sweepRefunds(clock)) > 0);
      }
      for (const { orderId } of orders) {
        await squareTopUp(orderId)
        await findOrder(finance, orderId)
      }
    },
  }
}

async function people(count: number): Promise<UserActor[]> {
  return Promise.all(Array.from({ length: count }, async () => (await createPerson()).actor))
}

async function randomPack(choose: Choose, artists: readonly UserActor[]): Promise<string> {
  const hands = artists.slice(choose.below(artists.length)).slice(0, 3)
  const each = Math.floor(10_000 / hands.length)
  const shares = hands.map(({ id }, index) => ({
    userId: id,
    points: index === 0 ? 10_000 - each * (hands.length - 1) : each,
  }))
  const { packId } = await createPackOnSale({
    artistId: hands[0]?.id ?? '',
    pricing: 'choose',
    minor: 199n,
    shares,
  })
  return packId
}

async function expectSound(finance: UserActor): Promise<void> {
  const broken = await checkInvariants()
  if (broken.length > 0) throw new Error(`invariants do not hold: ${JSON.stringify(broken)}`)
  for (const { book, currency, difference } of await trialBalance(finance))
    if (difference.minor !== 0n) throw new Error(`the ${book} book is off by ${toDecimal(difference)} ${currency}`)
  const debtors = await db.$queryRaw<{ userId: string }[]>`
    SELECT w."userId" FROM "WalletBalance" w JOIN "LedgerAccount" a ON a."ownerId" = w."userId" AND a.book = w.book AND a.path LIKE '%stars_owed:%'
    JOIN "Posting" p ON p."accountPath" = a.path GROUP BY w."userId", w.book, w."paidMinor"
    HAVING sum(p."amountMinor") < 0 OR (sum(p."amountMinor") > 0 AND w."paidMinor" > 0)`
  if (debtors.length > 0)
    throw new Error(`stars and what is owed of them stand side by side: ${JSON.stringify(debtors)}`)
  const silent = await db.providerEvent.count({ where: { settledAt: null } })
  if (silent > 0) throw new Error(`${silent} events had no effect`)
  const [money] = await db.$queryRaw<{ taken: bigint; booked: bigint }[]>`
    SELECT ((SELECT coalesce(sum("capturedMinor"), 0) FROM "SandboxCharge")
        - (SELECT coalesce(sum("amountMinor"), 0) FROM "HouseRefund" WHERE provider = 'sandbox' AND state = 'done'))::bigint AS taken,
      (SELECT coalesce(sum(p."amountMinor"), 0) FROM "Posting" p JOIN "JournalEntry" e ON e.id = p."entryId"
       WHERE p."accountPath" LIKE 'test:psp:sandbox:%' AND e.kind <> 'sent_back')::bigint AS booked`
  if (money?.taken !== money?.booked)
    throw new Error(`the sandbox took ${money?.taken}, the books have ${money?.booked}`)
}
