import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { closeDb, db, inTransaction } from '@/infra/db'
import { closeQueue } from '@/infra/jobs'
import { receiveTransfer } from '@/modules/payments/receive-transfer'
import { confirmation } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { insertEvidence } from './db/evidence'
import { findRate } from './db/tax-rates'
import { listTaxRates } from './list-tax-rates'
import { placeOrder } from './place-order'
import { dropTaxRate, setTaxRate } from './set-tax-rate'
import { settleEvent } from './settle-payment'
import { exportTax, taxReport } from './tax-report'
import { asOwner } from '@/testing/owner'

const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS + days * DAY_MS)
const month = new Date().toISOString().slice(0, 7)

let finance: UserActor
let packId: string
beforeAll(async () => {
  finance = (await createPerson({ roles: ['finance'] })).actor
  const artist = (await createPerson({ roles: ['artist'] })).actor
  packId = (await createPackOnSale({ artistId: artist.id, pricing: 'fixed', minor: 299n })).packId
})
afterAll(async () => {
  await closeQueue()
  await closeDb()
})

/** A sale of real money to somebody in this country. */
async function sell(country: string): Promise<string> {
  const buyer = (await createPerson()).actor
  const { orderId } = await placeOrder(buyer, await confirmation(packId, { provider: 'manual', country }))
  const [payment] = await db.$queryRaw<{ ref: string }[]>`SELECT ref FROM "ManualPayment" WHERE "orderId" = ${orderId}`
  const { event } = await receiveTransfer(payment?.ref ?? '', { minor: 299n, bankRef: orderId, by: finance.id })
  await settleEvent(event)
  return orderId
}

describe('the table of rates', () => {
  test('says what is in force, what was and what will be; a day ahead changes nothing today', async () => {
    await setTaxRate(finance, { country: 'ES', points: 1_800 })
    await setTaxRate(finance, { country: 'ES', points: 2_100, fromDay: inDays(30) })
    const spain = async () =>
      (await listTaxRates(finance)).filter(({ country }) => country === 'ES').map(({ points, when }) => [points, when])
    expect(await spain()).toEqual([
      [2_100, 'future'],
      [1_800, 'now'],
    ])
    expect((await findRate(db, 'ES', inDays(29)))?.points).toBe(1_800)
    expect((await findRate(db, 'ES', inDays(30)))?.points).toBe(2_100)
    await dropTaxRate(finance, { country: 'ES', fromDay: inDays(30) })
    expect(await spain()).toEqual([[1_800, 'now']])
    await expect(dropTaxRate(finance, { country: 'ES', fromDay: inDays(30) })).rejects.toMatchObject({ status: 422 })
    await expect(dropTaxRate(finance, { country: 'ES', fromDay: inDays(0) })).rejects.toMatchObject({ status: 422 })
  })

  test('never changes a day that is over, whoever writes', async () => {
    await expect(setTaxRate(finance, { country: 'IT', points: 2_200, fromDay: inDays(-1) })).rejects.toMatchObject({
      code: 'checkout.tax_day_past',
    })
    const insert = `INSERT INTO "TaxRate" (country, "fromDay", points) VALUES ('IT', now() - interval '9 days', 2200)`
    await expect(db.$executeRawUnsafe(insert)).rejects.toThrow('stays as it was')
    await asOwner(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`
      await tx.$executeRawUnsafe(insert)
    })
    await expect(db.$executeRaw`UPDATE "TaxRate" SET points = 1 WHERE country = 'IT'`).rejects.toThrow(
      'stays as it was',
    )
    await expect(db.$executeRaw`DELETE FROM "TaxRate" WHERE country = 'IT'`).rejects.toThrow('stays as it was')
  })
})

describe('the tax of a month', () => {
  test('is by country and by the rate it was sold under', async () => {
    await setTaxRate(finance, { country: 'FR', points: 1_000 })
    await sell('FR')
    await setTaxRate(finance, { country: 'FR', points: 2_000 })
    const proven = await sell('FR')
    const doubted = await sell('FR')
    await sell('JP')
    // A processor would tell where the card is from, once it tells its fee.
    for (const [orderId, card] of [
      [proven, 'FR'],
      [doubted, 'BE'],
    ] as const)
      await inTransaction((tx) => insertEvidence(tx, orderId, { kind: 'card', country: card, by: 'stripe' }))
    const rows = await taxReport(finance, { from: month, to: month })
    expect(
      rows.map(({ country, points, lines, gross, net, tax }) => [
        country,
        points,
        lines,
        gross.minor,
        net.minor,
        tax.minor,
      ]),
    ).toEqual([
      ['FR', 1_000, 1, 299n, 272n, 27n],
      ['FR', 2_000, 2, 598n, 498n, 100n],
      ['JP', 0, 1, 299n, 299n, 0n],
    ])
    const [{ owed } = { owed: 0n }] = await db.$queryRaw<{ owed: bigint }[]>`
      SELECT (-sum("amountMinor"))::bigint AS owed FROM "Posting" WHERE "accountPath" = 'tax:FR:USD'`
    expect(owed).toBe(127n) // what the books owe is what the report says
    expect(await exportTax(finance, { from: month, to: month })).toContain(
      `"${month}","FR",20,"USD",2,1,1,5.98,4.98,1.00\r\n`,
    )
  })

  test('has nothing of other months, and refuses what is no month', async () => {
    expect(await taxReport(finance, { from: '2025-01', to: '2025-12' })).toEqual([])
    for (const months of [
      { from: '2026-13', to: '2026-13' },
      { from: '2026-02', to: '2026-01' },
      { from: `'; --`, to: '' },
    ])
      await expect(taxReport(finance, months)).rejects.toMatchObject({ code: 'checkout.bad_months' })
  })

  test('is for finance and admins only', async () => {
    const artist = (await createPerson({ roles: ['artist', 'reviewer'] })).actor
    for (const asked of [
      listTaxRates(artist),
      taxReport(artist, { from: month, to: month }),
      exportTax(artist, { from: month, to: month }),
      setTaxRate(artist, { country: 'FR', points: 0 }),
      dropTaxRate(artist, { country: 'FR', fromDay: inDays(5) }),
    ])
      await expect(asked).rejects.toMatchObject({ status: 403 })
  })
})
