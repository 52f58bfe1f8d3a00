import { existsSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { verifyAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { MOODS } from '@/modules/catalog/categories'
import { imagingPool } from '@/modules/imaging/process-pool'
import { trialBalance } from '@/modules/ledger/trial-balance'
import { iconFile } from './demo/art'
import { drawScene, drawTgs } from './demo/moving-art'
import { PACKS } from './demo/packs'
import { demoState, seedDemo } from './demo/seed-demo'

afterAll(() => imagingPool().close())

/** Two packs of three stickers: one shared and sold, one that a reviewer said no to. */
const SMALL = PACKS.filter((pack) => pack.title === 'Cat Meetings' || pack.title === 'Rainbow Horses').map((pack) => ({
  ...pack,
  stickers: pack.stickers.slice(0, 3),
}))

const finance: UserActor = { kind: 'user', id: 'usr_finance', handle: 'finance', roles: ['finance'], sessionId: 'test' }

/** The demo packs as they stand: title, what the shop and what the studio says, pictures made, owners. */
async function shelf() {
  return db.$queryRaw`
    SELECT v.title, p.state AS shop, v.state AS studio, p."ownerCount" AS owners,
      (SELECT count(*)::int FROM "Sticker" s JOIN "Master" m ON m.hash = s."masterHash"
       WHERE s."versionId" = v.id AND m."previewsAt" IS NOT NULL) AS pictured
    FROM "Version" v JOIN "Pack" p ON p.id = v."packId" ORDER BY v.title`
}

test('the whole demo is what a full shop needs: packs in every state, drawn from art that is there', () => {
  expect(PACKS.length).toBeGreaterThanOrEqual(12)
  const stickers = PACKS.flatMap((pack) => pack.stickers)
  expect(stickers.length).toBeGreaterThanOrEqual(200)
  expect(new Set(PACKS.map((pack) => pack.state))).toEqual(
    new Set(['editing', 'waiting', 'in_review', 'rejected', 'on_sale', 'stopped', 'banned']),
  )
  expect(PACKS.some((pack) => pack.nextVersion)).toBe(true)
  expect(PACKS.filter((pack) => (pack.shares?.length ?? 0) > 1).length).toBeGreaterThanOrEqual(3)
  const drawn = PACKS.filter(({ moves }) => !moves).flatMap((pack) => pack.stickers)
  expect(drawn.filter(([icon]) => !existsSync(iconFile(icon))).map(([icon]) => icon)).toEqual([])
  expect(PACKS.filter(({ moves, state }) => moves && state === 'on_sale').length).toBeGreaterThanOrEqual(2)
  // A mood on the home page searches for its emoji: somebody must answer.
  const onSale = PACKS.filter((pack) => pack.state === 'on_sale').flatMap((pack) => pack.stickers)
  expect(MOODS.filter(({ emoji }) => !onSale.some((sticker) => sticker[1] === emoji))).toEqual([])
})

test('what moves in it is drawn by us, and is read as what it should be', async () => {
  const moving = PACKS.flatMap(({ moves, stickers }) => (moves ? stickers.map(([name]) => ({ moves, name })) : []))
  for (const { moves, name } of moving) {
    const read = await imagingPool().readSticker(moves === 'tgs' ? drawTgs(name) : await drawScene(name))
    expect([name, read.ok && read.motion?.kind, read.problems]).toEqual([name, moves, []])
  }
})

test('a small demo shop goes through every use case, and its books balance', async () => {
  expect(await demoState()).toBe('fresh')
  await seedDemo({ packs: SMALL })
  expect(await demoState()).toBe('done')
  expect(await shelf()).toEqual([
    { title: 'Cat Meetings', shop: 'on_sale', studio: 'approved', owners: 3, pictured: 3 },
    { title: 'Rainbow Horses', shop: 'draft', studio: 'rejected', owners: 0, pictured: 3 },
  ])
  const books = await trialBalance(finance)
  expect(books.map(({ book, difference }) => [book, difference.minor])).toEqual([['test', 0n]])
  expect(await db.journalEntry.count({ where: { kind: 'sale' } })).toBe(3)
  // Each sale has its two artists, and whoever bought owns.
  expect(await db.entitlement.count({ where: { source: 'purchase', endedAt: null } })).toBe(3)
  expect(await db.order.count({ where: { state: 'paid' } })).toBe(3)
  expect((await verifyAudit(db)).broken).toEqual([])
})

test('the same again changes nothing', async () => {
  const before = [await shelf(), await db.user.count(), await db.order.count(), await db.upload.count()]
  await seedDemo({ packs: SMALL })
  expect([await shelf(), await db.user.count(), await db.order.count(), await db.upload.count()]).toEqual(before)
})
