import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { money } from '@/core/money'
import { findAudit } from '@/infra/audit'
import { db, inTransaction } from '@/infra/db'
import { checkInvariants } from '@/modules/checkout/check-invariants'
import { payoutAskedEntry } from '@/modules/ledger/payout-entries'
import { findBalances } from '@/modules/ledger/find-balances'
import { post } from '@/modules/ledger/post'
import { reverseEntry } from '@/modules/ledger/reverse-entry'
import { noticeQueued } from '@/modules/notifications/jobs'
import { buy } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPaidArtist, IBAN, releaseAll, sellForReal } from '@/testing/payouts'
import { createPerson } from '@/testing/people'
import { approvePayout } from '@/modules/payouts/approve-payout'
import { writePayoutFee } from '@/modules/payouts/book-payout-fee'
import { cancelPayout } from '@/modules/payouts/cancel-payout'
import { findMyPayouts, payableOf } from '@/modules/payouts/find-payable'
import { findPayoutTimes } from '@/modules/payouts/find-payout-times'
import { freezePayouts, liftFreeze } from '@/modules/payouts/freeze-payouts'
import { exportBatch, handOver } from '@/modules/payouts/hand-over'
import { exportWithholding, grantTreaty, setWithholding } from '@/modules/payouts/keep-withholding'
import { listPayouts } from '@/modules/payouts/list-payouts'
import { markPayout } from '@/modules/payouts/mark-payout'
import { PAYOUT_MOVES, PAYOUT_STATES } from '@/modules/payouts/payout'
import { requestForBanned, requestPayout } from '@/modules/payouts/request-payout'
import { setBankAccount } from '@/modules/payouts/set-account'
import { stateTaxHome, stateTaxHomeOfBanned } from '@/modules/payouts/state-tax-home'

let finance: UserActor
let admin: UserActor

beforeAll(async () => {
  finance = (await createPerson({ roles: ['finance'] })).actor
  admin = (await createPerson({ roles: ['admin'] })).actor
})
afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
})

const ask = (artist: UserActor, key: string = randomUUID()) => requestPayout(artist, { key })
const available = async ({ id }: UserActor) =>
  (await findBalances(db, id)).find((row) => row.book === 'live')?.available.minor ?? 0n
const bank = async () =>
  (await db.posting.aggregate({ where: { accountPath: 'bank:USD' }, _sum: { amountMinor: true } }))._sum.amountMinor ??
  0n
const mailsTo = async (email: string) => {
  const rows = await db.$queryRaw<{ data: { to: string; kind: string } }[]>`
    SELECT data FROM pgboss.job WHERE name = ${noticeQueued.name} ORDER BY created_on`
  return rows.filter((row) => row.data.to === email).map((row) => row.data.kind)
}
const stateOf = async (artist: UserActor) => (await findMyPayouts(artist)).history[0]?.state

async function approved(minor = 5_000n) {
  const { actor, email } = await createPaidArtist(minor)
  const { payoutId } = await ask(actor)
  await approvePayout(finance, payoutId)
  return { artist: actor, email, payoutId }
}

