import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { UserActor } from '@/core/actor'
import { stickerPng } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { TelegramDouble } from './double'

// The whole way of a pack into Telegram, through our own use cases, against the double. Settings are read once, so the double
// comes first and everything of ours after it.

async function load() {
  const [
    { db, inTransaction },
    { storage },
    { exportPack },
    { createImagingPool },
    { zipFiles },
    { sha256 },
    exportsDb,
  ] = await Promise.all([
    import('@/infra/db'),
    import('@/infra/storage'),
    import('@/modules/imaging/export-pack'),
    import('@/modules/imaging/imaging-pool'),
    import('@/modules/imaging/zip-files'),
    import('@/modules/imaging/master'),
    import('@/modules/library/db/exports'),
  ])
  const { grant } = await import('@/modules/library/grant')
  const { startLink } = await import('@/modules/telegram/start-link')
  const { hearUpdate, isFromTelegram } = await import('@/modules/telegram/hear-update')
  const { requestSets } = await import('@/modules/telegram/request-sets')
  const { makeSet } = await import('@/modules/telegram/make-set')
  const { findSets } = await import('@/modules/telegram/find-sets')
  const { unlink } = await import('@/modules/telegram/unlink')
  return { db, inTransaction, storage, exportPack, createImagingPool, zipFiles, sha256, exportsDb, grant, startLink, hearUpdate, isFromTelegram, requestSets, makeSet, findSets, unlink } // prettier-ignore
}

let double: TelegramDouble
let ours: Awaited<ReturnType<typeof load>>
let files: { path: string; bytes: Uint8Array }[]
const hook = createServer((incoming, outgoing) => void hear(incoming, outgoing))
async function hear(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const secret = incoming.headers['x-telegram-bot-api-secret-token']
  const isTheirs = ours.isFromTelegram(typeof secret === 'string' ? secret : null)
  const reply = isTheirs ? await ours.hearUpdate(JSON.parse((await buffer(incoming)).toString())) : undefined
  outgoing.writeHead(isTheirs ? 200 : 404).end(reply ? JSON.stringify(reply) : '')
}

const COUNT = 53

beforeAll(async () => {
  double = await TelegramDouble.start()
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
  for (const [name, value] of Object.entries(double.settings)) vi.stubEnv(name, value)
  vi.stubEnv('PUBLIC_URL', `http://127.0.0.1:${(hook.address() as AddressInfo).port}`)
  vi.resetModules()
  ours = await load()
  files = await telegramFiles()
})
afterAll(async () => {
  hook.close()
  await double.stop()
})
beforeEach(() => void double.calls.splice(0))

/** One picture 53 times, with words of its own each: more than a set is begun with. */
async function telegramFiles() {
  const png = await stickerPng('flat', 200, 1)
  const pool = ours.createImagingPool({ size: 1 })
  try {
    const pack = {
      id: 'pack_01',
      title: 'Sleepy Foxes',
      author: 'Mira',
      version: 1,
      stickers: Array.from({ length: COUNT }, (_, index) => ({
        emoji: index % 2 ? ['🦊'] : ['😴', '🌙'],
        alt: '',
        tags: [`fox ${index + 1}`],
        kind: 'still' as const,
        masterHash: ours.sha256(png),
        master: () => Promise.resolve(png),
      })),
    }
    const kept = new Map()
    const store = { get: (name: string) => Promise.resolve(kept.get(name)), put: (name: string, still: object) => Promise.resolve(void kept.set(name, still)) } // prettier-ignore
    return (await ours.exportPack(pool, pack, 'telegram', store, ['telegram'])).files
  } finally {
    await pool.close()
  }
}

let accounts = 7_000_000_000

async function buyer({ linked = true } = {}) {
  const { actor } = await createPerson()
  const stickers = Array.from({ length: COUNT }, () => ({}))
  const { packId, versionId } = await createPackOnSale({ title: 'Sleepy Foxes', stickers })
  await ours.inTransaction((tx) => ours.grant(tx, { userId: actor.id, packId, source: 'free' }))
  const archive = await ours.zipFiles(files)
  const storageKey = `exports/${versionId}.zip`
  await ours.storage.put(storageKey, archive)
  const { id } = await ours.exportsDb.ensureExport(ours.db, versionId, 'telegram')
  await ours.exportsDb.markReady(ours.db, id, { storageKey, fileName: 'x.zip', bytes: archive.length, plan: [] })
  const telegramId = (accounts += 1)
  if (linked) await double.press(await ours.startLink(actor), telegramId)
  return { actor, packId, versionId, telegramId }
}

