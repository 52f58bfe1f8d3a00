import { randomUUID } from 'node:crypto'
import type { UserActor } from '@/core/actor'
import { money } from '@/core/money'
import { db, inTransaction } from '@/infra/db'
import { markReceived } from '@/modules/checkout/mark-received'
import { placeOrder } from '@/modules/checkout/place-order'
import { releaseEntry } from '@/modules/ledger/entries'
import { findBalances } from '@/modules/ledger/find-balances'
import { post } from '@/modules/ledger/post'
import { releaseHolds } from '@/modules/ledger/release-holds'
import { findTransfer } from '@/modules/payments/find-payment'
import { setBankAccount } from '@/modules/payouts/set-account'
import { confirmation } from './orders'
import { asOwner } from './owner'
import { createPackOnSale } from './packs'
import { createPerson } from './people'

export const IBAN = 'DE89370400440532013000'

/** A pack is bought for real money by bank transfer. 80 % of it is the artist's, and waits. */
export async function buyForReal(minor: bigint, artistId?: string) {
  const { packId } = await createPackOnSale({ pricing: 'choose', ...(artistId && { artistId }) })
  return { packId, ...(await payForReal(packId, minor)) }
}

/** Somebody pays so much for a pack whose price he chooses, by bank transfer. */
export async function payForReal(packId: string, minor: bigint) {
  const buyer = (await createPerson()).actor
  const finance = (await createPerson({ roles: ['finance'] })).actor
  const { orderId } = await placeOrder(buyer, await confirmation(packId, { provider: 'manual', chosenMinor: minor }))
  const transfer = await findTransfer(db, orderId)
  const amount = `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`
  await markReceived(finance, { typed: transfer?.ref ?? '', amount, bankRef: randomUUID() })
  return { buyer, orderId }
}

/** What these orders brought was sold so many days ago, and has waited out the hold. */
export async function releaseOrders(orderIds: readonly string[], daysAgo: number): Promise<void> {
  await asOwner(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await tx.$executeRaw`UPDATE "JournalEntry" SET at = now() - ${daysAgo}::int * interval '1 day' WHERE "orderId" = ANY(${[...orderIds]}) AND kind = 'sale'`
    await tx.$executeRaw`UPDATE "Order" SET "paidAt" = now() - ${daysAgo}::int * interval '1 day' WHERE id = ANY(${[...orderIds]})`
  })
  await releaseHolds()
}

/** A pack of this artist's is sold for real money. */
export async function sellForReal(artist: UserActor, minor: bigint): Promise<void> {
  await buyForReal(minor, artist.id)
}

/** The hold is over for all that waits. */
export async function releaseAll(artist: UserActor): Promise<void> {
  for (const { book, currency, pending } of await findBalances(db, artist.id)) {
    const day = `2020-01-01#${randomUUID()}`
    if (pending.minor > 0n)
      await inTransaction((tx) =>
        post(tx, releaseEntry({ userId: artist.id, book, amount: money(pending.minor, currency), day })),
      )
  }
}

/** An artist who has sold for `minor`, whose money can leave, to a bank account he has named. */
export async function createPaidArtist(minor = 5_000n, options: Parameters<typeof createPerson>[0] = {}) {
  const person = await createPerson({ roles: ['artist'], ...options })
  await sellForReal(person.actor, minor)
  await releaseAll(person.actor)
  await setBankAccount(person.actor, { holder: 'Mira Fox', account: IBAN, bic: '' })
  return person
}
