import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, type Role, visitor } from '@/core/actor'
import { newId } from '@/core/ids'
import { Refusal } from '@/core/refusal'
import { closeDb, db } from '@/infra/db'
import { closeQueue } from '@/infra/jobs'
import { acceptTerms, findTermsOffer, keepTerms } from '@/modules/checkout/accept-terms'
import { askForRefund } from '@/modules/checkout/ask-for-refund'
import { auditBooks } from '@/modules/checkout/audit-books'
import { bookBankLines } from '@/modules/checkout/book-bank-lines'
import { cancelOrder } from '@/modules/checkout/cancel-order'
import { becomeArtist } from '@/modules/checkout/become-artist'
import { addToCart, removeFromCart } from '@/modules/checkout/change-cart'
import { claimGift } from '@/modules/checkout/claim-gift'
import { declineRequest, grantRequest, withdrawRequest } from '@/modules/checkout/decide-request'
import { exportSales } from '@/modules/checkout/export-sales'
import { findEarnings } from '@/modules/checkout/find-earnings'
import { evidenceOf } from '@/modules/checkout/find-evidence'
import { findHeld } from '@/modules/checkout/find-held'
import { findOrder } from '@/modules/checkout/find-order'
import { getFreePack } from '@/modules/checkout/get-free-pack'
import { listDisputes } from '@/modules/checkout/list-disputes'
import { listOrders } from '@/modules/checkout/list-orders'
import { listRefunds } from '@/modules/checkout/list-refunds'
import { listSales } from '@/modules/checkout/list-sales'
import { listTaxRates } from '@/modules/checkout/list-tax-rates'
import { markReceived } from '@/modules/checkout/mark-received'
import { markRefund } from '@/modules/checkout/mark-refund'
import { payAgain } from '@/modules/checkout/pay-again'
import { placeOrder } from '@/modules/checkout/place-order'
import { refundOrder } from '@/modules/checkout/refund-order'
import { renewGiftLink } from '@/modules/checkout/renew-gift-link'
import { dropTaxRate, setTaxRate } from '@/modules/checkout/set-tax-rate'
import { listTerms, setTerms } from '@/modules/checkout/shop-terms'
import { exportTax, taxReport } from '@/modules/checkout/tax-report'
import { giveBackStars } from '@/modules/checkout/give-back-stars'
import { topUp } from '@/modules/checkout/top-up'
import { giveStars } from '@/modules/wallet/give-stars'
import { openWallet } from '@/modules/wallet/open-wallet'
import { listCodes, makeCode, stopCode } from '@/modules/codes/make-code'
import { findEntry, findEntryOfOrder } from '@/modules/ledger/find-entry'
import { listEntries } from '@/modules/ledger/list-entries'
import { trialBalance } from '@/modules/ledger/trial-balance'
import { bookBankCharge, bookCharge } from '@/modules/payments/book-charge'
import { closeAlarm } from '@/modules/payments/close-alarm'
import { importBankFile } from '@/modules/payments/import-bank-file'
import { listBankLines } from '@/modules/payments/list-bank-lines'
import { listCharges } from '@/modules/payments/list-charges'
import { listAlarms, listTransfers } from '@/modules/payments/list-transfers'
import { playSandbox } from '@/modules/payments/play-sandbox'
import { openDay, reconcile } from '@/modules/payments/reconcile'
import { setAsideLine } from '@/modules/payments/set-aside-line'
import { askForInvoice } from '@/modules/papers/ask-for-invoice'
import { listPapers } from '@/modules/papers/list-papers'
import { makePaper } from '@/modules/papers/make-paper'
import { approvePayout } from '@/modules/payouts/approve-payout'
import { cancelPayout } from '@/modules/payouts/cancel-payout'
import { findMyPayouts } from '@/modules/payouts/find-payable'
import { findPayoutTimes } from '@/modules/payouts/find-payout-times'
import { freezePayouts, liftFreeze } from '@/modules/payouts/freeze-payouts'
import { writePayoutFee } from '@/modules/payouts/book-payout-fee'
import { exportBatch, handOver } from '@/modules/payouts/hand-over'
import { exportWithholding, grantTreaty, listWithholding, setWithholding } from '@/modules/payouts/keep-withholding'
import { listPayouts } from '@/modules/payouts/list-payouts'
import { markPayout } from '@/modules/payouts/mark-payout'
import { requestForBanned, requestPayout } from '@/modules/payouts/request-payout'
import { stateTaxHome, stateTaxHomeOfBanned } from '@/modules/payouts/state-tax-home'
import { onboard, setBankAccount } from '@/modules/payouts/set-account'
import { confirmation } from './orders'
import { createPackOnSale } from './packs'
import { buyForReal, IBAN, releaseAll } from './payouts'
import { createPerson } from './people'