/** Ask for the sets and run what the worker would, as often as it says. */
async function make(actor: UserActor, packId: string, runs = 1) {
  await ours.requestSets(actor, { packId })
  for (let run = 0; run < runs; run += 1)
    for (const { id } of await ours.db.telegramSet.findMany({ where: { userId: actor.id, state: 'waiting' } }))
      await ours.makeSet(id)
  const state = await ours.findSets(actor, (await ours.db.telegramSet.findFirstOrThrow({ where: { userId: actor.id } })).versionId) // prettier-ignore
  return state?.sets[0]
}
const setOf = (href = '') => double.world.sets.get(new URL(href).pathname.split('/').at(-1) ?? '')
const waitsUntil = async (userId: string) => {
  const { id } = await ours.db.telegramSet.findFirstOrThrow({ where: { userId } })
  const [job] = await ours.db.$queryRaw<{ startAfter: Date }[]>`
    SELECT start_after AS "startAfter" FROM pgboss.job
    WHERE name = 'telegramSetWanted' AND data->>'setId' = ${id} ORDER BY start_after DESC LIMIT 1`
  return job?.startAfter
}

describe('a link to the bot', () => {
  test('links the account that pressed Start, once, and keeps its number only', async () => {
    const { actor, telegramId } = await buyer({ linked: false })
    const link = await ours.startLink(actor)
    expect(link).toMatch(/^https:\/\/t\.me\/MulsaqTestBot\?start=[\w-]{43}$/)
    expect(await double.press(link, telegramId)).toMatch(/^Linked/)
    expect(await double.press(link, telegramId + 5000)).toMatch(/used already/)
    const rows = await ours.db.telegramLink.findMany({ where: { userId: actor.id } })
    expect(rows).toEqual([{ userId: actor.id, telegramId: BigInt(telegramId), linkedAt: expect.any(Date) as Date }])
    expect(await ours.db.telegramToken.count({ where: { userId: actor.id } })).toBe(0)
  })

  test('a new one ends the one before; an old one, one of nobody and somebody else’s account are told what is wrong', async () => {
    const { actor, telegramId } = await buyer({ linked: false })
    const first = await ours.startLink(actor)
    const second = await ours.startLink(actor)
    expect(await double.press(first, telegramId)).toMatch(/used already/)
    await ours.db.telegramToken.updateMany({ where: { userId: actor.id }, data: { expiresAt: new Date(0) } })
    expect(await double.press(second, telegramId)).toMatch(/too old/)
    expect(await double.write(`/start ${'x'.repeat(43)}`, telegramId, 'ar')).toMatch(/استُعمل/)
    const { telegramId: taken } = await buyer()
    expect(await double.press(await ours.startLink(actor), taken)).toMatch(/another account/)
    expect(await double.write('hello', telegramId)).toBeUndefined()
  })

  test('/stop in the chat and Unlink in the shop forget the account', async () => {
    const one = await buyer()
    expect(await double.write('/stop', one.telegramId)).toMatch(/^Unlinked/)
    const two = await buyer()
    await ours.unlink(two.actor)
    expect(await ours.db.telegramLink.count({ where: { userId: { in: [one.actor.id, two.actor.id] } } })).toBe(0)
    await expect(ours.requestSets(two.actor, two)).rejects.toMatchObject({ code: 'telegram.not_linked' })
  })

  test('a call without Telegram’s secret is not heard', async () => {
    const { port } = hook.address() as AddressInfo
    for (const secret of ['', 'x'.repeat(64)]) {
      const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: '{}', headers: { 'X-Telegram-Bot-Api-Secret-Token': secret } }) // prettier-ignore
      expect(answer.status).toBe(404)
    }
  })
})

