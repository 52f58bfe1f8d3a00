import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { storage } from '@/infra/storage'
import { createImagingPool, type ImagingPool } from '@/modules/imaging/imaging-pool'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'
import { type Master, sha256 } from '@/modules/imaging/master'
import { PLATFORMS } from '@/modules/imaging/platforms'
import { unzipFiles } from '@/modules/imaging/unzip-files'
import { stickerPng } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { findExportRows } from './db/exports'
import { findLibraryPack } from './find-library-pack'
import { grant } from './grant'
import { makeExport } from './make-export'
import { openExport } from './open-export'
import { prepareExports } from './prepare-exports'
import { requestExport } from './request-export'

const BUYERS = PLATFORMS.filter(({ hands }) => hands === 'buyer')

let pool: ImagingPool
beforeAll(() => {
  pool = createImagingPool({ size: 1 })
})
afterAll(() => pool.close())

let drawn = 0

/** Its pictures are no other pack's here: what was made of a picture is kept, and its master not asked for again. */
async function ownedPack(count = 3) {
  const { actor } = await createPerson()
  const masters: Pick<Master, 'sha256'>[] = []
  for (let picture = 0; picture < count; picture += 1) {
    const png = await stickerPng('painted', 300, (drawn += 1))
    await storage.put(`masters/${sha256(png)}.png`, png)
    masters.push({ sha256: sha256(png) })
  }
  const pack = await createPackOnSale({
    title: 'ثعالب نعسانة',
    stickers: masters.map((master) => ({ masterHash: master.sha256, emoji: ['🦊'], alt: 'A fox' })),
  })
  await inTransaction((tx) => grant(tx, { userId: actor.id, packId: pack.packId, source: 'free' }))
  return { actor, ...pack }
}

const href = (address: string) => {
  const url = new URL(address, 'http://shop')
  const seal = { until: url.searchParams.get('until'), seal: url.searchParams.get('seal') }
  return { id: url.pathname.split('/').at(-1) ?? '', seal }
}

test('what was published is made for every platform, and its owner gets files that each platform takes', async () => {
  const { actor, packId, versionId } = await ownedPack()
  await prepareExports(versionId)
  const rows = await findExportRows(db, versionId)
  // Made ahead of any asking, they wait in a queue of their own: who asks stands behind none of them.
  const queued = await db.$queryRaw<{ name: string; count: number }[]>`
    SELECT name, count(*)::int AS count FROM pgboss.job
    WHERE data->>'exportId' = ANY(${rows.map(({ id }) => id)}) GROUP BY name`
  expect(queued).toEqual([{ name: 'exportForeseen', count: rows.length }])
  expect(rows.map(({ platform }) => platform).toSorted()).toEqual(BUYERS.map(({ id }) => id).toSorted())
  for (const { id } of rows) await makeExport(pool, id)

  for (const definition of BUYERS) {
    const platform = definition.id
    const files = await requestExport(actor, { packId, platform })
    if (files.state !== 'ready') throw new Error(`${platform} is not ready`)
    const { id, seal } = href(files.href)
    const { key, fileName } = await openExport(actor, id, seal)
    expect(fileName).toMatch(new RegExp(`-${platform}\\.zip$`))
    const inside = await unzipFiles((await storage.get(key)) ?? new Uint8Array())
    expect(await definition.validate(inside ?? [], lookAtPicture)).toEqual([])
  }
  const shown = await findLibraryPack(actor, packId)
  expect([...shown.exports.values()].every(({ state, bytes }) => state === 'ready' && (bytes ?? 0) > 0)).toBe(true)
})

test('made twice it is the same file under the same name, and a stranger gets none of it', async () => {
  const { actor, packId, versionId } = await ownedPack()
  await requestExport(actor, { packId, platform: 'whatsapp' })
  const [row] = await findExportRows(db, versionId)
  await makeExport(pool, row?.id ?? '')
  const [first] = await findExportRows(db, versionId)
  await db.packExport.update({ where: { id: row?.id ?? '' }, data: { state: 'waiting' } })
  await rm(path.join(env.DATA_DIR, 'storage', 'exports', 'stills'), { recursive: true })
  await makeExport(pool, row?.id ?? '')
  const [second] = await findExportRows(db, versionId)
  expect(second?.storageKey).toBe(first?.storageKey)

  const files = await requestExport(actor, { packId, platform: 'whatsapp' })
  const { id, seal } = href(files.state === 'ready' ? files.href : '')
  const { actor: stranger } = await createPerson()
  await expect(openExport(stranger, id, seal)).rejects.toMatchObject({ code: 'library.not_yours' })
  await expect(openExport(actor, id, { ...seal, seal: `${seal.seal}x` })).rejects.toMatchObject({
    code: 'library.not_yours',
  })
  const later = { now: () => new Date(Date.now() + 301_000) }
  await expect(openExport(actor, id, seal, later)).rejects.toMatchObject({ code: 'library.link_expired' })
})

test('what fails is written down, shown as failed, and made when a person asks again', async () => {
  const { actor, packId, versionId, stickers } = await ownedPack()
  const key = `masters/${stickers[1]?.masterHash}.png`
  const master = (await storage.get(key)) ?? Buffer.alloc(0)
  await storage.remove(key)
  await requestExport(actor, { packId, platform: 'signal' })
  const [row] = await findExportRows(db, versionId)
  await makeExport(pool, row?.id ?? '')
  expect((await findExportRows(db, versionId))[0]).toMatchObject({
    state: 'failed',
    storageKey: null,
    error: expect.stringContaining('is not in storage') as string,
  })
  expect((await findLibraryPack(actor, packId)).exports.get('signal')?.state).toBe('failed')

  // Nothing is made ahead without its masters, and what failed is not tried again by itself; a person who asks does.
  await prepareExports(versionId)
  expect((await findExportRows(db, versionId)).length).toBe(1)
  await storage.put(key, master)
  await prepareExports(versionId)
  expect((await findExportRows(db, versionId)).find(({ platform }) => platform === 'signal')?.state).toBe('failed')
  expect(await requestExport(actor, { packId, platform: 'signal' })).toEqual({ state: 'waiting' })
  await makeExport(pool, row?.id ?? '')
  expect((await requestExport(actor, { packId, platform: 'signal' })).state).toBe('ready')
})
