import { afterAll, expect, test } from 'vitest'
import { db } from '@/infra/db'
import { limit } from '@/infra/rate-limit'
import { storage } from '@/infra/storage'
import { FIRST_SLOT } from '@/modules/imaging/message-slot'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'
import { sha256 } from '@/modules/imaging/master'
import { imagingPool } from '@/modules/imaging/process-pool'
import { createDraft } from '@/testing/drafts'
import { stickerPng } from '@/testing/images'
import { createPerson } from '@/testing/people'
import { PREVIEWS } from './preview'
import { previewFix } from './preview-fix'
import { previewMessage } from './preview-message'

afterAll(() => imagingPool().close())

test('an artist looks at previews by the hundred, not without end: both kinds share what the pool can do', async () => {
  const { actor } = await createPerson({ roles: ['artist'] })
  const {
    stickerIds: [id = ''],
  } = await createDraft(actor, { stickers: 1 })
  const png = await stickerPng('flat', 96, 1)
  const hash = sha256(png)
  await storage.put(`masters/${hash}.png`, png)
  await db.master.create({
    data: { hash, artKey: hash.slice(0, 16), width: 96, height: 96, bytes: png.length, placeholder: '' },
  })
  await db.sticker.update({ where: { id }, data: { masterHash: hash } })

  expect(await lookAtPicture(await previewFix(actor, id))).toMatchObject({ format: 'webp' })
  await limit('preview', actor.id, PREVIEWS, PREVIEWS.points - 2)
  const often = { code: 'rate_limit.exceeded', status: 429 }
  await expect(previewMessage(actor, id, FIRST_SLOT, 'hello')).rejects.toMatchObject(often)
  await expect(previewFix(actor, id, 'pad')).rejects.toMatchObject(often)
  // Another artist is told whose it is, and has all of their own.
  const other = (await createPerson({ roles: ['artist'] })).actor
  await expect(previewFix(other, id)).rejects.toMatchObject({ code: 'studio.not_yours' })
})