// Who may do and see what, of money. Each row is a server action or a question that a page or route asks, with the use case
// behind it, called as everyone. A new action of these modules without a row fails the last test.

/** Owners come last: what they do to a thing, nobody else could do any more. */
const WHO = [
  'stranger',
  'other buyer',
  'other artist',
  'collaborator',
  'reviewer',
  'finance',
  'admin',
  'artist',
  'buyer',
] as const
type Who = (typeof WHO)[number]

const everyone: readonly Who[] = WHO
const signedIn = WHO.filter((who) => who !== 'stranger')
const bookkeepers: readonly Who[] = ['finance', 'admin']
const artists: readonly Who[] = ['artist', 'other artist', 'collaborator']

interface Things {
  packId: string
  orderId: string
  waitingId: string
  payoutId: string
  entryId: string
  lineId: string
}
type UseCase = (...given: never[]) => Promise<unknown>
/** The use case, who may, and how it is called. */
type Row = [use: UseCase, may: readonly Who[], call: (actor: Actor, things: Things) => Promise<unknown>]
const row = (use: UseCase, may: readonly Who[], call: Row[2]): Row => [use, may, call]

const KEY = 'a-key-of-sixteen-letters'
const MONTHS = { from: '2026-11', to: '2026-11' }

/** Server actions by their names in modules/<module>/actions.ts. */
const ACTIONS: Record<string, Record<string, Row>> = {
  checkout: {
    takeFreePack: row(getFreePack, signedIn, (actor) => getFreePack(actor, 'pack_none')),
    confirmOrder: row(placeOrder, signedIn, async (actor, { packId }) =>
      placeOrder(actor, { ...(await confirmation(packId)), key: KEY, country: '??' }),
    ),
    putInCart: row(addToCart, everyone, (actor, { packId }) => addToCart(actor, { packId }, [])),
    changeCartAmount: row(addToCart, everyone, (actor, { packId }) => addToCart(actor, { packId }, [])),
    takeOutOfCart: row(removeFromCart, everyone, (actor, { packId }) => removeFromCart(actor, packId, [])),
    payOrderAgain: row(payAgain, ['buyer'], (actor, { waitingId }) => payAgain(actor, waitingId)),
    giveUpOrder: row(cancelOrder, ['buyer'], (actor, { waitingId }) => cancelOrder(actor, waitingId)),
    // Whoever has the link may.
    claimGiftNow: row(claimGift, signedIn, (actor) => claimGift(actor, 'no such gift')),
    makeGiftLink: row(renewGiftLink, [], (actor, { orderId }) => renewGiftLink(actor, orderId, 1)),
    markTransferReceived: row(markReceived, bookkeepers, (actor) =>
      markReceived(actor, { typed: 'MQ-0', amount: '1', bankRef: 'b' }),
    ),
    topUpNow: row(topUp, signedIn, (actor) => topUp(actor, { minor: 1n, provider: 'sandbox', key: KEY, locale: 'en' })),
    giveStarsNow: row(giveStars, bookkeepers, (actor) =>
      giveStars(actor, { handle: 'nobody', stars: 1n, reason: '', key: KEY }),
    ),
    giveBackStarsNow: row(giveBackStars, bookkeepers, (actor) =>
      giveBackStars(actor, { orderId: 'none', amount: '', ref: '' }),
    ),
    bookLines: row(bookBankLines, bookkeepers, (actor) => bookBankLines(actor, [{ hash: 'none', ref: 'none' }])),
    giveBack: row(refundOrder, bookkeepers, (actor, { orderId }) =>
      refundOrder(actor, { orderId, lineIds: [], reason: 'none', note: '', seen: '', key: KEY, amount: undefined }),
    ),
    markOneRefund: row(markRefund, bookkeepers, (actor) => markRefund(actor, 'none', 'done', 'b')),
    askBack: row(askForRefund, ['buyer'], (actor, { orderId, lineId }) =>
      askForRefund(actor, { orderId, lineIds: [lineId], words: 'not what I thought' }),
    ),
    keepAfterAll: row(withdrawRequest, [], (actor) => withdrawRequest(actor, 'none')),
    grantOneRequest: row(grantRequest, bookkeepers, (actor) => grantRequest(actor, 'none')),
    declineOneRequest: row(declineRequest, bookkeepers, (actor) => declineRequest(actor, 'none', 'no')),
    saveTaxRate: row(setTaxRate, bookkeepers, (actor) => setTaxRate(actor, { country: '??', points: 1 })),
    dropOneTaxRate: row(dropTaxRate, bookkeepers, (actor) =>
      dropTaxRate(actor, { country: 'FR', fromDay: new Date('2090-01-01') }),
    ),
    saveTerms: row(setTerms, ['admin'], (actor) =>
      setTerms(actor, { points: -1, textEn: '', textAr: '', validFrom: new Date() }),
    ),
    acceptNewTerms: row(acceptTerms, artists, (actor) => acceptTerms(actor, 9_999)),
    openOwnStudio: row(becomeArtist, signedIn, (actor) => becomeArtist(actor, { agreed: 'none', terms: 0 })),
    keepOldTerms: row(keepTerms, artists, (actor) => keepTerms(actor, 9_999)),
  },
  payments: {
    // Whoever has the address of the pay page may, as at a processor.
    playSandboxMove: row(playSandbox, everyone, () => playSandbox('none', 'pay', () => Promise.resolve())),
    closePaymentAlarm: row(closeAlarm, bookkeepers, (actor) => closeAlarm(actor, 'none', 'sent back')),
    importBankLines: row(importBankFile, bookkeepers, (actor) =>
      importBankFile(
        actor,
        { name: 'x', bytes: Buffer.from('x') },
        { day: 'a', amount: 'b', text: 'c', payer: '', dayForm: 'YYYY-MM-DD', decimal: '.' },
      ),
    ),
    bookOneCharge: row(bookCharge, bookkeepers, (actor) => bookCharge(actor, { provider: 'stripe', move: 'none' })),
    bookLineAsCharge: row(bookBankCharge, bookkeepers, (actor) => bookBankCharge(actor, 'none')),
    setLineAside: row(setAsideLine, bookkeepers, (actor) => setAsideLine(actor, 'none', 'rent')),
  },
  payouts: {
    askForPayout: row(requestPayout, signedIn, (actor) => requestPayout(actor, { key: 'short' })),
    askForBanned: row(requestForBanned, bookkeepers, (actor) =>
      requestForBanned(actor, { userId: 'none', key: 'short' }),
    ),
    callOffPayout: row(cancelPayout, ['finance', 'admin', 'artist'], (actor, { payoutId }) =>
      cancelPayout(actor, payoutId, ''),
    ),
    saveBankAccount: row(setBankAccount, signedIn, (actor) =>
      setBankAccount(actor, { holder: '', account: '', bic: '' }),
    ),
    goToOnboarding: row(onboard, signedIn, (actor) => onboard(actor, 'none', '/')),
    approveOnePayout: row(approvePayout, bookkeepers, (actor) => approvePayout(actor, 'none')),
    handOverPayouts: row(handOver, bookkeepers, (actor) => handOver(actor)),
    markOnePayout: row(markPayout, bookkeepers, (actor) => markPayout(actor, 'none', 'paid', 'b')),
    writeOneFee: row(writePayoutFee, bookkeepers, (actor) => writePayoutFee(actor, 'none', '0.35')),
    freezePerson: row(freezePayouts, bookkeepers, (actor) =>
      freezePayouts(actor, { handle: 'nobody', reason: 'law', note: '', days: 1 }),
    ),
    saveTaxHomeOfBanned: row(stateTaxHomeOfBanned, bookkeepers, (actor) =>
      stateTaxHomeOfBanned(actor, { userId: 'none', country: 'JP', source: 'a form' }),
    ),
    saveTaxHome: row(stateTaxHome, signedIn, (actor) => stateTaxHome(actor, '??')),
    saveWithholding: row(setWithholding, bookkeepers, (actor) =>
      setWithholding(actor, { country: '??', fromDay: new Date(), points: 0, treatyPoints: 0 }),
    ),
    grantOneTreaty: row(grantTreaty, bookkeepers, (actor) =>
      grantTreaty(actor, { handle: 'nobody', until: new Date(), note: '' }),
    ),
    liftOneFreeze: row(liftFreeze, bookkeepers, (actor) => liftFreeze(actor, 'none')),
  },
  papers: {
    askForInvoiceNow: row(askForInvoice, ['buyer'], (actor, { orderId }) =>
      askForInvoice(actor, orderId, { name: '', address: '', taxNumber: '' }),
    ),
  },
  codes: {
    makeCodeNow: row(makeCode, bookkeepers, (actor) =>
      makeCode(actor, 'shop', { code: '' } as Parameters<typeof makeCode>[2]),
    ),
    stopCodeNow: row(stopCode, bookkeepers, (actor) => stopCode(actor, 'shop', 'none')),
  },
}

