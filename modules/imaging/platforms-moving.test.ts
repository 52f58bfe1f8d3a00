import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stickerPng } from '@/testing/images'
import { createContractPool, lookOnce } from '@/testing/look-once'
import { apngChunks, apngOf, asFile, drawing, movingSticker } from '@/testing/motion'
import { exportPack, type PackToExport, type StickerToExport, type StillStore } from './export-pack'
import type { ImagingPool } from './imaging-pool'
import { hasVideo } from './motion/video/has-video'
import { lookAtPicture } from './look-at-picture'
import type { ExportFile } from './platform'
import { type PlatformId, PLATFORMS, platformOf } from './platforms'
import { readSticker } from './read-sticker'
import { unzipFiles } from './unzip-files'
import { zipFiles } from './zip-files'

// The contract of platforms.test.ts over packs in which stickers move, proven on the bytes that come out.

let pool: Pick<ImagingPool, 'encodeStills' | 'exportMotion' | 'lookAtPicture' | 'close'>
let still: StickerToExport
let moving: StickerToExport[]
beforeAll(async () => {
  pool = createContractPool()
  const colours = ['red', 'lime', 'blue']
  const files = [
    await asFile(await movingSticker(96, 3, 100), 'webp'),
    await asFile(await movingSticker(64, 3, 100), 'gif'),
    apngOf(
      await apngChunks(
        64,
        colours.map((colour) => ({ colour })),
      ),
    ),
    gzipSync(JSON.stringify(drawing({ op: 12 }))),
  ]
  still = await sticker(await stickerPng('flat', 300))
  moving = await Promise.all(files.map(sticker))
})
afterAll(() => pool.close())

async function sticker(file: Buffer): Promise<StickerToExport> {
  const read = await readSticker(file)
  if (!read.ok) throw new Error(read.problems[0]?.code)
  const { master, motion } = read
  return {
    emoji: ['🦊'],
    alt: 'A fox runs '.repeat(30),
    tags: ['fox'],
    kind: motion?.kind ?? 'still',
    masterHash: master.sha256,
    master: () => Promise.resolve(master.png),
    ...(motion && { moving: () => Promise.resolve(motion.file) }),
  }
}

const packOf = (...stickers: StickerToExport[]): PackToExport => {
  return { id: 'pack_01', title: 'ثعالب تركض', author: 'Mira', version: 1, stickers }
}
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)
/** Eight that stand still and eight that move: enough for every platform to make a pack of each. */
const mixed = () => packOf(...times(8, still), ...moving, ...moving)

function memoryStore(): StillStore {
  const kept = new Map()
  return {
    get: (name) => Promise.resolve(kept.get(name)),
    put: (name, one) => Promise.resolve(void kept.set(name, one)),
  }
}
const store = memoryStore()

/** Every picture among the files, those inside LINE's archives too, by how often it changes. */
async function framesIn(files: readonly ExportFile[]): Promise<number[]> {
  const frames: number[] = []
  for (const { path, bytes } of files) {
    if (path.endsWith('.zip')) frames.push(...(await framesIn((await unzipFiles(bytes)) ?? [])))
    if (/\.(webp|png|gif|tgs|webm)$/.test(path)) frames.push((await lookOnce(bytes))?.frames ?? 0)
  }
  return frames
}

/** Pictures that move in the whole of it, where all eight do; without video Telegram takes drawings only; iMessage has three sizes. */
const onTelegram = hasVideo() ? 8 : 2
const MOVING: Partial<Record<PlatformId, number>> = {
  telegram: onTelegram,
  'telegram-emoji': onTelegram,
  imessage: 24,
  line: 9,
}

describe.each(PLATFORMS.map(({ id }) => id))('%s', (id) => {
  const platform = platformOf(id)

  test('takes a pack of both: its validator finds nothing wrong, and what should move does', async () => {
    const { files, problems } = await exportPack(pool, mixed(), id, store)
    expect(await platform.validate(files, lookOnce)).toEqual([])
    expect(problems.filter(({ severity }) => severity === 'fault')).toEqual([])
    expect((await framesIn(files)).filter((count) => count > 1).length).toBe(MOVING[id] ?? 8)
  })

  test('its validator finds what is broken in what moves, and names the file', async () => {
    const { files } = await exportPack(pool, mixed(), id, store)
    // The last one that moves, wherever it lies: inside an archive it is the archive that is named.
    const victim = files.findLast(({ path }) => /\.(webp|png|gif|tgs|webm|zip)$/.test(path)) as ExportFile
    const broken: Record<string, ExportFile[]> = {
      'cut short': swap(files, victim, victim.bytes.subarray(0, victim.bytes.length - 60)),
      empty: swap(files, victim, new Uint8Array()),
      'bytes behind its end': swap(files, victim, Buffer.concat([victim.bytes, Buffer.from('and a secret')])),
      'another picture': swap(files, victim, await asFile(await movingSticker(40, 3), 'webp')),
    }
    // Of LINE's archives any number will do.
    if (!victim.path.endsWith('.zip')) broken['not there'] = files.filter((file) => file !== victim)
    for (const [what, list] of Object.entries(broken)) {
      const found = await platform.validate(list, lookOnce)
      expect([what, found.map(({ file }) => file)]).toEqual([what, expect.arrayContaining([victim.path])])
    }
  })
})

