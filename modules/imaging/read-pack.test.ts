import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadFile, BadPack, type PackFile } from './pack-file'
import { readPack } from './read-pack'
import { openBlob } from './signal/open-blob'
import { readManifest } from './signal/read-manifest'
import { sealBlob } from './signal/seal-blob'
import { writeManifest } from './signal/write-manifest'

/** Files by name, as a folder or an archive gives them. */
function packOf(contents: Record<string, string | Uint8Array>): PackFile[] {
  return Object.entries(contents).map(([name, content]) => ({
    name,
    read: (mostBytes) =>
      content.length > mostBytes
        ? Promise.reject(new BadFile('archive.file_too_large', { limitBytes: mostBytes }))
        : Promise.resolve(Buffer.from(content as string)),
  }))
}

async function shown(contents: Record<string, string | Uint8Array>, key?: string) {
  const { stickers, ...pack } = await readPack(packOf(contents), key)
  const read = []
  for (const sticker of stickers) {
    const content = await sticker.read(1000).then(String, (error: unknown) => {
      if (error instanceof BadFile) return error.problem.code
      throw error
    })
    read.push([sticker.name, content, sticker.emoji.join(''), sticker.alt, ...sticker.tags])
  }
  return { ...pack, stickers: read }
}

const refusal = (contents: Record<string, string | Uint8Array>, key?: string) =>
  readPack(packOf(contents), key).then(
    () => 'read',
    (error: unknown) => (error instanceof BadPack ? error.problem.code : error),
  )

