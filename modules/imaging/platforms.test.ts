import { readdirSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stickerPng } from '@/testing/images'
import { createContractPool, lookOnce } from '@/testing/look-once'
import type { ImagingPool } from './imaging-pool'
import { exportPack, type PackToExport, type StickerToExport, type StillStore } from './export-pack'
import { lookAtPicture } from './look-at-picture'
import type { Master } from './master'
import type { ExportFile } from './platform'
import { PLATFORMS, platformOf } from './platforms'
import { readSticker } from './read-sticker'
import { zipFiles } from './zip-files'
import { unzipFiles } from './unzip-files'

// One suite over everything in the registry: what is true of every platform, proven on the bytes it makes.

const NOT_PLATFORMS = new Set(['registry.ts', 'telegram-set.ts', 'words.ts'])

test('every file in platforms/ has its line in the registry, and a validator of the same name', () => {
  const files = readdirSync('modules/imaging/platforms').filter((file) => !NOT_PLATFORMS.has(file))
  const ids: string[] = PLATFORMS.map(({ id }) => id)
  expect(files.map((file) => file.replace(/\.ts$/, '')).toSorted()).toEqual(ids.toSorted())
  expect(readdirSync('modules/imaging/validators')).toEqual(expect.arrayContaining(files))
})

const SOME = [
  ['gradient', 400],
  ['painted', 640],
  ['photo', 512],
  ['flat', 300],
] as const

let pool: Pick<ImagingPool, 'encodeStills' | 'exportMotion' | 'lookAtPicture' | 'close'>
let masters: Master[]
beforeAll(async () => {
  pool = createContractPool()
  masters = await Promise.all(SOME.map(([kind, side], index) => master(kind, side, index)))
})
afterAll(() => pool.close())

async function master(kind: (typeof SOME)[number][0], side: number, seed: number): Promise<Master> {
  const read = await readSticker(await stickerPng(kind, side, seed))
  if (!read.ok) throw new Error(read.problems[0]?.code)
  return read.master
}

/** So many stickers of four pictures in turn. */
function packOf(count: number): PackToExport {
  return {
    id: 'pack_01',
    title: 'ثعالب نعسانة 🦊',
    author: 'Mira & Omar',
    version: 2,
    stickers: Array.from({ length: count }, (_, index) => {
      const { png, sha256 } = masters[index % masters.length] as Master
      return {
        emoji: index % 2 ? ['🦊'] : ['😴', '🦊', '🌙', '💤'],
        alt: index % 3 ? 'A fox asleep '.repeat(20) : '',
        tags: ['fox', 'sleepy', 'a long keyword that takes its room from the others'],
        kind: 'still',
        masterHash: sha256,
        master: () => Promise.resolve(png),
      }
    }),
  }
}

function memoryStore(): StillStore & { size: () => number } {
  const kept = new Map()
  return {
    get: (name) => Promise.resolve(kept.get(name)),
    put: (name, still) => Promise.resolve(void kept.set(name, still)),
    size: () => kept.size,
  }
}

const store = memoryStore()