/** What pages and routes ask. */
const QUESTIONS: Record<string, Row> = {
  'an order': row(findOrder, ['buyer', 'finance', 'admin'], (actor, { orderId }) => findOrder(actor, orderId)),
  'the papers of an order': row(listPapers, ['buyer', 'finance', 'admin'], (actor, { orderId }) =>
    listPapers(actor, orderId),
  ),
  'a receipt': row(makePaper, ['buyer', 'finance', 'admin'], (actor, { orderId }) =>
    makePaper(actor, { kind: 'receipt', id: orderId, locale: 'en' }),
  ),
  'a statement of a payout': row(makePaper, ['artist', 'finance', 'admin'], (actor, { payoutId }) =>
    makePaper(actor, { kind: 'statement', id: payoutId, locale: 'ar' }),
  ),
  'an entry': row(findEntry, ['artist', 'collaborator', 'finance', 'admin'], (actor, { entryId }) =>
    findEntry(actor, entryId),
  ),
  'my orders': row(listOrders, signedIn, (actor) => listOrders(actor)),
  'my sales': row(listSales, signedIn, (actor) => listSales(actor)),
  'my sales as a file': row(exportSales, signedIn, (actor) => exportSales(actor, { book: 'live' })),
  'my earnings': row(findEarnings, signedIn, (actor) => findEarnings(actor)),
  'what of mine is held': row(findHeld, signedIn, (actor) => findHeld(actor)),
  'how payouts of all went': row(findPayoutTimes, everyone, () => findPayoutTimes()),
  'my payouts': row(findMyPayouts, signedIn, (actor) => findMyPayouts(actor)),
  'my wallet': row(openWallet, signedIn, (actor) => openWallet(actor)),
  'my codes': row(listCodes, artists, (actor) => listCodes(actor, 'own')),
  'codes of the shop': row(listCodes, bookkeepers, (actor) => listCodes(actor, 'shop')),
  'the journal': row(listEntries, bookkeepers, (actor) => listEntries(actor, {})),
  'the trial balance': row(trialBalance, bookkeepers, trialBalance),
  'the invariants': row(auditBooks, bookkeepers, auditBooks),
  transfers: row(listTransfers, bookkeepers, (actor) => listTransfers(actor, { state: 'open' })),
  alarms: row(listAlarms, bookkeepers, listAlarms),
  refunds: row(listRefunds, bookkeepers, (actor) => listRefunds(actor)),
  disputes: row(listDisputes, bookkeepers, listDisputes),
  payouts: row(listPayouts, bookkeepers, (actor) => listPayouts(actor)),
  'a batch for the bank': row(exportBatch, bookkeepers, (actor) => exportBatch(actor, 'none', 'csv')),
  'the bank': row(listBankLines, bookkeepers, listBankLines),
  'the processors beside the books': row(reconcile, bookkeepers, (actor) => reconcile(actor)),
  'charges that no entry says': row(listCharges, bookkeepers, listCharges),
  'a day of a processor': row(openDay, bookkeepers, (actor) =>
    openDay(actor, { provider: 'stripe', test: false, currency: 'USD', day: '2026-11-28' }),
  ),
  'where a buyer is': row(evidenceOf, bookkeepers, (actor, { orderId }) => evidenceOf(actor, orderId)),
  'what is kept back of payouts': row(listWithholding, bookkeepers, (actor) => listWithholding(actor)),
  'what was kept back as a file': row(exportWithholding, bookkeepers, (actor) => exportWithholding(actor, MONTHS)),
  'rates of tax': row(listTaxRates, bookkeepers, (actor) => listTaxRates(actor)),
  'the shop’s terms': row(listTerms, ['admin'], listTerms),
  'terms to accept': row(findTermsOffer, artists, (actor) => findTermsOffer(actor)),
  'the tax of months': row(taxReport, bookkeepers, (actor) => taxReport(actor, MONTHS)),
  'the tax of months as a file': row(exportTax, bookkeepers, (actor) => exportTax(actor, MONTHS)),
}

