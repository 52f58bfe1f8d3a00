import { newId } from '@/core/ids'
import { money } from '@/core/money'
import { db } from '@/infra/db'
import { settleOrder } from '@/modules/checkout/settle-order'
import { saleEntry } from '@/modules/ledger/entries'
import type { Entry } from '@/modules/ledger/entry'
import { findPayment } from '@/modules/payments/find-payment'
import type { Payment } from '@/modules/payments/payment'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'

// Orders that wait to be settled, for benches: in the database that the settings name.

export const CONNECTIONS = 8
const PACKS = 40
export const GROSS = 499n

export interface Waiting {
  orderId: string
  lineId: string
  buyerId: string
  packId: string
  paymentId: string
  eventId: string
  entry: Entry
  payment?: Payment | undefined
}

const packs: { packId: string; versionId: string; artistId: string }[] = []
for (let turn = 0; turn < PACKS; turn += 1)
  packs.push(
    await createPackOnSale({
      artistId: (await createPerson()).actor.id,
      pricing: 'fixed',
      minor: GROSS,
    }),
  )
const inker = (await createPerson()).actor.id

/** What a sale of one pack by an artist and an inker posts. */
export function soldEntry(orderId: string, lineId: string, artistId: string, inkerId: string): Entry {
  const share = (userId: string, minor: bigint) => ({ userId, part: money(minor, 'USD') })
  return saleEntry({
    orderId,
    book: 'test',
    provider: 'sandbox',
    country: 'US',
    total: money(GROSS, 'USD'),
    lines: [
      {
        id: lineId,
        tax: money(0n, 'USD'),
        fee: money(99n, 'USD'),
        shares: [share(artistId, 280n), share(inkerId, 120n)],
      },
    ],
  })
}

/** In lots, for no statement of ours may take long. */
export async function makeWaiting(count: number): Promise<Waiting[]> {
  const lots: Waiting[] = []
  for (let left = count; left > 0; left -= 100) lots.push(...(await makeLot(Math.min(left, 100))))
  return lots
}

/** Orders that wait, their payments and the events that tell they are paid, as placing and receiving leave them. */
async function makeLot(count: number): Promise<Waiting[]> {
  const waiting = Array.from({ length: count }, (_, turn): Waiting => {
    const { packId, artistId } = packs[turn % PACKS] ?? { packId: '', artistId: '' }
    const [orderId, lineId] = [newId('order'), newId('orderLine')]
    const entry = soldEntry(orderId, lineId, artistId, inker)
    const ids = { buyerId: newId('user'), paymentId: newId('payment'), eventId: newId('event') }
    return { orderId, lineId, packId, entry, ...ids }
  })
  const common = { currency: 'USD', provider: 'sandbox' }
  await db.order.createMany({
    data: waiting.map(({ orderId, buyerId, entry }) => ({
      ...common,
      id: orderId,
      buyerId,
      key: orderId,
      totalMinor: GROSS,
      country: 'US',
      test: true,
      entry: JSON.parse(JSON.stringify(entry)) as object,
    })),
  })
  await db.orderLine.createMany({
    data: waiting.map(({ orderId, lineId, packId }) => ({
      id: lineId,
      orderId,
      packId,
      versionId: packId,
      title: 'Measured Cats',
      artistId: inker,
      grossMinor: GROSS,
      taxMinor: 0n,
      taxPoints: 0,
      feeMinor: 99n,
      feePoints: 2_000,
    })),
  })
  await db.payment.createMany({
    data: waiting.map(({ orderId, paymentId }) => ({
      ...common,
      id: paymentId,
      orderId,
      key: `${orderId}:1`,
      ref: paymentId,
      state: 'open',
      amountMinor: GROSS,
    })),
  })
  await db.providerEvent.createMany({
    data: waiting.map(({ eventId, paymentId }) => ({
      id: eventId,
      provider: 'sandbox',
      eventId,
      kind: 'payment.paid',
      paymentRef: paymentId,
      body: {},
    })),
  })
  for (const order of waiting) order.payment = await findPayment(order.paymentId)
  return waiting
}

/** Settle all of them, eight at a time. @returns How many a second. */
export async function measure(
  waiting: Waiting[],
  settle: (order: Waiting, lane: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now()
  let next = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, lane) => {
      for (let order = waiting[next++]; order; order = waiting[next++]) await settle(order, lane)
    }),
  )
  return (waiting.length / (performance.now() - began)) * 1_000
}

export async function ours(order: Waiting): Promise<void> {
  if (!order.payment || (await settleOrder(order.payment, GROSS, order.eventId)) !== 'settled')
    throw new Error(`${order.orderId} was not settled`)
}
