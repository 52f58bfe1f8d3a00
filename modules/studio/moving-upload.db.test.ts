import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { sha256 } from '@/modules/imaging/master'
import { imagingPool } from '@/modules/imaging/process-pool'
import { readMotion } from '@/modules/imaging/read-motion'
import { zipFiles } from '@/modules/imaging/zip-files'
import { newId } from '@/core/ids'
import { db } from '@/infra/db'
import { storage } from '@/infra/storage'
import { createDraft } from '@/testing/drafts'
import { apngChunks, apngOf, asFile, drawing, movingSticker } from '@/testing/motion'
import { pngChunk, stickerPng, withChunks } from '@/testing/images'
import { notedPng } from '@/testing/noted-png'
import { createPerson } from '@/testing/people'
import { findEditor } from './find-editor'
import { findSubmittedVersion } from './find-submitted-version'
import { fixSticker } from './fix-sticker'
import { judgeUpload } from './judge-upload'
import { pictureMaster } from './picture-master'
import { putInQuarantine } from './quarantine'

afterAll(() => imagingPool().close())

async function artist() {
  const { actor } = await createPerson({ roles: ['artist'] })
  return { actor, ...(await createDraft(actor, { stickers: 0 })) }
}

/** Bytes as they lie when the last of them has come. */
async function judged(artistId: string, versionId: string, fileName: string, bytes: Buffer) {
  const id = newId('upload')
  await putInQuarantine(id, bytes)
  const facts = { id, versionId, artistId, fileName, bytes: BigInt(bytes.length), state: 'received' }
  await db.upload.create({ data: { ...facts, fingerprint: `test:${id}` } })
  expect(await judgeUpload(id)).toEqual([])
  return db.upload.findUniqueOrThrow({ where: { id } })
}

/** Every frame by its content, and how long it is shown. */
async function shownBy(bytes: Buffer) {
  const read = await readMotion(bytes)
  if (!read.ok) throw new Error(read.problems[0]?.code)
  return read.timeline.frames.map(({ data, delayMs }) => `${sha256(data)} ${delayMs}`)
}

const json = Buffer.from(JSON.stringify(drawing({ meta: { a: 'somebody’s name' } })))
const pieces = [
  { colour: 'red' },
  { left: 8, top: 8, width: 16, height: 16, colour: 'lime' },
  { left: 2, top: 2, width: 9, height: 30, colour: 'blue' },
]

test.each([
  ['webp', 'ball.webp', async () => asFile(await movingSticker(96, 6, 80), 'webp'), { frames: 6, durationMs: 480 }],
  ['gif', 'ball.gif', async () => asFile(await movingSticker(96, 5, 80), 'gif'), { frames: 5, durationMs: 400 }],
  ['apng', 'box.png', async () => apngOf(await apngChunks(64, pieces)), { frames: 3, durationMs: 300 }],
  ['tgs', 'disc.tgs', () => gzipSync(json), { frames: 30, durationMs: 1000 }],
  ['lottie', 'small.json', () => Buffer.from(JSON.stringify(drawing({ w: 256, h: 256 }))), { durationMs: 1000 }],
  [
    'tgs',
    'disc.lottie',
    () =>
      zipFiles([
        { path: 'manifest.json', bytes: Buffer.from('{"version":"2","animations":[{"id":"disc"}]}') },
        { path: 'a/other.json', bytes: Buffer.from('{}') },
        { path: 'a/disc.json', bytes: Buffer.from(JSON.stringify(drawing({ op: 90 }))) },
      ]),
    { durationMs: 1500 },
  ],
] as const)('%s moves on: %s becomes a sticker with its frames as they are', async (kind, name, make, facts) => {
  const { actor, versionId, packId } = await artist()
  const bytes = await make()
  const upload = await judged(actor.id, versionId, name, bytes)
  expect(upload).toMatchObject({ state: 'accepted', sourceHash: sha256(bytes) })

  const sticker = await db.sticker.findFirstOrThrow({ where: { versionId }, include: { master: true } })
  const { master } = sticker
  expect(master).toMatchObject({ kind, ...facts })
  expect((await storage.get(`originals/${sticker.sourceHash}`))?.equals(bytes)).toBe(true)
  const file = await storage.get(`masters/${master.hash}.${kind}`)
  expect(file && sha256(file)).toBe(master.hash)
  expect(file?.includes('somebody')).toBe(false)
  expect(await shownBy(file ?? Buffer.alloc(0))).toEqual(await shownBy(bytes))
  expect(await sharp(await storage.get(`masters/${master.hash}.png`)).metadata()).toMatchObject({ format: 'png' })

  await pictureMaster({ hash: master.hash })
  const moving = await storage.get(`media/${master.artKey}/moving-224.webp`)
  const shown = await sharp(moving).metadata()
  expect(shown).toMatchObject({ width: 224, loop: 0 })
  expect(shown.pages).toBeGreaterThan(2)
  expect(await storage.has(`media/${master.artKey}/448.avif`)).toBe(true)

  const editor = await findEditor(actor, packId)
  expect(editor.stickers).toMatchObject([{ kind, pictured: true, ...facts }])
  await expect(
    fixSticker(actor, versionId, editor.revision, { stickerId: sticker.id, fix: 'pad' }),
  ).rejects.toMatchObject({ code: 'studio.moves' })
})