const people = {} as Record<Who, Actor>
let things: Things

beforeAll(async () => {
  const person = async (...roles: Role[]) => (await createPerson({ roles })).actor
  const [artist, collaborator] = [await person('artist'), await person('artist')]
  const sold = await buyForReal(5_000n, artist.id)
  const { packId } = await createPackOnSale({
    artistId: artist.id,
    pricing: 'fixed',
    minor: 499n,
    shares: [
      { userId: artist.id, points: 7_000, part: '' },
      { userId: collaborator.id, points: 3_000, part: 'ink' },
    ],
  })
  Object.assign(people, {
    stranger: visitor,
    'other buyer': await person(),
    'other artist': await person('artist'),
    collaborator,
    reviewer: await person('reviewer', 'senior_reviewer'),
    finance: await person('finance'),
    admin: await person('admin'),
    artist,
    buyer: sold.buyer,
  })
  const placed = await placeOrder(sold.buyer, await confirmation(packId, { provider: 'manual' }))
  const shared = await placeOrder(people['other buyer'], await confirmation(packId, { provider: 'manual' }))
  const [transfer] = await db.$queryRaw<
    { ref: string }[]
  >`SELECT ref FROM "ManualPayment" WHERE "orderId" = ${shared.orderId}`
  await markReceived(people.finance, { typed: transfer?.ref ?? '', amount: '4.99', bankRef: newId('batch') })
  await releaseAll(artist)
  await setBankAccount(artist, { holder: 'Mira Fox', account: IBAN, bic: '' })
  const payout = (await requestPayout(artist, { key: KEY })) as { id?: string } | undefined
  const [asked] = await db.$queryRaw<{ id: string }[]>`SELECT id FROM "Payout" WHERE "userId" = ${artist.id}`
  things = {
    packId,
    orderId: sold.orderId,
    waitingId: placed.orderId,
    payoutId: payout?.id ?? asked?.id ?? '',
    entryId: (await findEntryOfOrder(db, shared.orderId)) ?? '',
    lineId: (await findOrder(sold.buyer, sold.orderId)).lines[0]?.id ?? '',
  }
})
afterAll(async () => {
  await closeQueue()
  await closeDb()
})