describe('a payout by bank transfer', () => {
  test('is asked for, approved, handed to a bank and paid: each step booked once and told', async () => {
    const { actor: artist, email } = await createPaidArtist(5_000n)
    const before = await bank()
    expect(await findMyPayouts(artist)).toMatchObject({ payable: money(4_000n, 'USD'), hindrance: undefined })

    const { payoutId } = await ask(artist)
    expect(await available(artist)).toBe(0n)
    expect(await findMyPayouts(artist)).toMatchObject({ hindrance: 'under_way', open: { id: payoutId, account: IBAN } })

    await approvePayout(finance, payoutId)
    const { batch } = await handOver(finance)
    expect(await exportBatch(finance, batch, 'csv')).toContain(`"${payoutId}","Mira Fox","${IBAN}","","USD",40.00`)
    // Names and accounts of people: only just after a second factor, and each time on record.
    const stale = { ...finance, secondFactorAt: new Date(Date.now() - 3_600_000) }
    await expect(exportBatch(stale, batch, 'csv')).rejects.toMatchObject({ code: 'session.step_up' })
    expect(await findAudit(db, { subject: batch, action: 'payout.file_fetched' })).toMatchObject([
      { actor: finance.id, after: { format: 'csv', payouts: 1 } },
    ])
    expect(await stateOf(artist)).toBe('sent')

    await markPayout(finance, payoutId, 'paid', 'SEPA 4711')
    expect(await stateOf(artist)).toBe('paid')
    expect(await bank()).toBe(before - 4_000n)
    expect(await available(artist)).toBe(0n)
    expect(await mailsTo(email)).toEqual(['payout_account', 'payout_paid'])
    await expect(markPayout(finance, payoutId, 'paid', 'SEPA 4711')).rejects.toMatchObject({ code: 'payouts.moved' })
    expect((await findAudit(db, { subject: payoutId })).map((entry) => entry.action)).toEqual([
      'payout.paid',
      'payout.approved',
    ])
  })

  test('comes back days after it was paid: the money is the artist’s again, and can be asked for again', async () => {
    const { artist, email, payoutId } = await approved()
    const before = await bank()
    await markPayout(finance, payoutId, 'paid', 'SEPA 1')
    await markPayout(finance, payoutId, 'returned', 'The account is closed.')
    expect(await bank()).toBe(before)
    expect(await available(artist)).toBe(4_000n)
    expect(await mailsTo(email)).toEqual(['payout_account', 'payout_paid', 'payout_returned'])
    const { history, hindrance } = await findMyPayouts(artist)
    expect(history[0]).toMatchObject({ state: 'returned', reason: 'The account is closed.', ref: 'SEPA 1' })
    expect(history[0]?.entries.map(({ kind }) => kind)).toEqual(['payout_asked', 'payout_paid', 'payout_returned'])
    expect(hindrance).toBeUndefined()
    await expect(markPayout(finance, payoutId, 'returned', 'again')).rejects.toMatchObject({ code: 'payouts.moved' })
    expect((await ask(artist)).payoutId).not.toBe(payoutId)
  })

  test('what the bank charged for it is the shop’s cost, written down once, also of one that came back', async () => {
    const { artist, payoutId } = await approved()
    const before = await bank()
    const fee = (typed: string) => writePayoutFee(finance, payoutId, typed)
    await expect(fee('0.35')).rejects.toMatchObject({ code: 'payouts.moved' })
    await markPayout(finance, payoutId, 'paid', 'SEPA 2')
    await markPayout(finance, payoutId, 'returned', 'closed')
    for (const typed of ['much', '-1', '40.00'])
      await expect(fee(typed)).rejects.toMatchObject({ code: 'payouts.bad_fee' })
    const written = await Promise.allSettled([fee('0.35'), fee('0.40')])
    expect(written.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(fee('0.35')).rejects.toMatchObject({ code: 'payouts.moved' })
    await expect(db.payout.update({ where: { id: payoutId }, data: { feeMinor: 1n } })).rejects.toThrow(
      'known and kept',
    )
    const ended = (await listPayouts(finance)).ended.find(({ id }) => id === payoutId)
    expect(await bank()).toBe(before - (ended?.fee?.minor ?? 0n))
    expect(await available(artist)).toBe(4_000n)
  })

  test('is refused by the bank before it left: nothing went out', async () => {
    const { artist, email, payoutId } = await approved()
    const before = await bank()
    await handOver(finance)
    await markPayout(finance, payoutId, 'failed', 'No such account.')
    expect(await bank()).toBe(before)
    expect(await available(artist)).toBe(4_000n)
    expect(await mailsTo(email)).toEqual(['payout_account', 'payout_failed'])
  })

  test('is called off by its artist before it is approved, and by finance with a reason after', async () => {
    const { actor: artist } = await createPaidArtist()
    const { payoutId } = await ask(artist)
    await cancelPayout(artist, payoutId)
    expect(await available(artist)).toBe(4_000n)
    const { payoutId: second } = await ask(artist)
    await approvePayout(finance, second)
    await expect(cancelPayout(artist, second)).rejects.toMatchObject({ code: 'payouts.moved' })
    await expect(cancelPayout(finance, second)).rejects.toMatchObject({ code: 'payouts.reason_missing' })
    await cancelPayout(finance, second, 'Another account was asked for.')
    expect(await available(artist)).toBe(4_000n)
    await expect(markPayout(finance, second, 'paid', 'x')).rejects.toMatchObject({ code: 'payouts.moved' })
  })

  test('goes where it was asked to go, whatever is changed meanwhile', async () => {
    const { artist, payoutId } = await approved()
    await setBankAccount(artist, { holder: 'Someone Else', account: 'GB82WEST12345698765432', bic: '' })
    const { batch } = await handOver(finance)
    const list = await exportBatch(finance, batch, 'csv')
    expect(list).toContain(IBAN)
    expect(list).not.toContain('GB82')
    await markPayout(finance, payoutId, 'paid', 'SEPA 2')
  })
})

describe('what cannot be paid', () => {
  test('less than the minimum, and nothing to nowhere', async () => {
    const { actor: poor } = await createPaidArtist(1_000n)
    await expect(ask(poor)).rejects.toMatchObject({
      code: 'payouts.below_minimum',
      params: { least: '10.00 USD', has: '8.00 USD' },
    })
    const { actor: nowhere } = await createPerson({ roles: ['artist'] })
    await sellForReal(nowhere, 5_000n)
    await releaseAll(nowhere)
    expect((await findMyPayouts(nowhere)).hindrance).toBe('no_account')
    await expect(ask(nowhere)).rejects.toMatchObject({ code: 'payouts.no_account' })
  })

  test('what still waits out the hold', async () => {
    const { actor: artist } = await createPaidArtist(2_000n)
    await sellForReal(artist, 9_000n)
    const { payable, statement } = await findMyPayouts(artist)
    expect(payable).toEqual(money(1_600n, 'USD'))
    // And says so: what waits, and from when it does not any more.
    expect(statement).toMatchObject({ pending: money(7_200n, 'USD'), owed: money(0n, 'USD'), held: money(0n, 'USD') })
    expect(statement.releases.map(({ amount }) => amount.minor)).toEqual([8_800n])
  })

  test('play money, whatever there is of it', async () => {
    const { actor: artist } = await createPaidArtist(100n)
    const { packId } = await createPackOnSale({ artistId: artist.id, pricing: 'choose' })
    await buy((await createPerson()).actor, packId, { chosenMinor: 5_000n })
    await releaseAll(artist)
    expect((await findMyPayouts(artist)).payable).toEqual(money(80n, 'USD'))
    const play = payoutAskedEntry({ payoutId: 'po_x', userId: artist.id, book: 'test', amount: money(100n, 'USD') })
    await expect(inTransaction((tx) => post(tx, play))).rejects.toThrow('is of no payout')
  })

  test('what a refund took after it was available: it is netted from the next payout', async () => {
    const { actor: artist } = await createPaidArtist(5_000n)
    await sellForReal(artist, 2_000n)
    const [sale] = await db.journalEntry.findMany({
      where: { kind: 'sale', postings: { some: { account: { ownerId: artist.id } } } },
      orderBy: { id: 'desc' },
    })
    await releaseAll(artist)
    // Not through an order's refund, which is not this module's: its effect on the books alone.
    const undo = async (tx: Parameters<Parameters<typeof inTransaction>[0]>[0]) => {
      await reverseEntry(tx, sale?.id ?? '', 'refunded')
      expect((await payableOf(tx, artist.id, 'USD')).minor).toBe(4_000n)
      throw new Error('rolled back')
    }
    await expect(inTransaction(undo)).rejects.toThrow('rolled back')
    expect((await findMyPayouts(artist)).payable.minor).toBe(5_600n)
  })
})

describe('who may', () => {
  test('only finance and admins decide, and nobody about his own', async () => {
    const { actor: artist } = await createPaidArtist(5_000n, { roles: ['artist', 'finance'] })
    const { payoutId } = await ask(artist)
    const other = (await createPaidArtist()).actor
    await expect(approvePayout(other, payoutId)).rejects.toMatchObject({ status: 403 })
    await expect(approvePayout(artist, payoutId)).rejects.toMatchObject({ code: 'payouts.own' })
    await expect(cancelPayout(other, payoutId)).rejects.toMatchObject({ status: 404 })
    await expect(handOver(other)).rejects.toMatchObject({ status: 403 })
    await expect(listPayouts(other)).rejects.toMatchObject({ status: 403 })
    await approvePayout(admin, payoutId)
    await expect(markPayout(artist, payoutId, 'paid', 'x')).rejects.toMatchObject({ code: 'payouts.own' })
    await expect(markPayout(other, payoutId, 'paid', 'x')).rejects.toMatchObject({ status: 403 })
    expect((await findMyPayouts(other)).history).toEqual([])
  })

  test('a freeze stops request and approval, says why and until when, and ends by itself or by a hand', async () => {
    const { actor: artist } = await createPaidArtist()
    const { payoutId } = await ask(artist)
    const freeze = { handle: artist.handle, reason: 'disputes', note: 'Three at once.', days: 14 } as const
    await expect(freezePayouts(finance, { ...freeze, days: 91 })).rejects.toMatchObject({
      code: 'payouts.freeze_needs_end',
    })
    await expect(freezePayouts(artist, freeze)).rejects.toMatchObject({ status: 403 })
    await freezePayouts(finance, freeze)
    await expect(approvePayout(finance, payoutId)).rejects.toMatchObject({
      code: 'payouts.frozen',
      params: { reason: 'disputes' },
    })
    await cancelPayout(artist, payoutId)
    await expect(ask(artist)).rejects.toMatchObject({ code: 'payouts.frozen' })
    const view = await findMyPayouts(artist)
    expect(view).toMatchObject({ hindrance: 'frozen', freeze: { reason: 'disputes' } })
    // What was approved before the freeze is not handed to a bank either.
    const { artist: other, payoutId: approvedBefore } = await approved()
    await freezePayouts(finance, { ...freeze, handle: other.handle })
    await handOver(finance).catch((error: unknown) =>
      expect(error).toMatchObject({ code: 'payouts.nothing_to_export' }),
    )
    expect(await stateOf(other)).toBe('approved')
    await cancelPayout(finance, approvedBefore, 'It waits for the bank’s word.')
    const later = { now: () => new Date(Date.now() + 15 * 86_400_000) }
    expect((await findMyPayouts(artist, later)).hindrance).toBeUndefined()
    await liftFreeze(finance, view.freeze?.id ?? '')
    await expect(liftFreeze(finance, view.freeze?.id ?? '')).rejects.toMatchObject({ code: 'payouts.freeze_not_found' })
    await ask(artist)
  })
})

describe('in public', () => {
  test('late is what left late and what waits past its day; times, returns and stops are counted, nobody is named', async () => {
    const before = await findPayoutTimes()
    const daysAgo = (days: number) => ({ now: () => new Date(Date.now() - days * 86_400_000) })
    // Asked for ten days ago: to leave within seven.
    const [left, waits, inTime] = await Promise.all([createPaidArtist(), createPaidArtist(), createPaidArtist()])
    const late = await requestPayout(left.actor, { key: randomUUID() }, daysAgo(10))
    await approvePayout(finance, late.payoutId)
    await markPayout(finance, late.payoutId, 'paid', 'SEPA 10')
    await markPayout(finance, late.payoutId, 'returned', 'The account is closed.')
    await requestPayout(waits.actor, { key: randomUUID() }, daysAgo(20))
    const kept = await ask(inTime.actor)
    await approvePayout(finance, kept.payoutId)
    await markPayout(finance, kept.payoutId, 'paid', 'SEPA 11')
    await freezePayouts(finance, { handle: waits.actor.handle, reason: 'law', note: 'A court.', days: 3 })

    const after = await findPayoutTimes()
    const gained = (of: 'kept' | 'late' | 'paid' | 'returned') => (after.all?.[of] ?? 0) - (before.all?.[of] ?? 0)
    expect([gained('kept'), gained('late'), gained('paid'), gained('returned')]).toEqual([1, 2, 2, 1])
    expect(after.all?.most).toBeGreaterThanOrEqual(10 * 86_400)
    expect(after.waiting.longest).toBeGreaterThanOrEqual(20 * 86_400)
    expect(after.freezes.find((freeze) => freeze.reason === 'law')?.inForce).toBe(1)
    for (const of of ['kept', 'late', 'paid', 'returned'] as const)
      expect(after.months.reduce((sum, month) => sum + month[of], 0)).toBe(after.all?.[of])
    expect(JSON.stringify(after)).not.toContain(left.actor.id)
  })
})

describe('at the same moment', () => {
  test('of ten requests one wins, the others get words', async () => {
    const { actor: artist } = await createPaidArtist()
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => ask(artist)))
    const lost = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []))
    expect(lost).toHaveLength(9)
    for (const refusal of lost) expect(refusal.code).toBe('payouts.under_way')
    expect(await available(artist)).toBe(0n)
  })

  test('one click sent ten times is one payout', async () => {
    const { actor: artist } = await createPaidArtist()
    const key = randomUUID()
    const asked = await Promise.all(Array.from({ length: 10 }, () => ask(artist, key)))
    expect(new Set(asked.map((one) => one.payoutId)).size).toBe(1)
  })

  test('of two who mark the same payout, and two who hand over, one wins', async () => {
    const { payoutId } = await approved()
    const waiting = (await listPayouts(finance)).approved.length
    const handed = await Promise.allSettled([handOver(finance), handOver(admin)])
    const counts = handed.map((one) => (one.status === 'fulfilled' ? one.value.count : 0))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(waiting)
    const marked = await Promise.allSettled([
      markPayout(finance, payoutId, 'paid', 'SEPA 3'),
      markPayout(admin, payoutId, 'failed', 'No such account.'),
    ])
    expect(marked.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const [refusal] = marked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(refusal).toMatchObject({ code: 'payouts.moved' })
  })
})