describe.each(PLATFORMS.map(({ id }) => id))('%s', (id) => {
  const platform = platformOf(id)

  test('makes files that its validator, which shares no code with it, finds nothing wrong with', async () => {
    const { files, problems } = await exportPack(pool, packOf(40), id, store)
    expect(await platform.validate(files, lookOnce)).toEqual([])
    expect(problems.filter(({ severity }) => severity === 'fault')).toEqual([])
    expect(files.every(({ path }) => /^[\w.-]+(\/[\w.-]+)*$/.test(path))).toBe(true)
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
  })

  test('makes the same bytes again from nothing, in one encode a picture in the common case, and loses nothing one would see', async () => {
    const alone = () => exportPack(pool, packOf(8), id, memoryStore(), [id])
    const [one, again] = await Promise.all([alone(), alone()])
    expect((await zipFiles(one.files)).equals(await zipFiles(again.files))).toBe(true)
    const pictures = Object.keys(platform.pictures).length * 8 + Object.keys(platform.covers).length
    expect(again.encodes).toBeLessThanOrEqual(Math.ceil(pictures * 1.4))
    expect(Math.min(...again.quality)).toBeGreaterThan(0.97)
  })

  test('leaves no pack out in silence: every sticker is in it, or the plan says how many are not', async () => {
    const { most } = platform.count
    const { files, problems } = await exportPack(pool, packOf(Math.min(most + 1, 45)), id, store)
    const said = problems.find(({ code }) => code === 'export.left_out')?.params['count'] ?? 0
    const taken = problems.find(({ code }) => code === 'export.left_out')?.params['taken']
    expect(Number(said)).toBe(taken === undefined ? 0 : Math.min(most + 1, 45) - Number(taken))
    expect(files.length).toBeGreaterThan(0)
  })

  test('too few stickers, or one without the emoji it needs, make no files but a reason', async () => {
    if (platform.count.least > 1) {
      const few = await exportPack(pool, packOf(platform.count.least - 1), id, store)
      expect(few.files).toEqual([])
      expect(few.problems).toMatchObject([{ code: 'export.too_few', severity: 'fault' }])
    }
    if (platform.emoji.least > 0) {
      const pack = packOf(8)
      const bare = { ...pack, stickers: pack.stickers.map((one, index) => (index === 3 ? { ...one, emoji: [] } : one)) }
      const { files, problems } = await exportPack(pool, bare, id, store)
      expect(files).toEqual([])
      expect(problems).toMatchObject([{ code: 'export.emoji_missing', params: { count: 1 } }])
    }
  })

  test('its validator finds what is broken, and names the file', async () => {
    const { files } = await exportPack(pool, packOf(8), id, store)
    const pictures = files.filter(({ path }) => /\.(webp|png|zip)$/.test(path))
    const victim = pictures.at(-1) as ExportFile
    const other = await stickerPng('flat', 77)
    const broken: Record<string, ExportFile[]> = {
      'a picture is not there': files.filter((file) => file !== victim),
      'cut short': swap(files, victim, victim.bytes.subarray(0, victim.bytes.length - 40)),
      empty: swap(files, victim, new Uint8Array()),
      'not a picture': swap(files, victim, Buffer.from('GIF89a, or so it says')),
      'bytes behind its end': swap(files, victim, Buffer.concat([victim.bytes, Buffer.from('and a secret')])),
      'nothing at all': [],
    }
    // A WebP has no checksums: what is damaged in the middle of one is another picture.
    if (victim.path.endsWith('.png')) broken['a damaged middle'] = swap(files, victim, damaged(victim.bytes))
    if (id !== 'png') broken['another size and format'] = swap(files, victim, other)
    for (const [what, list] of Object.entries(broken)) {
      const found = await platform.validate(list, lookOnce)
      expect([what, found.length > 0, found.every(({ severity }) => severity === 'fault')]).toEqual([what, true, true])
      if (list.length > 0)
        expect([what, found.map(({ file }) => file)]).toEqual([what, expect.arrayContaining([victim.path])])
    }
  })

  test('no text file of it may be missing or broken', async () => {
    const { files } = await exportPack(pool, packOf(8), id, store)
    for (const text of files.filter(({ path }) => path.endsWith('.json'))) {
      for (const bytes of [undefined, Buffer.from('{'), Buffer.from('{}'), Buffer.from([0xff])]) {
        const list = bytes ? swap(files, text, bytes) : files.filter((file) => file !== text)
        expect((await platform.validate(list, lookOnce)).length).toBeGreaterThan(0)
      }
    }
  })

  test('says where its rules come from', () => {
    expect(platform.limits.length).toBeGreaterThan(0)
    expect(platform.sources.length).toBeGreaterThan(0)
    for (const { read } of platform.sources) expect(read).toMatch(/^20\d\d-\d\d-\d\d$/)
  })
})

function swap(files: ExportFile[], victim: ExportFile, bytes: Uint8Array): ExportFile[] {
  return files.map((file) => (file === victim ? { path: file.path, bytes } : file))
}

function damaged(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  // Chunk lengths and header stay; the picture's own data is noise from its middle on.
  for (let at = Math.floor(copy.length / 2); at < copy.length - 20; at += 1) copy[at] = (copy[at] ?? 0) ^ 0x5a
  return copy
}