describe('a pack', () => {
  test('of WhatsApp: order, emoji and descriptions of its list; the tray is no sticker', async () => {
    const sticker = (file: string, emoji: string) => ({
      image_file: file,
      emojis: [emoji],
      accessibility_text: `A cup, ${file}`,
    })
    const contents = {
      sticker_packs: [
        {
          identifier: '1',
          name: 'Cuppy',
          publisher: 'Jane Doe',
          tray_image_file: 'tray.png',
          stickers: [sticker('b.webp', '☕'), sticker('a.webp', '🙂'), sticker('gone.webp', '😭')],
        },
      ],
    }
    const files = { 'cups/1/a.webp': 'A', 'cups/1/b.webp': 'B', 'cups/1/tray.png': 'T' }
    expect(await shown({ ...files, 'cups/contents.json': JSON.stringify(contents) })).toEqual({
      form: 'whatsapp',
      title: 'Cuppy',
      author: 'Jane Doe',
      stickers: [
        ['cups/1/b.webp', 'B', '☕', 'A cup, b.webp'],
        ['cups/1/a.webp', 'A', '🙂', 'A cup, a.webp'],
        ['cups/1/gone.webp', 'pack.missing_file', '😭', 'A cup, gone.webp'],
      ],
    })
  })

  test('whose list names files elsewhere on the machine finds none of them', async () => {
    const stickers = ['../../etc/passwd', '/etc/passwd', 'a/../../b.webp'].map((file) => ({ file, emoji: ['🙂'] }))
    const { stickers: found } = await shown({ 'pack.json': JSON.stringify({ title: 'Climbing', stickers }) })
    expect(found.map(([, content]) => content)).toEqual(Array(3).fill('pack.missing_file'))
  })

  test('.wastickers, and a folder as sticker-convert leaves it', async () => {
    const emoji = JSON.stringify({ '2': '🦊', '10': '😴🌙' })
    const words = { 'title.txt': 'Foxes\n', 'author.txt': 'Mira', 'emoji.txt': emoji, 'cover.png': 'C' }
    expect(await shown({ ...words, '10.webp': 'ten', '2.webm': 'two' })).toEqual({
      form: 'wastickers',
      title: 'Foxes',
      author: 'Mira',
      stickers: [
        ['2.webm', 'two', '🦊', ''],
        ['10.webp', 'ten', '😴🌙', ''],
      ],
    })
  })

  test('for Telegram: emoji and keywords of set.json, or the emoji in the names of a folder', async () => {
    const sticker = { sticker: '001.tgs', emoji_list: ['🐸', '🌧'], keywords: ['frog', 'rain'] }
    const set = JSON.stringify({ title: 'Frog Weather', stickers: [sticker] })
    expect(await shown({ 'set.json': set, '001.tgs': 'frog', 'thumbnail.webp': 'T' })).toMatchObject({
      form: 'telegram',
      title: 'Frog Weather',
      stickers: [['001.tgs', 'frog', '🐸🌧', '', 'frog', 'rain']],
    })
    expect(await shown({ 'frogs/1 🐸.tgs': 'frog', 'frogs/2 🌧.webm': 'rain' })).toMatchObject({
      form: 'pictures',
      title: '',
      stickers: [
        ['frogs/1 🐸.tgs', 'frog', '🐸', ''],
        ['frogs/2 🌧.webm', 'rain', '🌧', ''],
      ],
    })
  })

  test('for LINE without main and tab; from its store with title and author, moving ones before still ones', async () => {
    const { form, stickers } = await shown({ 'main.png': 'M', 'tab.png': 'T', '02.png': 'b', '01.png': 'a' })
    expect([form, stickers.map(([, content]) => content)]).toEqual(['line', ['a', 'b']])
    const told = { title: { en: 'Bears', ja: 'くま' }, author: { ja: 'ミラ' }, stickers: [{ id: 7 }, { id: 8 }] }
    expect(
      await shown({ 'productInfo.meta': JSON.stringify(told), '7@2x.png': 'still', 'animation@2x/7@2x.png': 'moving', '8@2x.png': 'eight', '8_key@2x.png': 'key' }), // prettier-ignore
    ).toEqual({
      form: 'line',
      title: 'Bears',
      author: 'ミラ',
      stickers: [
        ['animation@2x/7@2x.png', 'moving', '', ''],
        ['8@2x.png', 'eight', '', ''],
      ],
    })
  })

  test('of several parts is one again', async () => {
    const part = (title: string) => JSON.stringify({ title, stickers: [{ file: '001.png', emoji: ['🙂'] }] })
    const { title, stickers } = await shown({
      'pack-1/pack.json': part('Big 1'),
      'pack-1/001.png': 'a',
      'pack-2/pack.json': part('Big 2'),
      'pack-2/001.png': 'b',
    })
    expect([title, stickers.map(([, content]) => content)]).toEqual(['Big 1', ['a', 'b']])
  })

  test('with a list that is nonsense, or too large to be one, is its files', async () => {
    const heavy = `{"sticker_packs":[],"x":"${'x'.repeat(1_100_000)}"}`
    for (const list of ['{', '{}', '[[[', '{"stickers":[{"file":7}]}', 'null', heavy])
      expect(await shown({ 'contents.json': list, 'a.webp': 'a' })).toMatchObject({
        form: 'pictures',
        stickers: [['a.webp', 'a', '', '']],
      })
    expect(await refusal({ 'contents.json': '{}' })).toBe('archive.empty')
    const many = Array.from({ length: 1001 }, () => ({ file: 'a.png' }))
    expect(await refusal({ 'pack.json': JSON.stringify({ stickers: many }), 'a.png': 'a' })).toBe('archive.too_many')
  })
})