describe('the database holds it, whoever writes', () => {
  const change = (sql: (id: string) => Promise<unknown>, payoutId: string) => expect(sql(payoutId)).rejects.toThrow()

  test('a payout without its entry, a state without its posting, a move that does not exist', async () => {
    const { payoutId } = await approved()
    const set = (data: object) => (id: string) => db.payout.update({ where: { id }, data })
    await change(set({ state: 'paid', paidAt: new Date(), ref: 'x' }), payoutId)
    await change(set({ state: 'canceled', endedAt: new Date() }), payoutId)
    await change(set({ amountMinor: 1n }), payoutId)
    await change(set({ account: 'GB82WEST12345698765432' }), payoutId)
    await change((id) => db.payout.delete({ where: { id } }), payoutId)
    const row = await db.payout.findUniqueOrThrow({ where: { id: payoutId } })
    await change(() => db.payout.create({ data: { ...row, id: 'po_forged', key: 'x', state: 'requested' } }), payoutId)
  })

  test('every move that payout.ts does not name is refused by the trigger, too', async () => {
    const { payoutId } = await approved()
    for (const from of PAYOUT_STATES)
      for (const to of PAYOUT_STATES) {
        if (from === to) continue
        const [row] = await db.$queryRaw<{ allowed: boolean }[]>`
          SELECT position(${`('${from}', '${to}')`} IN pg_get_functiondef('keep_payout'::regproc)) > 0 AS allowed`
        expect([from, to, row?.allowed]).toEqual([from, to, PAYOUT_MOVES[from].includes(to)])
      }
    await cancelPayout(finance, payoutId, 'done')
  })
})

