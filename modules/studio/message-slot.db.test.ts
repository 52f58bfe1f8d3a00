import { expect, test } from 'vitest'
import { db, inTransaction } from '@/infra/db'
import { FIRST_SLOT } from '@/modules/imaging/message-slot'
import { createDraft } from '@/testing/drafts'
import { createPerson } from '@/testing/people'
import { approveVersion } from './approve-version'
import { describeStickers } from './describe-stickers'
import { markOfSticker } from './judged'
import { startVersion } from './start-version'

const slotsOf = async (versionId: string) => {
  const rows = await db.sticker.findMany({ where: { versionId }, orderBy: { position: 'asc' } })
  return rows.map(({ slot }) => slot)
}

test('a place for words is kept, goes on sale with its sticker and into the next version, and can be taken away', async () => {
  const { actor } = await createPerson({ roles: ['artist'] })
  const { packId, versionId, stickerIds } = await createDraft(actor)
  const slot = { ...FIRST_SLOT, font: 'cairo' as const, curve: -40 }
  const revision = await describeStickers(actor, versionId, 0, [{ id: stickerIds[1] ?? '', slot }])
  expect(await slotsOf(versionId)).toEqual([null, slot, null])

  // Words alone leave it as it is.
  await describeStickers(actor, versionId, revision, [{ id: stickerIds[1] ?? '', alt: 'A frog with a sign' }])
  await db.version.update({ where: { id: versionId }, data: { state: 'in_review', round: 1 } })
  await inTransaction((tx) => approveVersion(tx, versionId))
  const sold = await db.publishedSticker.findMany({ where: { versionId }, orderBy: { position: 'asc' } })
  expect(sold.map((one) => one.slot)).toEqual([null, slot, null])

  const next = await startVersion(actor, packId)
  expect(await slotsOf(next)).toEqual([null, slot, null])
  const [, second] = await db.sticker.findMany({ where: { versionId: next }, orderBy: { position: 'asc' } })
  await describeStickers(actor, next, 0, [{ id: second?.id ?? '', slot: null }])
  expect(await slotsOf(next)).toEqual([null, null, null])
})

test('a sticker whose place for words was changed is judged again; one that moves has no such place', async () => {
  const { actor } = await createPerson({ roles: ['artist'] })
  const { versionId, stickerIds } = await createDraft(actor)
  const [first, second] = await db.sticker.findMany({ where: { versionId }, orderBy: { position: 'asc' } })
  if (!first || !second) throw new Error('no stickers')
  expect(markOfSticker(first)).toBe(markOfSticker({ ...first, slot: undefined }))
  expect(markOfSticker({ ...first, slot: FIRST_SLOT })).not.toBe(markOfSticker(first))
  expect(markOfSticker({ ...first, slot: { ...FIRST_SLOT, curve: 1 } })).not.toBe(
    markOfSticker({ ...first, slot: FIRST_SLOT }),
  )

  await db.master.update({ where: { hash: second.masterHash }, data: { kind: 'webp', frames: 2, durationMs: 200 } })
  await describeStickers(
    actor,
    versionId,
    0,
    stickerIds.map((id) => ({ id, slot: FIRST_SLOT })),
  )
  expect(await slotsOf(versionId)).toEqual([FIRST_SLOT, null, FIRST_SLOT])
})
