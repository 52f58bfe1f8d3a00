import { afterAll, expect, test } from 'vitest'
import { system } from '@/core/actor'
import { db } from '@/infra/db'
import { storage } from '@/infra/storage'
import { FIRST_SLOT } from '@/modules/imaging/message-slot'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'
import { imagingPool } from '@/modules/imaging/process-pool'
import { createDraft } from '@/testing/drafts'
import { stickerPng } from '@/testing/images'
import { createPerson } from '@/testing/people'
import { openCase } from './open-case'
import { previewTemplate } from './preview-template'
import { SAMPLES } from './sample-words'

afterAll(() => imagingPool().close())

test('a reviewer sees a template with every sample on it, whatever its script and length; nobody else does', async () => {
  const { actor: artist } = await createPerson({ roles: ['artist'] })
  const { actor: judge } = await createPerson({ roles: ['reviewer'] })
  const { versionId, stickerIds } = await createDraft(artist, { state: 'waiting' })
  const [template = '', plain = ''] = stickerIds
  const { masterHash } = await db.sticker.update({ where: { id: template }, data: { slot: FIRST_SLOT } })
  await storage.put(`masters/${masterHash}.png`, await stickerPng('flat', 96, 1))
  await openCase(system('test'), { versionId, round: 1 })
  const { id } = await db.case.findFirstOrThrow({ where: { versionId } })

  for (const sample of SAMPLES.keys())
    expect(await lookAtPicture(await previewTemplate(judge, id, template, sample))).toMatchObject({ format: 'webp' })
  const missing = { code: 'moderation.no_such_case' }
  await expect(previewTemplate(judge, id, template, SAMPLES.length)).rejects.toMatchObject(missing)
  await expect(previewTemplate(judge, id, plain, 0)).rejects.toMatchObject(missing)
  await expect(previewTemplate(artist, id, template, 0)).rejects.toMatchObject({ status: 403 })
})