describe('where one’s money goes', () => {
  const days = (count: number) => ({ now: () => new Date(Date.now() + count * 86_400_000) })
  const theirs = { holder: 'Mallory', account: 'GB82WEST12345698765432', bic: '' }
  const told = async (email: string) => {
    const rows = await db.$queryRaw<{ params: object }[]>`
      SELECT data->'params' AS params FROM pgboss.job
      WHERE data->>'to' = ${email} AND data->>'kind' = 'payout_account' ORDER BY created_on`
    return rows.map(({ params }) => params)
  }

  test('is changed by a thief: nothing leaves for days, and its owner is told at once, without the numbers', async () => {
    const { actor: artist, email } = await createPaidArtist()
    expect(await told(email)).toEqual([{ change: 'first', last: '3000', day: '' }])
    await setBankAccount(artist, theirs)
    const mails = await told(email)
    expect(mails[1]).toMatchObject({ change: 'changed', last: '5432' })
    expect(JSON.stringify(mails)).not.toMatch(/GB82|DE89|Mallory/)
    await expect(ask(artist)).rejects.toMatchObject({ code: 'payouts.account_waits', status: 409 })
    const { hindrance, account } = await findMyPayouts(artist)
    expect([hindrance, account?.heldUntil?.toISOString()]).toEqual(['account_waits', (mails[1] as { day: string }).day])
    // A name spelt otherwise is no other place, and takes the wait away no sooner.
    await setBankAccount(artist, { ...theirs, holder: 'M. Allory' })
    expect(await told(email)).toHaveLength(2)
    await expect(requestPayout(artist, { key: randomUUID() }, days(2))).rejects.toMatchObject({ status: 409 })
    await requestPayout(artist, { key: randomUUID() }, days(4))
    expect(await stateOf(artist)).toBe('requested')
  })

  test('is asked for, and changed, just after showing the second factor of who has one', async () => {
    const { actor: artist } = await createPaidArtist()
    const stale = { ...artist, hasFactor: true, secondFactorAt: new Date(Date.now() - 16 * 60_000) }
    await expect(ask(stale)).rejects.toMatchObject({ code: 'session.step_up' })
    await expect(setBankAccount(stale, theirs)).rejects.toMatchObject({ code: 'session.step_up' })
    expect(await stateOf(artist)).toBeUndefined()
    expect((await findMyPayouts(artist)).account?.account).toBe(IBAN)
  })
})