describe('a set', () => {
  test('is made whole with the buyer as its owner: fifty at once, the others after, in order with their words', async () => {
    const { actor, packId, telegramId } = await buyer()
    const made = await make(actor, packId)
    expect(made).toMatchObject({ state: 'ready', made: COUNT, total: COUNT })
    const set = setOf(made?.href)
    expect([set?.owner, set?.title, set?.stickers.length]).toEqual([telegramId, 'Sleepy Foxes', COUNT])
    expect(set?.name).toMatch(/^s[0-9a-f]{16}_by_MulsaqTestBot$/)
    expect(set?.stickers.map(({ keywords }) => keywords[0])).toEqual(Array.from({ length: COUNT }, (_, i) => `fox ${i + 1}`)) // prettier-ignore
    expect(set?.stickers[1]?.emoji).toEqual(['🦊'])
    expect(double.calls.filter((call) => call === 'createNewStickerSet')).toHaveLength(1)
    // Asked again, nothing is done again.
    const calls = double.calls.length
    expect((await make(actor, packId))?.state).toBe('ready')
    expect(double.calls.length).toBe(calls)
  })

  test('whose answers get lost is neither begun twice nor has a sticker twice', async () => {
    const { actor, packId } = await buyer()
    double.trouble({ method: 'createNewStickerSet', what: 'answer_lost' })
    double.trouble({ method: 'addStickerToSet', what: 'answer_lost' })
    double.trouble({ method: 'getStickerSet', what: 'cut' })
    double.trouble({ method: 'uploadStickerFile', what: 'cut' })
    const made = await make(actor, packId, 6)
    expect(made).toMatchObject({ state: 'ready', made: COUNT })
    const set = setOf(made?.href)
    expect(set?.stickers.map(({ keywords }) => keywords[0])).toEqual(Array.from({ length: COUNT }, (_, i) => `fox ${i + 1}`)) // prettier-ignore
    expect(double.world.sets.size).toBeGreaterThan(0)
  })

  test('told to wait, waits as long as it is told and goes on from there', async () => {
    const { actor, packId } = await buyer()
    double.trouble({ method: 'addStickerToSet', what: 37 })
    const before = Date.now()
    expect(await make(actor, packId)).toMatchObject({ state: 'waiting', made: 50, total: COUNT })
    const wait = ((await waitsUntil(actor.id))?.getTime() ?? 0) - before
    expect(wait).toBeGreaterThan(36_000)
    expect(wait).toBeLessThan(50_000)
    expect(await make(actor, packId)).toMatchObject({ state: 'ready', made: COUNT })
  })

  test('is not made for who blocked the bot, lost the pack or left; the reason is kept, and asking again goes on', async () => {
    const blocked = await buyer()
    double.trouble({ method: 'uploadStickerFile', what: 'blocked' })
    expect(await make(blocked.actor, blocked.packId)).toMatchObject({ state: 'failed', error: 'stranger' })
    expect(await make(blocked.actor, blocked.packId)).toMatchObject({ state: 'ready', error: null })

    const refunded = await buyer()
    await ours.requestSets(refunded.actor, refunded)
    await ours.db.entitlement.updateMany({ where: { userId: refunded.actor.id }, data: { endedAt: new Date() } })
    const row = await ours.db.telegramSet.findFirstOrThrow({ where: { userId: refunded.actor.id } })
    await ours.makeSet(row.id)
    expect(await ours.db.telegramSet.findUnique({ where: { id: row.id } })).toMatchObject({ state: 'failed', error: 'not_owned' }) // prettier-ignore

    const silent = await buyer()
    double.trouble({ method: 'getStickerSet', what: 'cut', times: 5 })
    expect(await make(silent.actor, silent.packId, 5)).toMatchObject({ state: 'failed', error: 'silence' })
  })

  test('is one run at a time: two workers with it in hand add no sticker twice', async () => {
    const { actor, packId } = await buyer()
    await ours.requestSets(actor, { packId })
    const { id, name } = await ours.db.telegramSet.findFirstOrThrow({ where: { userId: actor.id } })
    await Promise.all([ours.makeSet(id), ours.makeSet(id), ours.makeSet(id)])
    expect(double.world.sets.get(name)?.stickers).toHaveLength(COUNT)
  })
})

test('the double refuses what Telegram would: unknown parameters, wrong sizes, names and owners it does not know', async () => {
  const { callTelegram } = await import('@/infra/telegram')
  const { z } = await import('zod')
  const call = (method: string, form: Parameters<typeof callTelegram>[1]) =>
    callTelegram(method, form, z.unknown()).then(() => 'done', (error: unknown) => (error instanceof Error ? error.message : error)) // prettier-ignore
  double.world.started.add(99)
  const small = await stickerPng('flat', 300)
  expect(await call('getMe', { extra: 1 })).toMatch(/Bad Request/)
  expect(await call('sendSticker', {})).toMatch(/Not Found/)
  expect(await call('uploadStickerFile', { user_id: 98, sticker_format: 'static', sticker: small })).toMatch(
    /user not found/,
  )
  expect(await call('uploadStickerFile', { user_id: 99, sticker_format: 'static', sticker: small })).toMatch(
    /STICKER_PNG_DIMENSIONS/,
  )
  const stickers = [{ sticker: 'file_nobody_sent', format: 'static', emoji_list: ['🙂'] }]
  expect(await call('createNewStickerSet', { user_id: 99, name: 'foxes', title: 'Foxes', stickers })).toMatch(
    /invalid sticker set name/,
  )
  expect(
    await call('createNewStickerSet', { user_id: 99, name: 'foxes_by_MulsaqTestBot', title: 'Foxes', stickers }),
  ).toMatch(/wrong file identifier/)
})
