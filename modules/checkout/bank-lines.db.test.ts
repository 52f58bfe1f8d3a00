import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { findAudit } from '@/infra/audit'
import { closeDb, db } from '@/infra/db'
import { closeQueue } from '@/infra/jobs'
import { bookBankCharge } from '@/modules/payments/book-charge'
import type { BankColumns } from '@/modules/payments/bank-csv'
import { importBankFile } from '@/modules/payments/import-bank-file'
import { fetchMovements } from '@/modules/payments/fetch-movements'
import { listBankLines } from '@/modules/payments/list-bank-lines'
import { failSandboxRefund, playSandbox } from '@/modules/payments/play-sandbox'
import { openDay, reconcile } from '@/modules/payments/reconcile'
import { setAsideLine } from '@/modules/payments/set-aside-line'
import { chargeOf, confirmation } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { bookBankLines } from './book-bank-lines'
import { checkInvariants } from './check-invariants'
import { findOrder } from './find-order'
import { placeOrder } from './place-order'
import { previewRefund } from './preview-refund'
import { refundOrder } from './refund-order'
import { sweepPayments } from './sweep-payments'

const columns: BankColumns = {
  day: 'Day',
  amount: 'Amount',
  text: 'Words',
  payer: '',
  dayForm: 'DD.MM.YYYY',
  decimal: ',',
}

let finance: UserActor
let packId: string
beforeAll(async () => {
  finance = (await createPerson({ roles: ['finance'] })).actor
  const artist = (await createPerson({ roles: ['artist'] })).actor
  packId = (await createPackOnSale({ artistId: artist.id, pricing: 'fixed', minor: 499n })).packId
})
afterAll(async () => {
  await closeQueue()
  await closeDb()
})

async function waitingOrder() {
  const buyer = (await createPerson()).actor
  const { orderId } = await placeOrder(buyer, await confirmation(packId, { provider: 'manual' }))
  const [payment] = await db.$queryRaw<{ ref: string }[]>`SELECT ref FROM "ManualPayment" WHERE "orderId" = ${orderId}`
  return { buyer, orderId, ref: payment?.ref ?? '' }
}

const importLines = (...lines: string[]) =>
  importBankFile(
    finance,
    { name: 'november.csv', bytes: Buffer.from(['Day;Words;Amount', ...lines].join('\n')) },
    columns,
  )
const linesOf = async (word: string) => (await listBankLines(finance)).lines.filter(({ text }) => text.includes(word))
const state = async (buyer: UserActor, orderId: string) => (await findOrder(buyer, orderId)).state
const pick = (lines: readonly { hash: string; ref: string | null }[]) =>
  lines.map(({ hash, ref }) => ({ hash, ref: ref ?? '' }))

