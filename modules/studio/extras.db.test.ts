import { afterAll, expect, test } from 'vitest'
import { newId } from '@/core/ids'
import { db, inTransaction } from '@/infra/db'
import { storage } from '@/infra/storage'
import { imagingPool } from '@/modules/imaging/process-pool'
import { extrasOf } from '@/modules/imaging/sticker-extras'
import { createDraft } from '@/testing/drafts'
import { film, tone, videoIsHere } from '@/testing/films'
import { drawing } from '@/testing/motion'
import { createPerson } from '@/testing/people'
import { addExtra } from './add-extra'
import { approveVersion } from './approve-version'
import { findEditor } from './find-editor'
import { judgeUpload } from './judge-upload'
import { putInQuarantine } from './quarantine'
import { removeExtra } from './remove-extra'
import { startReview } from './start-review'
import { startVersion } from './start-version'
import { submitPack } from './submit-pack'

afterAll(() => imagingPool().close())

const effect = Buffer.from(JSON.stringify(drawing()))

test('an effect and a sound go with a sticker, on sale and into the next version, until taken away', async () => {
  const { actor } = await createPerson({ roles: ['artist'] })
  const { packId, versionId, stickerIds } = await createDraft(actor, { pictured: true })
  const [stickerId = ''] = stickerIds
  const send = async (kind: 'sound' | 'effect', bytes: Uint8Array) => {
    const { revision } = await findEditor(actor, packId)
    return addExtra(actor, { versionId, revision, stickerId, kind, bytes })
  }
  expect(await send('effect', effect)).toEqual([])
  expect((await send('sound', tone('mp3'))).map(({ code }) => code)).toEqual(videoIsHere ? [] : ['video.not_here'])
  expect((await send('sound', Buffer.from('no sound'))).map(({ code }) => code)).toEqual(['sound.not_a_sound'])

  const extras = (await findEditor(actor, packId)).stickers[0]?.extras ?? {}
  expect(extras.effect?.ms).toBe(1000)
  expect(await storage.has(`media/${extras.effect?.key}/effect.webp`)).toBe(true)
  expect(extras.sound !== undefined).toBe(videoIsHere)
  if (extras.sound) expect(await storage.has(`media/${extras.sound.key}/sound.ogg`)).toBe(true)

  await submitPack(actor, versionId)
  await inTransaction((tx) => startReview(tx, versionId))
  await inTransaction((tx) => approveVersion(tx, versionId))
  const sold = await db.publishedSticker.findUniqueOrThrow({ where: { id: stickerId } })
  expect(sold.extras).toEqual(extras)

  const next = await startVersion(actor, packId)
  const copy = (await findEditor(actor, packId)).stickers[0]
  expect(copy?.extras).toEqual(extras)
  const { revision } = await findEditor(actor, packId)
  await removeExtra(actor, next, revision, { stickerId: copy?.id ?? '', kind: 'effect' })
  expect((await findEditor(actor, packId)).stickers[0]?.extras.effect).toBeUndefined()
  expect(
    extrasOf((await db.publishedSticker.findUniqueOrThrow({ where: { id: stickerId } })).extras).effect,
  ).toBeDefined()
})

test('nobody gives a sticker of somebody else a voice, and no window overwrites another', async () => {
  const { actor } = await createPerson({ roles: ['artist'] })
  const stranger = (await createPerson({ roles: ['artist'] })).actor
  const { versionId, stickerIds } = await createDraft(actor)
  const sent = { versionId, revision: 0, stickerId: stickerIds[0] ?? '', kind: 'effect', bytes: effect } as const
  await expect(addExtra(stranger, sent)).rejects.toMatchObject({ code: 'studio.not_yours' })
  expect(await addExtra(actor, sent)).toEqual([])
  await expect(addExtra(actor, sent)).rejects.toMatchObject({ code: 'studio.stale' })
  await expect(
    removeExtra(stranger, versionId, 1, { stickerId: sent.stickerId, kind: 'effect' }),
  ).rejects.toMatchObject({ code: 'studio.not_yours' })
})

test('a video becomes a sticker that moves, kept as VP9 with nothing but its frames', async () => {
  const { actor } = await createPerson({ roles: ['artist'] })
  const { versionId } = await createDraft(actor, { stickers: 0 })
  for (const [index, name] of (['vp9-alpha-sound.webm', 'h264.mp4'] as const).entries()) {
    const bytes = film(name)
    const id = newId('upload')
    await putInQuarantine(id, bytes)
    const facts = { id, versionId, artistId: actor.id, fileName: name, bytes: BigInt(bytes.length), state: 'received' }
    await db.upload.create({ data: { ...facts, fingerprint: id } })
    await judgeUpload(id)
    const { state, problems } = await db.upload.findUniqueOrThrow({ where: { id } })
    if (!videoIsHere) {
      expect([state, problems]).toEqual(['refused', [expect.objectContaining({ code: 'video.not_here' })]])
      continue
    }
    expect([name, state]).toEqual([name, 'accepted'])
    const { master } = await db.sticker.findFirstOrThrow({
      where: { versionId, position: index },
      include: { master: true },
    })
    expect(master).toMatchObject({ kind: 'webm', frames: 6, durationMs: 600, width: 48, height: 48 })
    const file = await storage.get(`masters/${master.hash}.webm`)
    expect(file?.includes('V_VP9')).toBe(true)
    expect(file?.includes('A_OPUS')).toBe(false)
  }
})
