import { afterEach, beforeAll, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { openSticker } from '@/modules/library/open-sticker'
import { noticeQueued } from '@/modules/notifications/jobs'
import { buy } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { askForRefund } from './ask-for-refund'
import { checkInvariants } from './check-invariants'
import { declineRequest, grantRequest, withdrawRequest } from './decide-request'
import { findOrder } from './find-order'
import { listRefunds } from './list-refunds'

let finance: UserActor

beforeAll(async () => {
  finance = (await createPerson({ roles: ['finance'] })).actor
})
afterEach(async () => {
  expect(await checkInvariants()).toEqual([])
})

const days = (count: number) => ({ now: () => new Date(Date.now() + count * 86_400_000) })

/** A pack was bought, and perhaps its files taken. */
async function bought({ taken }: { taken: boolean }) {
  const { packId, stickers } = await createPackOnSale({ pricing: 'fixed', minor: 499n })
  const buyer = (await createPerson()).actor
  const orderId = await buy(buyer, packId)
  if (taken) await db.entitlement.updateMany({ where: { userId: buyer.id, packId }, data: { takenAt: new Date() } })
  const ask = (clock = days(0)) => askForRefund(buyer, { orderId, lineIds: [], words: 'too small' }, clock)
  const order = () => findOrder(buyer, orderId)
  const requestId = async () => (await order()).requests.at(-1)?.id ?? ''
  return { buyer, stickers, orderId, ask, order, requestId }
}

const mails = async (kind: string) => {
  const jobs = await db.$queryRaw<{ data: { kind: string } }[]>`SELECT data FROM pgboss.job WHERE name = ${noticeQueued.name}` // prettier-ignore
  return jobs.filter((job) => job.data.kind === kind).length
}

test('what nobody took a file of goes back at once, by rule', async () => {
  const { ask, order } = await bought({ taken: false })
  expect(await ask()).toEqual({ granted: true })
  expect(await order()).toMatchObject({ state: 'refunded', requests: [{ state: 'granted' }], refunds: [{ state: 'done', decidedBy: 'rule:untouched' }] }) // prettier-ignore
})

test('a single sticker that was copied is taken, too', async () => {
  const { ask, buyer, stickers } = await bought({ taken: false })
  await openSticker(buyer, stickers[0]?.id ?? '', true)
  expect(await ask()).toEqual({ granted: false })
})

test('what was taken waits for a person, who says yes by one click; of two, one', async () => {
  const { ask, order, requestId } = await bought({ taken: true })
  const told = await mails('refund_asked')
  expect(await ask()).toEqual({ granted: false })
  expect(await mails('refund_asked')).toBe(told + 1)
  expect(await order()).toMatchObject({ state: 'paid', requests: [{ state: 'open', words: 'too small' }] })
  await expect(ask()).rejects.toMatchObject({ code: 'checkout.asked_already' })
  const id = await requestId()
  const other = (await createPerson({ roles: ['finance'] })).actor
  const both = await Promise.allSettled([grantRequest(finance, id), grantRequest(other, id)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  for (const one of both)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'checkout.request_decided' })
  expect((await order()).state).toBe('refunded')
})

test('or no, in words; it is not asked again', async () => {
  const { ask, order, requestId, buyer } = await bought({ taken: true })
  await ask()
  const id = await requestId()
  await expect(declineRequest(finance, id, ' ')).rejects.toMatchObject({ code: 'checkout.refund_reason_missing' })
  await expect(declineRequest({ ...buyer, roles: ['finance'] }, id, 'no')).rejects.toMatchObject({ code: 'checkout.own_refund' }) // prettier-ignore
  await expect(grantRequest(buyer, id)).rejects.toMatchObject({ status: 403 })
  await declineRequest(finance, id, 'You took the files.')
  expect(await order()).toMatchObject({
    state: 'paid',
    requests: [{ state: 'declined', answer: 'You took the files.' }],
  })
  await expect(ask()).rejects.toMatchObject({ code: 'checkout.asked_already' })
  await expect(grantRequest(finance, id)).rejects.toMatchObject({ code: 'checkout.request_decided' })
})

test('he may keep it after all, and ask again', async () => {
  const { ask, order, requestId, buyer } = await bought({ taken: true })
  await ask()
  await expect(withdrawRequest(finance, await requestId())).rejects.toMatchObject({ status: 404 })
  await withdrawRequest(buyer, await requestId())
  await ask()
  expect((await order()).requests.map(({ state }) => state)).toEqual(['withdrawn', 'open'])
})

test('only within the days, only one’s own, only of a paid order', async () => {
  const { ask, orderId } = await bought({ taken: false })
  await expect(ask(days(7.1))).rejects.toMatchObject({ code: 'checkout.too_late_to_ask' })
  const stranger = (await createPerson()).actor
  await expect(askForRefund(stranger, { orderId, lineIds: [], words: '' })).rejects.toMatchObject({ status: 404 })
  expect(await ask(days(6.9))).toEqual({ granted: true })
  await expect(ask()).rejects.toMatchObject({ code: 'checkout.not_refundable' })
})

test('the desk sees who waits, soonest promised first, and how often the shop was late', async () => {
  const { ask, requestId } = await bought({ taken: true })
  await ask()
  const id = await requestId()
  await db.refundRequest.update({ where: { id }, data: { dueAt: new Date(Date.now() - 3_600_000) } })
  const waiting = await listRefunds(finance)
  expect(waiting.requests[0]?.id).toBe(id)
  expect(waiting.lateness.waiting).toBe(1)
  await grantRequest(finance, id)
  expect((await listRefunds(finance)).lateness).toMatchObject({ waiting: 0, late: 1 })
  await expect(listRefunds((await createPerson()).actor)).rejects.toMatchObject({ status: 403 })
})