test('what is sealed for Signal or handed to an iPhone is the pack itself: a bit changed, a word changed, a file gone is found', async () => {
  const faults = async (id: 'signal' | 'whatsapp', change: (files: ExportFile[]) => ExportFile[]) => {
    const { files } = await exportPack(pool, packOf(5), id, store)
    return (await platformOf(id).validate(change(files), lookOnce)).map(({ code, file }) => `${code} ${file}`)
  }
  const changed = (path: string, change: (bytes: Buffer) => Uint8Array) => (files: ExportFile[]) =>
    files.map((file) => (file.path === path ? { path, bytes: change(Buffer.from(file.bytes)) } : file))
  const bit = (bytes: Buffer) => bytes.fill((bytes[50] ?? 0) ^ 1, 50, 51)
  expect(await faults('signal', changed('upload/3', bit))).toEqual(['files.damaged upload/3'])
  expect(await faults('signal', changed('upload/manifest.proto', bit))).toEqual(['files.damaged upload/manifest.proto'])
  const anotherKey = (bytes: Buffer) => Buffer.from(bytes.toString().replaceAll(/[0-9a-f]{64}/g, 'ab'.repeat(32)))
  expect((await faults('signal', changed('upload/upload.json', anotherKey))).length).toBe(6)
  expect(await faults('signal', (files) => files.filter(({ path }) => path !== 'upload/0'))).toEqual(['files.missing upload/0']) // prettier-ignore
  const renamed = (bytes: Buffer) => Buffer.from(bytes.toString().replace('Mira', 'Mina'))
  expect(await faults('whatsapp', changed('ios.json', renamed))).toEqual(['files.differs ios.json'])
})

test('a picture already made for one platform is not made again for the next', async () => {
  const kept = memoryStore()
  const first = await exportPack(pool, packOf(5), 'whatsapp', kept)
  const rest = []
  for (const { id } of PLATFORMS) rest.push((await exportPack(pool, packOf(5), id, kept)).encodes)
  expect(first.encodes).toBeGreaterThan(0)
  expect(rest).toEqual(PLATFORMS.map(() => 0))
})

test('the archive is the same whatever the time zone, and reads back whole', async () => {
  const files = [
    { path: 'a.txt', bytes: Buffer.from('a') },
    { path: 'folder/b.png', bytes: await stickerPng('flat', 64) },
  ]
  const zone = process.env['TZ']
  const archives: Buffer[] = []
  for (const place of ['Pacific/Auckland', 'America/Lima']) {
    process.env['TZ'] = place
    archives.push(await zipFiles(files))
  }
  process.env['TZ'] = zone
  expect(archives[0]?.equals(archives[1] as Buffer)).toBe(true)
  expect(await unzipFiles(archives[0] as Buffer)).toEqual(files)
  const hurt = Buffer.from(archives[0] as Buffer)
  // The one byte of a.txt: behind its header of 30 bytes and its name.
  hurt[35] = (hurt[35] ?? 0) ^ 1
  expect(await unzipFiles(hurt)).toBeUndefined()
  expect(await unzipFiles(Buffer.from('no archive'))).toBeUndefined()
})

test('a sound and an effect go with the plain archive, and every other export says that they stay behind', async () => {
  const pack = packOf(4)
  const [first, ...others] = pack.stickers
  const ogg = () => Promise.resolve(Buffer.from('OggS of a sound'))
  const effect = async () =>
    sharp(await stickerPng('flat', 32))
      .webp()
      .toBuffer()
  const telling = {
    ...pack,
    stickers: [{ ...(first as StickerToExport), extras: { 'sound.ogg': ogg, 'effect.webp': effect } }, ...others],
  }
  const plain = await exportPack(pool, telling, 'png', memoryStore(), ['png'])
  expect(plain.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['001-sound.ogg', '001-effect.webp']))
  expect(plain.problems).toEqual([])
  const broken = plain.files.map((file) =>
    file.path === '001-sound.ogg' ? { ...file, bytes: Buffer.from('MP3') } : file,
  )
  expect(await platformOf('png').validate(broken, lookAtPicture)).toMatchObject([{ code: 'files.damaged' }])
  const signal = await exportPack(pool, telling, 'signal', memoryStore(), ['signal'])
  expect(signal.problems.map(({ code }) => code)).toContain('export.extras_left_out')
})