/** Whether the use case let this person in. What else it then says (no such thing, not now) is another matter. */
async function letIn([, may, call]: Row, who: Who): Promise<boolean> {
  try {
    await call(people[who], things)
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.status === 401 || error.code === 'session.role_required') return false
    // Things of one person: for everybody else they are not there.
    const owned = may.length > 0 && may !== everyone && may !== signedIn && may !== bookkeepers && may !== artists
    return !((owned || may.length === 0) && error.status === 404)
  }
}

const rows = [...Object.values(ACTIONS).flatMap((actions) => Object.entries(actions)), ...Object.entries(QUESTIONS)]
test.each(rows)('%s', async (_, its) => {
  const let_in: Who[] = []
  for (const who of WHO) if (await letIn(its, who)) let_in.push(who)
  expect(let_in).toEqual(WHO.filter((who) => its[1].includes(who)))
})

test.each(
  Object.values(ACTIONS).flatMap((actions) =>
    // What everyone may do is done with what is one's own.
    Object.entries(actions).filter(([, [, may]]) => may.includes('admin') && !may.includes('other buyer')),
  ),
)('%s asks the shop’s own people for a second factor shown just now', async (_, [, may, call]) => {
  for (const who of may.filter((one) => one === 'finance' || one === 'admin')) {
    const desk = { ...people[who], secondFactorAt: new Date(Date.now() - 16 * 60_000) }
    await expect(call(desk, things)).rejects.toMatchObject({ code: 'session.step_up' })
  }
})

test('nobody’s lists hold another’s money', async () => {
  for (const who of ['other artist', 'reviewer', 'finance', 'admin'] as const) {
    expect((await listOrders(people[who])).orders).toEqual([])
    expect((await listSales(people[who])).sales).toEqual([])
    expect(await findEarnings(people[who])).toEqual([])
  }
  const seen = (await listSales(people.collaborator)).sales
  expect(seen.map(({ mine }) => mine.minor)).toEqual([120n]) // his part of one sale, and not the artist's other
})

describe('complete by construction', () => {
  test.each(Object.keys(ACTIONS))('every server action of %s has a row that names what it calls', (module) => {
    const source = readFileSync(`modules/${module}/actions.ts`, 'utf8')
    const bodies = source.split(/^export const /m).slice(1)
    const calls = Object.fromEntries(bodies.map((body) => [/^\w+/.exec(body)?.[0] ?? '', body]))
    expect(Object.keys(calls).toSorted()).toEqual(Object.keys(ACTIONS[module] ?? {}).toSorted())
    for (const [name, body] of Object.entries(calls))
      expect([name, body]).toEqual([name, expect.stringContaining(`${ACTIONS[module]?.[name]?.[0].name}(`)])
  })
})