const swap = (files: ExportFile[], victim: ExportFile, bytes: Uint8Array): ExportFile[] =>
  files.map((file) => (file === victim ? { path: file.path, bytes } : file))

/** WhatsApp's pack of moving stickers with another file in the first one's place, in its archive and its hand-off too. */
async function whatsappWith(bytes: Buffer): Promise<string[]> {
  const pack = packOf(...times(3, moving[0] as StickerToExport))
  const { files } = await exportPack(pool, pack, 'whatsapp', store)
  const changed = files.map((file) => (file.path === 'pack_01/001.webp' ? { path: file.path, bytes } : file))
  const found = await platformOf('whatsapp').validate(changed, lookAtPicture)
  return found.filter(({ file }) => file === 'pack_01/001.webp').map(({ code }) => code)
}

test.each(['whatsapp', 'signal', 'slack'] as const)(
  '%s: the same bytes again from nothing',
  async (id) => {
    const again = () => exportPack(pool, packOf(...times(3, moving[2] as StickerToExport)), id, memoryStore(), [id])
    const [one, two] = [await again(), await again()]
    expect((await zipFiles(one.files)).equals(await zipFiles(two.files))).toBe(true)
  },
  60_000,
)

test('what moves too fast, too long, not at all, or is too large by a byte is found by counting', async () => {
  const good = await movingSticker(512, 4, 100)
  const timed = async (delayMs: number) => {
    const file = await asFile(good, 'webp')
    // By hand: an encoder would not write such a time.
    for (let at = file.indexOf('ANMF'); at >= 0; at = file.indexOf('ANMF', at + 4))
      file.writeUIntLE(delayMs, at + 20, 3)
    return file
  }
  expect(await whatsappWith(await asFile(good, 'webp'))).toEqual([])
  expect(await whatsappWith(await timed(7))).toEqual(['files.hasty'])
  expect(await whatsappWith(await timed(2501))).toEqual(['files.time'])
  expect(await whatsappWith(await asFile({ ...good, frames: good.frames.slice(0, 1) }, 'webp'))).toContain(
    'files.still',
  )
  expect(await whatsappWith(await asFile(await movingSticker(511, 3), 'webp'))).toEqual(['files.size'])
  expect(await whatsappWith(await asFile(good, 'gif'))).toEqual(['files.format'])
  const whole = await asFile(good, 'webp')
  const heavy = Buffer.concat([whole, Buffer.from('EXIF'), Buffer.alloc(4), Buffer.alloc(512_002 - whole.length - 8)])
  heavy.writeUInt32LE(512_002 - whole.length - 8, whole.length + 4)
  heavy.writeUInt32LE(heavy.length - 8, 4)
  expect(await whatsappWith(heavy)).toEqual(['files.weight', 'files.extra'])
})

test('a drawing with what Telegram bans is found in the file itself', async () => {
  const pack = packOf(moving[3] as StickerToExport)
  const { files } = await exportPack(pool, pack, 'telegram', store)
  const tgs = files.find(({ path }) => path.endsWith('.tgs')) as ExportFile
  const codes = async (changes: Record<string, unknown>, layer: Record<string, unknown> = {}) => {
    const list = swap(files, tgs, gzipSync(JSON.stringify(drawing(changes, layer))))
    return (await platformOf('telegram').validate(list, lookAtPicture)).map(({ code }) => code)
  }
  expect(await codes({})).toEqual([])
  expect(await codes({ w: 500 })).toEqual(['files.size'])
  expect(await codes({ op: 200 })).toEqual(['files.time'])
  expect(await codes({ fr: 25, op: 50 })).toEqual(['files.extra'])
  expect(await codes({}, { ef: [{ ty: 21 }] })).toEqual(['files.extra'])
})

test('a sticker too restless for a platform is left out and said, and the pack is planned anew', async () => {
  const refusing: Pick<ImagingPool, 'encodeStills' | 'exportMotion' | 'lookAtPicture'> = {
    ...pool,
    async exportMotion(file, targets) {
      const read = await pool.exportMotion(file, targets)
      const restless = Buffer.from(file as Uint8Array).equals(Buffer.from((await moving[1]?.moving?.()) ?? []))
      if (!read.ok || !restless) return read
      const problem = { code: 'motion.does_not_fit', severity: 'fault' as const, params: { limitBytes: 512_000 } }
      return { ok: true, exports: read.exports.map(() => ({ file: undefined, encodes: 3, problems: [problem] })) }
    },
  }
  const pack = packOf(...moving, still)
  const { files, problems } = await exportPack(refusing, pack, 'whatsapp', memoryStore(), ['whatsapp'])
  expect(await platformOf('whatsapp').validate(files, lookAtPicture)).toEqual([])
  expect(files.filter(({ path }) => /\d\.webp$/.test(path)).map(({ path }) => path)).toEqual([
    'pack_01/001.webp',
    'pack_01/003.webp',
    'pack_01/004.webp',
  ])
  expect(problems.map(({ code, file }) => `${code} ${file ?? ''}`)).toEqual([
    'export.apart ',
    'export.few_still ',
    'export.unfit 2',
    'motion.does_not_fit 2',
  ])
})
