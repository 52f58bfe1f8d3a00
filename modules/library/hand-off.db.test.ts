import { expect, test } from 'vitest'
import { db, inTransaction } from '@/infra/db'
import { storage } from '@/infra/storage'
import { zipFiles } from '@/modules/imaging/zip-files'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { ensureExport, markReady } from './db/exports'
import { findUse } from './find-use'
import { grant } from './grant'
import { openHandOff } from './hand-off'

async function ownedFiles(platform = 'whatsapp') {
  const { actor } = await createPerson()
  const { packId, versionId } = await createPackOnSale({ title: 'Big Foxes' })
  await inTransaction((tx) => grant(tx, { userId: actor.id, packId, source: 'free' }))
  const files = ['contents.json', 'pack-1.wastickers', 'pack-2.wastickers'].map((path) => ({ path, bytes: Buffer.from(path) })) // prettier-ignore
  const archive = await zipFiles(files)
  const storageKey = `exports/${versionId}-${platform}.zip`
  await storage.put(storageKey, archive)
  const { id } = await ensureExport(db, versionId, platform)
  await markReady(db, id, { storageKey, fileName: `big-foxes-${platform}.zip`, bytes: archive.length, plan: [] })
  return { actor, packId, exportId: id }
}

const partsOf = (path: string) => {
  const url = new URL(path, 'http://shop')
  const seal = { person: url.searchParams.get('for'), until: url.searchParams.get('until'), seal: url.searchParams.get('seal') } // prettier-ignore
  return { id: url.pathname.split('/').at(-1) ?? '', seal }
}

test('the address on a phone opens what the phone can use, without a session, under the pack’s name', async () => {
  const { actor, packId } = await ownedFiles()
  const { handOff } = await findUse(actor, { packId, platform: 'whatsapp' })
  const { id, seal } = partsOf(handOff?.path ?? '')
  const { title, platform, files } = await openHandOff(id, seal)
  expect([title, platform.name]).toEqual(['Big Foxes', 'WhatsApp'])
  expect(files.map(({ name }) => name)).toEqual(['big-foxes-1.wastickers', 'big-foxes-2.wastickers'])
  expect(String(await files[1]?.read(100))).toBe('pack-2.wastickers')
})

test('it dies after ten minutes, with the ownership, and when a character of it is another', async () => {
  const { actor, packId } = await ownedFiles()
  const { actor: stranger } = await createPerson()
  const { handOff } = await findUse(actor, { packId, platform: 'whatsapp' })
  const { id, seal } = partsOf(handOff?.path ?? '')
  const later = { now: () => new Date(Date.now() + 601_000) }
  await expect(openHandOff(id, seal, later)).rejects.toMatchObject({ code: 'library.hand_off_expired', status: 403 })
  for (const change of [
    { person: stranger.id },
    { until: String(Number(seal.until) + 1) },
    { seal: 'x' },
    { seal: null },
  ])
    await expect(openHandOff(id, { ...seal, ...change })).rejects.toMatchObject({ code: 'library.not_yours' })
  const other = await ownedFiles()
  await expect(openHandOff(other.exportId, seal)).rejects.toMatchObject({ code: 'library.not_yours' })
  await db.entitlement.updateMany({ where: { userId: actor.id }, data: { endedAt: new Date() } })
  await expect(openHandOff(id, seal)).rejects.toMatchObject({ code: 'library.not_yours' })
})

test('there is none for a messenger that opens no file on a phone, and a page only for platforms there are', async () => {
  const { actor, packId } = await ownedFiles('signal')
  expect((await findUse(actor, { packId, platform: 'signal' })).handOff).toBeUndefined()
  expect((await findUse(actor, { packId, platform: 'line' })).platform.forBuyers).toBe(false)
  await expect(findUse(actor, { packId, platform: 'icq' })).rejects.toMatchObject({ status: 404 })
  const { actor: stranger } = await createPerson()
  await expect(findUse(stranger, { packId, platform: 'signal' })).rejects.toMatchObject({ status: 404 })
})
