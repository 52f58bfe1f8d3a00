import { afterAll, expect, test } from 'vitest'
import { db } from '@/infra/db'
import { storage } from '@/infra/storage'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'
import { sha256 } from '@/modules/imaging/master'
import { imagingPool } from '@/modules/imaging/process-pool'
import { createDraft } from '@/testing/drafts'
import { stickerPng } from '@/testing/images'
import { asFile, movingSticker } from '@/testing/motion'
import { createPerson } from '@/testing/people'
import { showSticker } from './show-sticker'

afterAll(() => imagingPool().close())

test('an artist sees the very file a messenger will get; what moves is made when asked, once; nobody else sees any', async () => {
  const { actor } = await createPerson({ roles: ['artist'] })
  const { stickerIds } = await createDraft(actor, { stickers: 2 })
  const [still = '', moving = ''] = stickerIds
  const png = await stickerPng('flat', 96, 1)
  const file = await asFile(await movingSticker(64, 3, 100), 'webp')
  const hash = sha256(png)
  const movingHash = sha256(file)
  for (const key of [hash, movingHash]) await storage.put(`masters/${key}.png`, png)
  await storage.put(`masters/${movingHash}.webp`, file)
  const facts = { width: 96, height: 96, bytes: png.length, placeholder: '' }
  await db.master.create({ data: { hash, artKey: hash.slice(0, 16), ...facts } })
  const motion = { kind: 'webp', frames: 3, durationMs: 300 }
  await db.master.create({ data: { hash: movingHash, artKey: movingHash.slice(0, 16), ...facts, ...motion } })
  await db.sticker.update({ where: { id: still }, data: { masterHash: hash } })
  await db.sticker.update({ where: { id: moving }, data: { masterHash: movingHash } })

  const look = async (id: string, platform: string, as: 'still' | 'kept' | 'made') => {
    const shown = await showSticker(actor, id, platform, as)
    if (!shown || Array.isArray(shown)) return shown
    return { ...(await lookAtPicture(shown.bytes)), format: shown.format }
  }
  expect(await look(still, 'whatsapp', 'still')).toMatchObject({ format: 'webp', width: 512, height: 512, frames: 1 })
  expect(await look(still, 'discord', 'still')).toMatchObject({ format: 'png', width: 320, height: 320 })
  // Plain files are the master itself: there is no conversation to show them in.
  expect(await look(still, 'png', 'still')).toBeUndefined()

  expect(await look(moving, 'discord', 'kept')).toBeUndefined()
  expect(await look(moving, 'discord', 'made')).toMatchObject({ format: 'apng', width: 320, height: 320, frames: 3 })
  expect(await look(moving, 'discord', 'kept')).toMatchObject({ format: 'apng', frames: 3 })
  expect(await look(moving, 'discord', 'still')).toMatchObject({ format: 'png', frames: 1 })

  const stranger = (await createPerson({ roles: ['artist'] })).actor
  await expect(showSticker(stranger, still, 'whatsapp', 'still')).rejects.toMatchObject({ code: 'studio.not_yours' })
  await expect(showSticker(actor, still, 'pigeon', 'still')).rejects.toMatchObject({ code: 'studio.no_such_sticker' })
})