test('a bank account is an IBAN that fits, or a number with its bank’s BIC', async () => {
  const { actor } = await createPerson({ roles: ['artist'] })
  const set = (account: string, bic = '', holder = 'Mira') => setBankAccount(actor, { holder, account, bic })
  await expect(set('DE89370400440532013001')).rejects.toMatchObject({ code: 'payouts.bad_account' })
  await expect(set('DE89370400440532013001', 'COBADEFF')).rejects.toMatchObject({ code: 'payouts.bad_account' })
  await expect(set('000123456789')).rejects.toMatchObject({ code: 'payouts.bad_account' })
  await expect(set(IBAN, 'COBA')).rejects.toMatchObject({ code: 'payouts.bad_bic' })
  await expect(set(IBAN, '', ' ')).rejects.toMatchObject({ code: 'payouts.bad_holder' })
  await set('0001-2345 6789', 'chasus33')
  expect((await findMyPayouts(actor)).account).toMatchObject({ account: '000123456789', bic: 'CHASUS33', ready: true })
})

describe('tax kept back of payouts', () => {
  const day = (text: string) => new Date(text)
  const today = () => new Date(new Date().toISOString().slice(0, 10))
  const owed = async (country: string) =>
    -(
      (
        await db.posting.aggregate({
          where: { accountPath: `withholding:${country}:USD` },
          _sum: { amountMinor: true },
        })
      )._sum.amountMinor ?? 0n
    )

  test('is stated, shown, kept when it leaves, in the file for the bank, and given back with what came back', async () => {
    const { actor: artist, email } = await createPaidArtist(5_001n)
    await setWithholding(finance, { country: 'JP', fromDay: today(), points: 2_042, treatyPoints: 1_000 })
    // Somewhere it matters now: who has not said where he pays tax is asked first.
    expect((await findMyPayouts(artist)).hindrance).toBe('no_tax_home')
    await expect(ask(artist)).rejects.toMatchObject({ code: 'payouts.tax_home_missing' })
    await stateTaxHome(artist, 'JP')
    expect(await findMyPayouts(artist)).toMatchObject({ withholding: { points: 2_042 }, hindrance: undefined })
    await expect(ask(artist)).rejects.toMatchObject({ code: 'payouts.withholding_changed' })
    const { payoutId } = await requestPayout(artist, { key: randomUUID(), seenPoints: 2_042 })
    // Of 40.01 a 20.42 % are 8.17; another rate tomorrow changes nothing of it, whoever writes.
    await setWithholding(finance, { country: 'JP', fromDay: today(), points: 0, treatyPoints: 0 })
    await expect(db.$executeRaw`UPDATE "Payout" SET "withheldMinor" = 1 WHERE id = ${payoutId}`).rejects.toThrow()
    await approvePayout(finance, payoutId)
    const before = await bank()
    const { batch } = await handOver(finance)
    expect(await exportBatch(finance, batch, 'csv')).toContain('"USD",31.84')
    expect(await owed('JP')).toBe(0n)
    await markPayout(finance, payoutId, 'paid', 'SEPA 20')
    expect([await owed('JP'), (await bank()) - before]).toEqual([817n, -3_184n])
    expect(await checkInvariants()).toEqual([])
    expect(await mailsTo(email)).toContain('payout_paid')
    const month = new Date().toISOString().slice(0, 7)
    expect(await exportWithholding(finance, { from: month, to: month })).toContain(
      `"${payoutId}","${artist.id}","Mira Fox","JP",20.42,"USD",40.01,8.17`,
    )
    const stale = { ...finance, secondFactorAt: undefined }
    await expect(exportWithholding(stale, { from: month, to: month })).rejects.toMatchObject({
      code: 'session.step_up',
    })
    expect(await findAudit(db, { subject: `${month}/${month}`, action: 'withholding.file_fetched' })).toHaveLength(1)
    await markPayout(finance, payoutId, 'returned', 'closed')
    expect([await owed('JP'), await available(artist), (await bank()) - before]).toEqual([0n, 4_001n, 0n])
    expect(await exportWithholding(finance, { from: month, to: month })).not.toContain(payoutId)
  })

  test('of somebody banned, finance states where he pays tax, and from what it knows it; then he can be paid', async () => {
    const { actor: artist } = await createPaidArtist(5_000n)
    await setWithholding(finance, { country: 'KR', fromDay: today(), points: 2_200, treatyPoints: 0 })
    const state = (source: string) => stateTaxHomeOfBanned(finance, { userId: artist.id, country: 'KR', source })
    await expect(state('his form')).rejects.toMatchObject({ code: 'payouts.states_themselves' })
    await db.user.update({ where: { id: artist.id }, data: { state: 'banned' } })
    const askForHim = () => requestForBanned(finance, { userId: artist.id, key: randomUUID() })
    await expect(askForHim()).rejects.toMatchObject({ code: 'payouts.tax_home_missing' })
    await expect(state(' ')).rejects.toMatchObject({ code: 'payouts.tax_home_needs_source' })
    await state('his form of March')
    await askForHim()
    const asked = (await listPayouts(finance)).requested.find(({ userId }) => userId === artist.id)
    expect(asked).toMatchObject({ withheld: money(880n, 'USD'), withheldCountry: 'KR' })
    const [written] = await findAudit(db, { subject: artist.id })
    expect(written).toMatchObject({ action: 'tax_home.stated', reason: 'his form of March' })
  })

  test('is less by a treaty whose form was seen, until its day, and never granted to oneself', async () => {
    const { actor: artist } = await createPaidArtist(5_000n)
    await setWithholding(finance, { country: 'IN', fromDay: today(), points: 2_000, treatyPoints: 1_000 })
    await stateTaxHome(artist, 'IN')
    const treaty = { handle: artist.handle, until: today(), note: 'form 10F' }
    await grantTreaty(finance, treaty)
    expect(await findMyPayouts(artist)).toMatchObject({ withholding: { points: 1_000, treaty: true } })
    const later = { now: () => new Date(Date.now() + 3 * 86_400_000) }
    expect(await findMyPayouts(artist, later)).toMatchObject({ withholding: { points: 2_000, treaty: false } })
    // Another country is another treaty.
    await stateTaxHome(artist, 'FR')
    expect(await findMyPayouts(artist)).toMatchObject({ withholding: { country: 'FR', points: 0, treaty: false } })
    await stateTaxHome(finance, 'IN')
    await expect(grantTreaty(finance, { ...treaty, handle: finance.handle })).rejects.toMatchObject({ status: 422 })
    const past = setWithholding(finance, { country: 'IN', fromDay: day('2020-01-01'), points: 1, treatyPoints: 0 })
    await expect(past).rejects.toMatchObject({ code: 'payouts.bad_withholding' })
  })
})