describe('an encrypted Signal pack', () => {
  const key = Buffer.alloc(32, 7)
  const manifest = writeManifest({ title: 'نوم 😴', author: 'Mira', emoji: ['🦊', '😴'] })
  const sealed = {
    'manifest.proto': sealBlob(key, manifest),
    '0': sealBlob(key, Buffer.from('fox')),
    'full/1': sealBlob(key, Buffer.from('sleep')),
  }
  const link = `https://signal.art/addstickers/#pack_id=${'0'.repeat(32)}&pack_key=${key.toString('hex')}`

  test('is opened with its key: given, in a file of its own, or in the link that adds it', async () => {
    const opened = {
      form: 'signal',
      title: 'نوم 😴',
      author: 'Mira',
      stickers: [
        ['0', 'fox', '🦊', ''],
        ['1', 'sleep', '😴', ''],
      ],
    }
    expect(await shown(sealed, key.toString('hex'))).toEqual(opened)
    expect(await shown({ ...sealed, 'key.txt': `${key.toString('hex').toUpperCase()}\n` })).toEqual(opened)
    expect(await shown({ ...sealed, 'read me.txt': `It is here: ${link}` })).toEqual(opened)
  })

  test('without its key, with another, or changed by one bit is refused by what is wrong', async () => {
    expect(await refusal(sealed)).toBe('pack.key_missing')
    expect(await refusal(sealed, 'ab'.repeat(32))).toBe('pack.key_wrong')
    expect(await refusal({ ...sealed, 'manifest.proto': flipped(sealed['manifest.proto'], 20) }, link)).toBe('pack.key_wrong') // prettier-ignore
    expect(await refusal({ ...sealed, 'manifest.proto': sealBlob(key, Buffer.from('no manifest')) }, link)).toBe('pack.manifest') // prettier-ignore
    const { stickers } = await shown({ ...sealed, '0': flipped(sealed['0'], 40) }, link)
    expect(stickers.map(([, content]) => content)).toEqual(['pack.sealed_wrong', 'sleep'])
  })

  test('opens to what was sealed, whatever it was, and to nothing when a bit was changed or bytes are missing', () => {
    const any = fc.uint8Array({ maxLength: 500 })
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), any, fc.nat(), (packKey, plain, at) => {
        const blob = sealBlob(packKey, plain)
        expect(openBlob(packKey, blob)?.equals(plain)).toBe(true)
        expect(openBlob(packKey, flipped(blob, at % blob.length))).toBeUndefined()
        expect(openBlob(packKey, blob.subarray(0, at % blob.length))).toBeUndefined()
      }),
    )
    fc.assert(fc.property(any, any, (packKey, blob) => openBlob(packKey, blob) === undefined))
  })

  test('has a manifest that reads back as written, and never more than it holds when its bytes are anything', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 200 }), (title, author, emoji) => {
        const stickers = emoji.map((one, id) => ({ id, emoji: one }))
        expect(readManifest(writeManifest({ title, author, emoji }))).toEqual({ title, author, cover: stickers[0], stickers }) // prettier-ignore
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const read = readManifest(bytes)
        expect(read === undefined || read.stickers.length <= bytes.length / 2).toBe(true)
      }),
    )
    expect(
      readManifest(writeManifest({ title: 'x', author: 'y', emoji: Array<string>(201).fill('🙂') })),
    ).toBeUndefined()
  })

  test('has a manifest as any protobuf tool writes it: unknown fields passed over, defaults left out', () => {
    // By hand from the format: title "Cat", author "A", cover {}, sticker { id 300, emoji "😀" }, and a field 9 nobody knows.
    const bytes = Buffer.from('0a03436174 120141 1a00 2209 08ac02 1204f09f9880 4d01020304'.replaceAll(' ', ''), 'hex')
    expect(readManifest(bytes)).toEqual({
      title: 'Cat',
      author: 'A',
      cover: { id: 0, emoji: '' },
      stickers: [{ id: 300, emoji: '😀' }],
    })
  })
})

test('anything at all, under any names, is read as files or refused in words', async () => {
  const names = fc.oneof(
    fc.constantFrom('contents.json', 'pack.json', 'set.json', 'productInfo.meta', 'manifest.proto', 'title.txt', 'emoji.txt', 'x/contents.json', '0', 'key.txt'), // prettier-ignore
    fc.string({ unit: 'grapheme', minLength: 1 }),
  )
  const content = fc.oneof(
    fc.json().map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  )
  await fc.assert(
    fc.asyncProperty(fc.dictionary(names, content, { maxKeys: 8 }), async (contents) => {
      const code = await refusal(contents, 'ab'.repeat(32))
      expect(code).toMatch(/^(read|archive\.\w+|pack\.\w+)$/)
    }),
    { numRuns: 300 },
  )
})

function flipped(bytes: Uint8Array, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
