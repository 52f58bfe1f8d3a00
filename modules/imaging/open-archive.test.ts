import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import yazl from 'yazl'
import { ARCHIVE_LIMITS, openArchive } from './open-archive'
import { BadFile, BadPack } from './pack-file'

const home = mkdtempSync(path.join(os.tmpdir(), 'mulsaq-zip-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

async function zipped(add: (zip: yazl.ZipFile) => void, change = (bytes: Buffer) => bytes): Promise<string> {
  const zip = new yazl.ZipFile()
  add(zip)
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  const file = path.join(home, `${Math.random()}.zip`)
  writeFileSync(file, change(Buffer.concat(pieces)))
  return file
}

async function readAll(file: string, mostBytes = 1000, limits = ARCHIVE_LIMITS) {
  const files: { name: string; text: string | undefined; code: string | undefined }[] = []
  const archive = await openArchive(file, limits)
  try {
    for (const { name, read } of archive.files)
      files.push(
        await read(mostBytes).then(
          (bytes) => ({ name, text: bytes.toString(), code: undefined }),
          (error: unknown) => {
            if (error instanceof BadFile) return { name, text: undefined, code: error.problem.code }
            throw error
          },
        ),
      )
    return files
  } finally {
    archive.close()
  }
}
const refused = (file: string, limits = ARCHIVE_LIMITS) =>
  readAll(file, 1000, limits).then(
    () => 'read',
    (error: unknown) => (error instanceof BadPack ? error.problem : error),
  )

describe('an archive', () => {
  test('gives its files in order, without folders and the litter of systems', async () => {
    const file = await zipped((zip) => {
      zip.addEmptyDirectory('frogs')
      zip.addBuffer(Buffer.from('b'), 'frogs/b.png')
      zip.addBuffer(Buffer.from('a'), 'frogs/a.png')
      for (const litter of ['__MACOSX/frogs/._a.png', '.DS_Store', 'frogs/Thumbs.db'])
        zip.addBuffer(Buffer.from('x'), litter)
    })
    expect(await readAll(file)).toEqual([
      { name: 'frogs/b.png', text: 'b', code: undefined },
      { name: 'frogs/a.png', text: 'a', code: undefined },
    ])
  })

  test('with names that climb out of folders is read: names are words, not paths', async () => {
    const file = await zipped(
      (zip) => zip.addBuffer(Buffer.from('a'), 'xx/xx/xx/passwd'),
      (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('xx/xx/xx', '../../..'), 'latin1'),
    )
    expect(await readAll(file)).toEqual([{ name: '../../../passwd', text: 'a', code: undefined }])
  })

  test('gives a file that is too large, a link or damaged its own verdict, and reads the others', async () => {
    const file = await zipped(
      (zip) => {
        zip.addBuffer(Buffer.alloc(1001), 'large.png')
        zip.addBuffer(Buffer.from('/etc/passwd'), 'link.png', { mode: 0o120777 })
        zip.addBuffer(Buffer.from('spoil me'), 'damaged.png', { compress: false })
        zip.addBuffer(Buffer.from('fine'), 'fine.png')
      },
      (bytes) => Buffer.from(bytes.toString('latin1').replace('spoil me', 'spoiled!'), 'latin1'),
    )
    expect((await readAll(file)).map(({ name, code }) => [name, code])).toEqual([
      ['large.png', 'archive.file_too_large'],
      ['link.png', 'archive.link'],
      ['damaged.png', 'archive.file_damaged'],
      ['fine.png', undefined],
    ])
  })

  test('that lies about a size is not believed', async () => {
    const file = await zipped(
      (zip) => zip.addBuffer(Buffer.alloc(5000), 'bomb.png'),
      // The unpacked size, in the central directory, little-endian: 5000 said to be 10.
      (bytes) => {
        const at = bytes.indexOf('PK\x01\x02', 0, 'latin1')
        bytes.writeUInt32LE(10, at + 24)
        return bytes
      },
    )
    expect(await readAll(file)).toEqual([{ name: 'bomb.png', text: undefined, code: 'archive.file_damaged' }])
  })

  test('is refused as a whole when it is empty, cut, has too many files, or files over each other', async () => {
    expect(await refused(await zipped((zip) => zip.addEmptyDirectory('frogs')))).toMatchObject({
      code: 'archive.empty',
    })
    const many = await zipped((zip) => {
      for (let index = 0; index < 251; index += 1) zip.addBuffer(Buffer.from('a'), `${index}.png`)
    })
    expect(await refused(many)).toMatchObject({ code: 'archive.too_many', params: { count: 251, limit: 250 } })
    const cut = await zipped(
      (zip) => zip.addBuffer(Buffer.from('a'), 'a.png'),
      (bytes) => bytes.subarray(0, 40),
    )
    expect(await refused(cut)).toMatchObject({ code: 'archive.damaged' })
    const over = await zipped(
      (zip) => {
        zip.addBuffer(Buffer.from('a'), 'a.png')
        zip.addBuffer(Buffer.from('b'), 'b.png')
      },
      (bytes) => {
        // Both entries of the central directory point to the first file.
        bytes.writeUInt32LE(0, bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 42)
        return bytes
      },
    )
    expect(await refused(over)).toMatchObject({ code: 'archive.overlapping' })
  })
  test('that unpacks to more than all of it may be is given up on the way', async () => {
    const file = await zipped((zip) => {
      for (const name of ['a.png', 'b.png', 'c.png']) zip.addBuffer(Buffer.alloc(900), name)
    })
    expect(await refused(file, { ...ARCHIVE_LIMITS, bytes: 2000 })).toMatchObject({
      code: 'archive.too_large',
      params: { limitBytes: 2000 },
    })
  })
})
