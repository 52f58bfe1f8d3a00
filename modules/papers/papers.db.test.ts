import { randomUUID } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { money } from '@/core/money'
import { findAudit } from '@/infra/audit'
import { closeDb, db, inTransaction } from '@/infra/db'
import { closeQueue } from '@/infra/jobs'
import { findOrder } from '@/modules/checkout/find-order'
import { markReceived } from '@/modules/checkout/mark-received'
import { placeOrder } from '@/modules/checkout/place-order'
import { refundOrder } from '@/modules/checkout/refund-order'
import { markRefund } from '@/modules/checkout/mark-refund'
import { previewRefund } from '@/modules/checkout/preview-refund'
import { setTaxRate } from '@/modules/checkout/set-tax-rate'
import { findBalances } from '@/modules/ledger/find-balances'
import { findTransfer } from '@/modules/payments/find-payment'
import { approvePayout } from '@/modules/payouts/approve-payout'
import { markPayout } from '@/modules/payouts/mark-payout'
import { requestPayout } from '@/modules/payouts/request-payout'
import { setBankAccount } from '@/modules/payouts/set-account'
import { buy, confirmation } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { IBAN, releaseAll } from '@/testing/payouts'
import { createPerson } from '@/testing/people'
import { askForInvoice } from './ask-for-invoice'
import { listPapers } from './list-papers'
import { makePaper } from './make-paper'
import { paperNumber, type PaperKind } from './paper'

const year = new Date().getUTCFullYear()

let finance: UserActor
let artist: UserActor
let friend: UserActor
let buyer: UserActor
let packId: string
let orderId: string

beforeAll(async () => {
  finance = (await createPerson({ roles: ['finance'] })).actor
  artist = (await createPerson({ roles: ['artist'], name: 'ليلى حسن' })).actor
  friend = (await createPerson({ roles: ['artist'], name: 'Tariq' })).actor
  await setTaxRate(finance, { country: 'FR', points: 2_000 })
  packId = (
    await createPackOnSale({
      artistId: artist.id,
      title: 'قطط في اجتماع',
      pricing: 'choose',
      minor: 299n,
      shares: [
        { userId: artist.id, points: 7_000, part: '' },
        { userId: friend.id, points: 3_000, part: 'ink' },
      ],
    })
  ).packId
  ;({ orderId, buyer } = await sell(2_999n))
}, 60_000)
afterAll(async () => {
  await closeQueue()
  await closeDb()
})

/** A sale of real money to somebody in France. */
async function sell(minor: bigint): Promise<{ orderId: string; buyer: UserActor }> {
  const { actor } = await createPerson()
  const placing = await confirmation(packId, { provider: 'manual', country: 'FR', chosenMinor: minor })
  const { orderId: id } = await placeOrder(actor, placing)
  const ref = (await findTransfer(db, id))?.ref ?? ''
  const amount = `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`
  await markReceived(finance, { typed: ref, amount, bankRef: randomUUID() })
  return { orderId: id, buyer: actor }
}

/** What a reader of PDF files that knows nothing of ours finds in one. */
async function read(actor: UserActor, kind: PaperKind, id: string, locale: 'en' | 'ar' = 'en'): Promise<string> {
  const bytes = await makePaper(actor, { kind, id, locale })
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return text
}

describe('the receipt of an order', () => {
  test('says the price and every part of it, as the books do', async () => {
    const text = await read(buyer, 'receipt', orderId)
    const order = await findOrder(buyer, orderId)
    // 29.99 at 20 %: 5.00 of tax, of 24.99 a fifth rounded down is 4.99, and 20.00 is parted 7 to 3.
    for (const words of [
      'Receipt',
      orderId,
      order.entryId ?? '?',
      '$29.99',
      '$24.99',
      '$5.00',
      '$4.99',
      '$14.00',
      '$6.00',
      'France',
      'Tariq',
    ])
      // prettier-ignore
      expect(text).toContain(words)
  })

  test('is Arabic where it is asked for in Arabic, with letters that can be searched', async () => {
    const text = await read(buyer, 'receipt', orderId, 'ar')
    for (const words of ['إيصال', 'قطط', 'اجتماع', 'ليلى', 'المجموع', '$29.99']) expect(text).toContain(words)
  })

  test('read by somebody of the shop is a look at its buyer, on record; read by the buyer it is not', async () => {
    const look = { subject: buyer.id, action: 'person.paper_read' }
    await makePaper(buyer, { kind: 'receipt', id: orderId, locale: 'en' })
    expect(await findAudit(db, look)).toEqual([])
    await makePaper(finance, { kind: 'receipt', id: orderId, locale: 'en' })
    expect(await findAudit(db, look)).toMatchObject([{ actor: finance.id, after: { kind: 'receipt', id: orderId } }])
  })

  test('is the same file each time', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(() => makePaper(buyer, { kind: 'receipt', id: orderId, locale: 'ar' })),
    )
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true)
  })

  test('of play money says so; of an order that is not paid there is none', async () => {
    const other = (await createPerson()).actor
    const played = await buy(other, packId, { chosenMinor: 500n })
    expect(await read(other, 'receipt', played)).toContain('no real money moved')
    const waiting = await placeOrder((await createPerson()).actor, await confirmation(packId, { provider: 'manual', chosenMinor: 300n })) // prettier-ignore
    await expect(makePaper(finance, { kind: 'receipt', id: waiting.orderId, locale: 'en' })).rejects.toMatchObject({
      code: 'papers.not_paid',
    })
  })
})

