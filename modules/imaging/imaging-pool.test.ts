import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stickerPng } from '@/testing/images'
import { notedPng } from '@/testing/noted-png'
import { createImagingPool, ImagingFailure, type ImagingPool } from './imaging-pool'
import { readSticker } from './read-sticker'

describe('a pool of processes', () => {
  let pool: ImagingPool
  beforeAll(() => {
    pool = createImagingPool({ size: 2 })
  })
  afterAll(() => pool.close())

  test('gives the same answer as the function itself, for bytes and for a file by its path', async () => {
    const png = await stickerPng('gradient', 200)
    const folder = await mkdtemp(path.join(os.tmpdir(), 'imaging-'))
    await writeFile(path.join(folder, 'upload'), png)
    const here = await readSticker(png)
    expect(await pool.readSticker(png)).toEqual(here)
    expect(await pool.readSticker({ path: path.join(folder, 'upload') })).toEqual(here)
    await rm(folder, { recursive: true })
  })

  test('reads a drawing as the function itself does, and nothing that only looks like a picture', async () => {
    const drawing = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><circle cx="32" cy="32" r="30" fill="teal"/></svg>',
    )
    const read = await pool.readSticker(drawing)
    expect(read).toMatchObject({ ok: true, source: { format: 'svg', width: 64, height: 64 } })
    expect(await pool.readSticker(Buffer.from('P3\n1 1\n255\n255 0 0\n'))).toMatchObject({ ok: false })
  })

  test('answers many at once, each with its own verdict', async () => {
    const files = await Promise.all([0, 1, 2, 3, 4, 5].map((seed) => stickerPng('flat', 80, seed)))
    const answers = await Promise.all([...files, Buffer.from('no picture')].map((file) => pool.readSticker(file)))
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true, true, true, true, false])
    expect(new Set(answers.map((answer) => answer.ok && answer.master.sha256)).size).toBe(7)
  })

  test('a file that is not there is a bug, said as it is', async () => {
    await expect(pool.readSticker({ path: '/nowhere/at-all' })).rejects.toThrow(/ENOENT/)
  })
})

describe('a process that does not come back', () => {
  test('out of time: that file has a problem, the next one has its verdict', async () => {
    const pool = createImagingPool({ size: 1, seconds: 2 })
    // A filter over a large drawing: small to send, endless to draw.
    const slow = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000"><filter id="f" x="0" y="0" width="1" height="1"><feTurbulence baseFrequency=".7" numOctaves="9000"/></filter><rect width="2000" height="2000" filter="url(#f)"/></svg>`
    const [hung, fine] = await Promise.all([
      pool.readSticker(Buffer.from(slow)),
      pool.readSticker(await stickerPng('flat', 64)),
    ])
    expect(hung).toEqual({
      ok: false,
      problems: [{ code: 'imaging.timeout', severity: 'fault', params: { limit: 2 } }],
    })
    expect(fine.ok).toBe(true)
    await pool.close()
  })

  test('out of memory: the same', async () => {
    // More than the process itself has (75 MB), less than it would have with this picture: noise, of which nothing packs (185 MB).
    const pool = createImagingPool({ size: 1, memoryBytes: 120_000_000 })
    const noise = sharp(randomBytes(2000 * 2000 * 4), { raw: { width: 2000, height: 2000, channels: 4 } })
    const [big, fine] = await Promise.all([
      pool.readSticker(await noise.png({ compressionLevel: 0 }).toBuffer()),
      pool.readSticker(Buffer.from('no picture')),
    ])
    expect(big.problems).toMatchObject([{ code: 'imaging.memory', params: { limitBytes: 120_000_000 } }])
    expect(fine.problems).toMatchObject([{ code: 'image.not_an_image' }])
    await pool.close()
  })

  test('a note that takes too long to read is one that cannot be read, whatever the picture', async () => {
    const pool = createImagingPool({ size: 1, seconds: 0 })
    expect(await pool.readProvenance(await notedPng(await stickerPng('flat', 64)))).toEqual({ state: 'unreadable' })
    await pool.close()
  })

  test('a master that cannot be worked on is an error that carries its problem', async () => {
    const pool = createImagingPool({ size: 1, seconds: 0 })
    const failure = await pool.makePreviews(await stickerPng()).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ImagingFailure)
    expect((failure as ImagingFailure).problem.code).toBe('imaging.timeout')
    await pool.close()
  })

  test('closing waits for what is under way and refuses what is not', async () => {
    const pool = createImagingPool({ size: 1 })
    const first = pool.readSticker(await stickerPng('flat', 64))
    const second = pool.checkSticker(await stickerPng('flat', 64)).catch((error: unknown) => String(error))
    await pool.close()
    expect((await first).ok).toBe(true)
    expect(await second).toContain('closed')
    await expect(pool.checkSticker(Buffer.alloc(0))).rejects.toThrow('closed')
  })
})
