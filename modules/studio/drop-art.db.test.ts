import { utimesSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { storage } from '@/infra/storage'
import { createDraft } from '@/testing/drafts'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { sweepArt } from './drop-art'
import { enrolWorks } from './enrol-works'

const past = new Date(Date.now() - 40 * 86_400_000)
const filesOf = (hash: string) => [`originals/${hash}`, `masters/${hash}.png`, `media/${hash.slice(0, 16)}/448.avif`]

async function put(hash: string, at = past) {
  for (const file of filesOf(hash)) {
    await storage.put(file, Buffer.from('x'))
    utimesSync(path.join(env.DATA_DIR, 'storage', file), at, at)
  }
}

const there = (hash: string) => Promise.all(filesOf(hash).map((file) => storage.has(file)))

test('a month after the last row that named them is gone, files go; what is drawn, enrolled, sold or new stays', async () => {
  const { actor: artist } = await createPerson({ roles: ['artist'] })
  const draft = await createDraft(artist, { stickers: 5 })
  await enrolWorks(artist, draft.packId)
  const stickers = await db.sticker.findMany({ where: { versionId: draft.versionId }, orderBy: { position: 'asc' } })
  const [kept = '', enrolled = '', sold = '', left = '', fresh = ''] = stickers.map(({ masterHash }) => masterHash)
  await db.work.deleteMany({ where: { masterHash: { not: enrolled } } })
  await createPackOnSale({ stickers: [{ masterHash: sold }] })
  await db.sticker.deleteMany({ where: { masterHash: { in: [enrolled, sold, left, fresh] } } })
  for (const hash of [kept, enrolled, sold, left]) await put(hash)
  await put(fresh, new Date())

  expect(await sweepArt()).toBeGreaterThan(0)
  expect(await there(left)).toEqual([false, false, false])
  expect(await there(kept)).toEqual([true, true, true])
  for (const hash of [enrolled, sold]) expect(await there(hash)).toEqual([false, true, true])
  expect(await there(fresh)).toEqual([true, true, true])
  const masters = await db.master.findMany({ where: { hash: { in: [kept, enrolled, sold, left, fresh] } } })
  expect(masters.map(({ hash }) => hash).toSorted()).toEqual([kept, enrolled, sold, fresh].toSorted())
})