test('what moves too much, or would never end, is refused by what is wrong with it', async () => {
  const { actor, versionId } = await artist()
  const still = await movingSticker(64, 1, 100)
  const same = { ...still, frames: [still.frames, still.frames, still.frames].flat() }
  const forever = Buffer.from(JSON.stringify(drawing({}, { ks: { o: { a: 0, k: 100, x: 'while(true){}' } } })))
  const bad: [string, Buffer, string][] = [
    ['long.webp', await asFile(await movingSticker(32, 40, 900), 'webp'), 'motion.too_long'],
    ['loop.json', forever, 'lottie.expression'],
    ['bomb.tgs', gzipSync(Buffer.alloc(50_000_000, ' ')), 'lottie.too_large'],
    ['torn.gif', (await asFile(await movingSticker(64, 6), 'gif')).subarray(0, -900), 'image.truncated'],
  ]
  for (const [name, bytes, code] of bad) {
    const { state, problems } = await judged(actor.id, versionId, name, bytes)
    expect([name, state, problems]).toEqual([name, 'refused', [expect.objectContaining({ code })]])
  }
  // Frames that are all the same are a still sticker, and the artist is told.
  const { state, problems } = await judged(actor.id, versionId, 'same.gif', await asFile(same, 'gif'))
  expect([state, problems]).toEqual(['accepted', []])
  expect(await db.sticker.findMany({ where: { versionId }, include: { master: true } })).toMatchObject([
    { master: { kind: 'still' } },
  ])
})

test('what a file says of where it comes from stays beside its sticker, for the artist and the desk, and is on nothing that is sold', async () => {
  const { actor, versionId, packId } = await artist()
  const picture = await stickerPng('flat', 96)
  await judged(actor.id, versionId, 'noted.png', await notedPng(picture))
  const broken = withChunks(await stickerPng('flat', 96, 2), pngChunk('caBX', Buffer.from('no note at all')))
  expect(await judged(actor.id, versionId, 'broken.png', broken)).toMatchObject({ state: 'accepted' })
  await judged(actor.id, versionId, 'plain.png', await stickerPng('flat', 96, 3))

  const said = { state: 'intact', signer: 'Nadia Haddad (Example Pencil)', model: 'all' }
  const shown = (await findEditor(actor, packId)).stickers.map((sticker) => sticker.provenance)
  expect(shown).toMatchObject([said, { state: 'unreadable' }, null])
  const submitted = await findSubmittedVersion(db, versionId)
  expect(submitted?.stickers.map((sticker) => sticker.provenance)).toEqual(shown)
  const { masterHash } = await db.sticker.findFirstOrThrow({ where: { versionId, fileName: 'noted.png' } })
  expect((await storage.get(`masters/${masterHash}.png`))?.includes('c2pa')).toBe(false)
})