describe('a bank file', () => {
  test('settles the orders whose transfers stand in it, once, however often it is read', async () => {
    const [one, two] = [await waitingOrder(), await waitingOrder()]
    const file = [`27.11.2026;fits ${one.ref};4,99`, `28.11.2026;fits ${two.ref};4,99`, '28.11.2026;fits rent;-900,00']
    expect(await importLines(...file)).toEqual({ lines: 3, fresh: 3 })
    expect(await state(one.buyer, one.orderId)).toBe('created') // nothing is booked by reading

    const exact = (await linesOf('fits')).filter(({ match }) => match === 'exact')
    expect(exact.map(({ ref }) => ref)).toEqual([one.ref, two.ref])
    expect(await bookBankLines(finance, pick(exact))).toBe(2)
    expect(await state(one.buyer, one.orderId)).toBe('paid')
    expect(await state(two.buyer, two.orderId)).toBe('paid')

    expect(await importLines(...file, '29.11.2026;fits later;5,00')).toEqual({ lines: 4, fresh: 1 })
    expect(await bookBankLines(finance, pick(exact))).toBe(0)
    expect((await linesOf('fits')).map(({ match }) => match)).toEqual(['out', 'unknown'])
    expect(await checkInvariants()).toEqual([])
  })

  test('two at once who confirm the same line: it is booked by one', async () => {
    const { ref } = await waitingOrder()
    await importLines(`28.11.2026;race ${ref};4,99`)
    const lines = pick(await linesOf('race'))
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => bookBankLines(finance, lines)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [entry] = await db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM "JournalEntry" e JOIN "ManualPayment" m ON e.key = 'sale:' || m."orderId" WHERE m.ref = ${ref}`
    expect(entry?.count).toBe(1n)
    expect(await checkInvariants()).toEqual([])
  })

  test('shows what is too little, too much, a second time, or of nobody, and keeps it until it is dealt with', async () => {
    const [less, more, twice] = [await waitingOrder(), await waitingOrder(), await waitingOrder()]
    await importLines(
      `28.11.2026;odd ${less.ref};4,00`,
      `28.11.2026;odd ${more.ref};5,50`,
      `27.11.2026;odd ${twice.ref};4,99`,
      `28.11.2026;odd ${twice.ref} again;4,99`,
      '28.11.2026;odd without a word;4,99',
    )
    const seen = Object.fromEntries((await linesOf('odd')).map(({ text, match }) => [text.slice(4), match]))
    expect(seen).toEqual({
      [less.ref]: 'partial',
      [more.ref]: 'surplus',
      [twice.ref]: 'exact',
      [`${twice.ref} again`]: 'surplus',
      'without a word': 'unknown',
    })

    const partial = (await linesOf(less.ref)).slice(0, 1)
    expect(await bookBankLines(finance, pick(partial))).toBe(1)
    expect(await state(less.buyer, less.orderId)).toBe('created')
    const [alarm] = await db.$queryRaw<
      { alarm: string }[]
    >`SELECT alarm FROM "Payment" WHERE "orderId" = ${less.orderId}`
    expect(alarm?.alarm).toBe('amount')

    const [unknown] = await linesOf('without a word')
    await expect(bookBankLines(finance, [{ hash: unknown?.hash ?? '', ref: 'MQ-0000-0000-00' }])).rejects.toMatchObject(
      {
        code: 'payments.charge_not_found',
      },
    )
    // A reference that finance read out of the payer's letter.
    expect(await bookBankLines(finance, [{ hash: unknown?.hash ?? '', ref: twice.ref }])).toBe(1)
    expect(await state(twice.buyer, twice.orderId)).toBe('paid')
    expect(await checkInvariants()).toEqual([])
  })

  test('a line set aside has a reason and stops waiting; what was done with a line stays', async () => {
    await importLines('28.11.2026;aside rent;-900,00')
    const [line] = await linesOf('aside')
    await expect(setAsideLine(finance, line?.hash ?? '', ' ')).rejects.toMatchObject({ code: 'payments.bank_note' })
    await setAsideLine(finance, line?.hash ?? '', 'the studio’s rent')
    expect(await linesOf('aside')).toEqual([])
    await expect(setAsideLine(finance, line?.hash ?? '', 'again')).rejects.toMatchObject({ status: 404 })
    await expect(
      db.$executeRaw`UPDATE "BankLine" SET state = 'waiting', by = NULL, "doneAt" = NULL WHERE hash = ${line?.hash ?? ''}`,
    ).rejects.toThrow('is kept as it was')
    await expect(db.$executeRaw`DELETE FROM "BankLine"`).rejects.toThrow()
  })

  test('what the bank charges for the account is the shop’s cost, once; what came in never is', async () => {
    await importLines('28.11.2026;charges of the account;-12,50', '28.11.2026;charges given back;1,00')
    const [out, came] = (await linesOf('charges')).toSorted((a, b) => Number(a.amount.minor - b.amount.minor))
    const tries = await Promise.allSettled([1, 2, 3].map(() => bookBankCharge(finance, out?.hash ?? '')))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(bookBankCharge(finance, came?.hash ?? '')).rejects.toMatchObject({ status: 404 })
    expect((await linesOf('charges')).map(({ text }) => text)).toEqual(['charges given back'])
    const entry = await db.journalEntry.findUniqueOrThrow({ where: { key: `charge:manual:${out?.hash}` } })
    const postings = await db.posting.findMany({ where: { entryId: entry.id }, orderBy: { position: 'asc' } })
    expect(postings.map(({ accountPath, amountMinor }) => [accountPath, amountMinor])).toEqual([
      ['provider_charge:USD', 1_250n],
      ['bank:USD', -1_250n],
    ])
    expect((await findAudit(db, { subject: entry.id })).map(({ action }) => action)).toEqual(['books.charge'])
    expect(await checkInvariants()).toEqual([])
  })

  test('is remembered by how it was read, and is for finance and admins only', async () => {
    expect((await listBankLines(finance)).columns).toEqual(columns)
    const stranger = (await createPerson({ roles: ['artist', 'reviewer'] })).actor
    await expect(listBankLines(stranger)).rejects.toMatchObject({ status: 403 })
    await expect(importBankFile(stranger, { name: 'x', bytes: Buffer.from('x') }, columns)).rejects.toMatchObject({
      status: 403,
    })
    await expect(bookBankLines(stranger, [])).rejects.toMatchObject({ status: 403 })
    await expect(setAsideLine(stranger, 'x', 'y')).rejects.toMatchObject({ status: 403 })
  })
})

describe('day by day', () => {
  const compared = async (provider: string) => (await reconcile(finance)).find((its) => its.provider === provider)
  const dayOf = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10)

  test('the bank is set beside its statements: what one side only has is shown until the other has it', async () => {
    const { ref } = await waitingOrder()
    const [today, before] = [dayOf(0), dayOf(3)]
    const asRead = { ...columns, dayForm: 'YYYY-MM-DD' } as const
    const read = (...lines: string[]) =>
      importBankFile(finance, { name: 'b.csv', bytes: Buffer.from(['Day;Words;Amount', ...lines].join('\n')) }, asRead)
    const on = async (day: string) => {
      const found = (await compared('manual'))?.days.find((its) => its.day === day)
      return [found?.booked.minor ?? 0n, found?.said.minor ?? 0n, found?.open.minor]
    }
    await read(`${today};other ${ref}x;0,01`)
    const [booked, said, open = 0n] = await on(today)
    await read(`${before};day ${ref};4,99`)
    expect(await on(before)).toEqual([0n, 499n, expect.any(BigInt)])
    expect(await on(today)).toEqual([booked, said, open - 499n])
    await bookBankLines(finance, pick(await linesOf(`day ${ref}`)))
    // Booked days after it came: even again in what is open.
    expect(await on(today)).toEqual([(booked ?? 0n) + 499n, said, open])
    const { movements } = await openDay(finance, { provider: 'manual', test: false, currency: 'USD', day: before })
    expect(movements.filter(({ source }) => source.includes(ref)).map(({ minor }) => minor)).toEqual([499n])
  })

  test('so is the sandbox beside its list: takings nobody heard of, and a refund that came back', async () => {
    const buyer = (await createPerson()).actor
    const { orderId } = await placeOrder(buyer, await confirmation(packId))
    const silence = () => Promise.resolve()
    await playSandbox(await chargeOf(orderId), 'late', silence)
    const now = async () => {
      await fetchMovements(new Date(Date.now() + 1_000))
      return (await compared('sandbox'))?.days.map((day) => [day.booked.minor, day.said.minor, day.difference.minor])
    }
    expect(await now()).toEqual([[0n, 499n, -499n]])
    await sweepPayments(new Date(Date.now() + 5 * 60_000))
    expect(await now()).toEqual([[499n, 499n, 0n]])
    const { amount, seen } = await previewRefund(finance, orderId, { lineIds: [], amount: '1.00' })
    const refund = await refundOrder(finance, {
      orderId,
      amount,
      seen,
      reason: 'goodwill',
      note: '',
      key: randomUUID(),
    })
    expect(await now()).toEqual([[399n, 399n, 0n]])
    await failSandboxRefund(refund.id, silence)
    expect(await now()).toEqual([[399n, 499n, -100n]])
  })
})