describe('an invoice', () => {
  const party = { name: 'Atelier Nour', address: '3 rue des Lilas\n75020 Paris', taxNumber: 'fr12345678901' }

  test('has the next number of its year, and stays as it was issued', async () => {
    const more = await Promise.all([sell(400n), sell(500n), sell(600n)])
    // All at once, and one of them twice: each gets one, and no number is lost.
    await Promise.all([...more, ...more.slice(0, 1)].map((its) => askForInvoice(its.buyer, its.orderId, party)))
    await askForInvoice(buyer, orderId, party)
    await askForInvoice(buyer, orderId, { ...party, name: 'Somebody else' })
    const issued = await Promise.all([...more, { orderId, buyer }].map((its) => listPapers(its.buyer, its.orderId)))
    expect(issued.map((papers) => papers.length)).toEqual([1, 1, 1, 1])
    expect(issued.flatMap((papers) => papers.map(paperNumber)).toSorted()).toEqual(
      [1, 2, 3, 4].map((no) => `INV-${year}-00000${no}`),
    )
    const text = await read(buyer, 'invoice', orderId)
    for (const words of [`INV-${year}-000004`, 'Atelier Nour', '75020 Paris', 'FR12345678901', '$29.99', '$5.00'])
      expect(text).toContain(words)
    expect(text).not.toContain('Somebody else')
    const arabic = await read(buyer, 'invoice', orderId, 'ar')
    for (const words of ['فاتورة', `INV-${year}-000004`, 'Atelier Nour', 'فرنسا', 'اجتماع', '$29.99'])
      expect(arabic).toContain(words)
  })

  test('whose transaction fails gives its number back', async () => {
    const { orderId: id, buyer: his } = await sell(700n)
    const failed = inTransaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO "Paper" (series, book, year, no, "orderId", "userId", buyer, seller)
        VALUES ('invoice', 'live', 0, 0, ${id}, ${his.id}, '{}', '{}')`
      throw new Error('on second thoughts')
    })
    await expect(failed).rejects.toThrow('second thoughts')
    await askForInvoice(his, id, party)
    expect((await listPapers(his, id)).map(({ no }) => no)).toEqual([5])
  })

  test('names its buyer, is written once it is paid, and can be neither changed nor deleted', async () => {
    const empty = askForInvoice(buyer, orderId, { ...party, name: ' ' })
    await expect(empty).rejects.toMatchObject({ code: 'papers.bad_party' })
    await expect(askForInvoice(finance, orderId, party)).rejects.toMatchObject({ status: 404 })
    await expect(db.$executeRaw`UPDATE "Paper" SET no = 9`).rejects.toThrow()
    await expect(db.$executeRaw`DELETE FROM "Paper"`).rejects.toThrow()
  })
})

test('a refund has a credit note from the moment it is done, with the tax that went back', async () => {
  const order = await findOrder(finance, orderId)
  const plan = await previewRefund(finance, orderId, { lineIds: [], amount: '10.00' })
  await refundOrder(finance, { orderId, lineIds: [], amount: money(1_000n, 'USD'), reason: 'goodwill', note: '', seen: plan.seen, key: randomUUID() }) // prettier-ignore
  const [refund] = (await findOrder(finance, orderId)).refunds
  const id = refund?.id ?? ''
  await expect(makePaper(buyer, { kind: 'credit-note', id, locale: 'en' })).rejects.toMatchObject({ status: 409 })
  await markRefund(finance, id, 'done', 'back-1')
  const text = await read(buyer, 'credit-note', id)
  for (const words of [`CRN-${year}-000001`, `INV-${year}-000004`, '−$10.00', '−$1.67', '−$8.33'])
    expect(text).toContain(words)
  expect(order.total.minor).toBe(2_999n)
})

test('a payout has a statement that leads from what was there to what is left', async () => {
  await releaseAll(artist)
  await setBankAccount(artist, { holder: 'Layla Hassan', account: IBAN, bic: '' })
  const { payoutId } = await requestPayout(artist, { key: randomUUID() })
  await approvePayout(finance, payoutId)
  await expect(makePaper(artist, { kind: 'statement', id: payoutId, locale: 'en' })).rejects.toMatchObject({
    status: 409,
  })
  await markPayout(finance, payoutId, 'paid', 'SEPA-7')
  await sell(1_500n)

  const text = await read(artist, 'statement', payoutId)
  const [live] = (await findBalances(db, artist.id)).filter(({ book }) => book === 'live')
  // Five sales of 29.99, 4, 5, 6 and 7: of each, less tax and fee, seven tenths; and 10.00 of the first went back.
  const sold = [1_400n, 187n, 234n, 280n, 327n].reduce((sum, minor) => sum + minor, 0n)
  const paid = sold - 467n
  const written = (minor: bigint) => `$${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`
  for (const words of [`STM-${year}-000001`, 'Layla Hassan', 'SEPA-7', '× 5', written(sold), '−$4.67', written(paid)])
    expect(text).toContain(words)
  expect(live?.available.minor).toBe(0n)
  expect(text).toContain('$0.00')
})
