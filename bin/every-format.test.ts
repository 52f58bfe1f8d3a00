import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { zipFiles } from '@/modules/imaging/zip-files'
import { film, videoIsHere } from '@/testing/films'
import { stickerPng } from '@/testing/images'
import { apngChunks, apngOf, asFile, drawing, movingSticker } from '@/testing/motion'
import type { Report } from './report'
import { runHere } from './run-here'

let home: string
beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'mulsaq-'))
  await mkdir(path.join(home, 'each'))
  await mkdir(path.join(home, 'foxes'))
  const art = sharp(await stickerPng('gradient', 96))
  const moving = await movingSticker(64, 4, 80)
  const lottie = Buffer.from(JSON.stringify(drawing({ op: 12, w: 256, h: 256 })))
  const files = {
    'a.png': await art.png().toBuffer(),
    'b.png': apngOf(await apngChunks(32, [{ colour: 'red' }, { colour: 'lime' }])),
    'c.jpg': await art.clone().flatten().jpeg().toBuffer(),
    'd.webp': await art.webp().toBuffer(),
    'e.webp': await asFile(moving, 'webp'),
    'f.gif': await asFile(moving, 'gif'),
    'g.avif': await art.avif({ effort: 0 }).toBuffer(),
    'h.tiff': await art.tiff({ compression: 'lzw' }).toBuffer(),
    'i.svg': Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>',
    ),
    'j.tgs': gzipSync(JSON.stringify(drawing({ op: 12 }))),
    'k.json': lottie,
    'l.lottie': await zipFiles([
      { path: 'manifest.json', bytes: Buffer.from('{"animations":[{"id":"disc"}]}') },
      { path: 'animations/disc.json', bytes: lottie },
    ]),
    'm.webm': film('vp8-alpha.webm'),
    'n.webm': film('vp9-alpha-sound.webm'),
    'o.mp4': film('h264.mp4'),
  }
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(home, 'each', name), bytes)
  for (const [index, name] of ['1 😴.png', '2 🦊.png', '3 🌙.png'].entries())
    await writeFile(path.join(home, 'foxes', name), await stickerPng('flat', 200, index))
})
afterAll(() => rm(home, { recursive: true }))

async function run(...args: string[]): Promise<{ code: number; report: Report }> {
  const { code, stdout } = await runHere(home, [...args, '--json'])
  return { code, report: JSON.parse(stdout) as Report }
}

test('every format is read, still and moving, and each comes out again', async () => {
  const { report } = await run('convert', 'each', '--platform', 'png', '--out', 'out')
  const read = report.inputs.filter(({ path: at, kind }) => at !== 'each' && kind !== 'unknown')
  const video = ['m.webm webm moves', 'n.webm webm moves', 'o.mp4 mp4 moves']
  expect(read.map((one) => `${path.basename(one.path)} ${one.kind}${(one.frames ?? 0) > 1 ? ' moves' : ''}`)).toEqual([
    'a.png png',
    'b.png apng moves',
    'c.jpg jpeg',
    'd.webp webp',
    'e.webp webp moves',
    'f.gif gif moves',
    'g.avif avif',
    'h.tiff tiff',
    'i.svg svg',
    'j.tgs tgs moves',
    'k.json lottie moves',
    'l.lottie lottie moves',
    ...(videoIsHere ? video : []),
  ])
  const endings = report.outputs.map((output) => path.extname(output.path))
  const still = 'png png png png'.split(' ')
  expect(endings).toEqual(
    ['json', ...still, 'webp', 'gif', 'png', 'png', 'png', 'tgs', 'json', 'json', ...(videoIsHere ? ['webm', 'webm', 'webm'] : [])].map((one) => `.${one}`), // prettier-ignore
  )
})

test('a pack made for one messenger is read for another, with its emoji and title: folder, ZIP, .wastickers', async () => {
  await run('convert', 'foxes', '--platform', 'whatsapp,telegram,png', '--out', 'made', '--title', 'Sleepy Foxes')
  const at = (...parts: string[]) => path.join(home, ...parts)
  const zipped = async (name: string, files: Record<string, string>) => {
    const packed = Object.entries(files).map(async ([to, from]) => ({ path: to, bytes: await readFile(at(from)) }))
    await writeFile(at(name), await zipFiles(await Promise.all(packed)))
  }
  const three = (folder: string) => Object.fromEntries(['001.png', '002.png', '003.png'].map((one) => [one, `${folder}/${one}`])) // prettier-ignore
  await zipped('ours.zip', { 'pack.json': 'made/png/pack.json', ...three('made/png') })
  await zipped('plain.zip', three('made/png'))
  const line = { 'main.png': 'made/png/001.png', 'tab.png': 'made/png/001.png' }
  await zipped('line.zip', { ...line, '01.png': 'made/png/001.png', '02.png': 'made/png/002.png', '03.png': 'made/png/003.png' }) // prettier-ignore

  const told = { title: 'Sleepy Foxes', stickers: [{ emoji: ['😴'] }, { emoji: ['🦊'] }, { emoji: ['🌙'] }] }
  const made = [
    ['made/whatsapp', told],
    ['made/whatsapp/pack.wastickers', { title: 'Sleepy Foxes', stickers: [{}, {}, {}] }],
    ['made/telegram', told],
    ['ours.zip', told],
    ['plain.zip', { stickers: [{}, {}, {}] }],
    ['line.zip', { stickers: [{}, {}, {}] }],
  ] as const
  const { code } = await run('convert', ...made.map(([from]) => from), '--platform', 'png', '--out', 'again')
  expect(code).toBe(0)
  for (const [index, [from, expected]] of made.entries()) {
    const pack = JSON.parse(await readFile(at('again', 'png', `${index + 1}`, 'pack.json'), 'utf8')) as object
    expect({ from, ...pack }).toMatchObject({ from, ...expected })
  }
})

test('--json is one object of the promised shape, to the last name', async () => {
  const { report } = await run('convert', 'foxes', '--platform', 'whatsapp,line', '--out', 'shape')
  const names = (value: object | undefined) =>
    Object.keys(value ?? {})
      .toSorted()
      .join(' ')
  expect(names(report)).toBe('inputs outputs')
  expect(names(report.inputs[0])).toBe('bytes durationMs frames height kind path problems width')
  const problem = report.inputs.flatMap(({ problems }) => problems).find(({ platform }) => platform === 'line')
  expect(names(problem)).toBe('code fix limit measured message platform')
  for (const output of report.outputs)
    expect(names(output)).toBe('bytes durationMs frames height path platform quality warnings width')
})

test('on a terminal what is being done stands on one line of standard error, and it is gone at the end', async () => {
  const { isTTY } = process.stderr
  const wrote: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((words) => wrote.push(String(words)) > 0)
  try {
    process.stderr.isTTY = true
    await run('check', 'foxes', '--platform', 'signal')
  } finally {
    process.stderr.isTTY = isTTY
    spy.mockRestore()
  }
  const lines = wrote.map((words) => words.replace('\r\u001b[2K', '→'))
  expect(lines.slice(0, 3)).toEqual([1, 2, 3].map((place) => expect.stringMatching(new RegExp(`^→foxes/${place} `))))
  expect(lines.at(-1)).toBe('→')
})
