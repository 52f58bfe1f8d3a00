import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stickerPng } from '@/testing/images'
import type { Report } from './report'
import { runHere } from './run-here'

// The command as an artist or a CI runs it: in a folder of its own; and once for each way it can end, as a process of its own with
// nothing of ours in the environment.

let home: string
beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'mulsaq-'))
  await mkdir(path.join(home, 'foxes'))
  for (const [index, name] of ['10 🌙.png', '2 🦊.png', '1 😴.png'].entries())
    await writeFile(path.join(home, 'foxes', name), await stickerPng('gradient', 560, index))
  await writeFile(path.join(home, 'broken.png'), 'not a picture')
})
afterAll(() => rm(home, { recursive: true }))

const run = (...args: string[]) => runHere(home, args)

function runAlone(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const program = path.resolve('bin/mulsaq.mjs')
    const options = {
      cwd: home,
      env: { PATH: process.env.PATH, NODE_ENV: 'production' as const },
      maxBuffer: 20_000_000,
    }
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
  })
}

test('a folder becomes a pack for WhatsApp, in order, which checks as one and becomes files for Signal', async () => {
  const made = await runAlone(
    'convert',
    'foxes',
    '--platform',
    'whatsapp',
    '--out',
    'out',
    '--author',
    'Mira',
    '--json',
  )
  expect([made.code, made.stderr]).toEqual([0, ''])
  const report = JSON.parse(made.stdout) as Report
  expect(report.inputs.map((input) => path.basename(input.path))).toEqual(['1 😴.png', '2 🦊.png', '10 🌙.png'])
  const pictures = report.outputs.filter((output) => output.path.endsWith('.webp'))
  expect(pictures).toHaveLength(3)
  for (const { width, height, frames, bytes, quality } of pictures) {
    expect([width, height, frames, quality]).toEqual([512, 512, 1, 1])
    expect(bytes).toBeLessThanOrEqual(102_400)
  }
  const contents = JSON.parse(await readFile(path.join(home, 'out', 'whatsapp', 'contents.json'), 'utf8')) as {
    sticker_packs: { name: string; publisher: string; stickers: { emojis: string[] }[] }[]
  }
  expect(contents.sticker_packs[0]).toMatchObject({ name: 'foxes', publisher: 'Mira' })
  expect(contents.sticker_packs[0]?.stickers.map(({ emojis }) => emojis[0])).toEqual(['😴', '🦊', '🌙'])

  const checked = await run('check', 'out/whatsapp', '--platform', 'whatsapp')
  expect([checked.code, checked.stdout.includes('✗')]).toEqual([0, false])
  const again = await run('convert', 'out/whatsapp/pack.wastickers', '--platform', 'signal', '--out', 'out')
  expect(again.code).toBe(0)
  expect((await readdir(path.join(home, 'out', 'signal'))).toSorted()).toEqual([
    '001.webp',
    '002.webp',
    '003.webp',
    'emoji.txt',
    'pack.json',
    'upload',
  ])
})

test('an encrypted Signal pack is opened by its key, sticker by sticker; without it the reason is said', async () => {
  await run('convert', 'foxes', '--platform', 'signal', '--out', 'seal', '--title', 'Sleepy Foxes', '--author', 'Mira')
  const folder = path.join(home, 'sealed')
  await rename(path.join(home, 'seal', 'signal', 'upload'), folder)
  const { packKey } = JSON.parse(await readFile(path.join(folder, 'upload.json'), 'utf8')) as { packKey: string }
  await rm(path.join(folder, 'upload.json'))
  const hurt = await readFile(path.join(folder, '1'))
  await writeFile(path.join(folder, '1'), hurt.fill(0, 100, 120))

  const locked = await run('check', 'sealed', '--platform', 'signal')
  expect([locked.code, locked.stdout]).toEqual([2, ''])
  expect(locked.stderr).toContain('its key is not with it')
  const wrong = await run('check', 'sealed', '--platform', 'signal', '--key', 'ab'.repeat(32))
  expect([wrong.code, wrong.stderr.includes('(pack.key_wrong)')]).toEqual([2, true])

  const made = await run('convert', 'sealed', '--platform', 'png', '--out', 'out', '--key', packKey, '--json')
  expect(made.code).toBe(1)
  const { inputs } = JSON.parse(made.stdout) as Report
  expect(inputs.map(({ kind, problems }) => [kind, problems.map(({ code }) => code)])).toEqual([
    ['webp', []],
    ['unknown', ['pack.sealed_wrong']],
    ['webp', []],
  ])
  expect(JSON.parse(await readFile(path.join(home, 'out', 'png', 'pack.json'), 'utf8'))).toMatchObject({
    title: 'Sleepy Foxes',
    author: 'Mira',
    stickers: [{ emoji: ['😴'] }, { emoji: ['🌙'] }],
  })
})

test('a pack that was broken after it was made is found out, rule by rule', async () => {
  await run('convert', 'foxes', '--platform', 'telegram', '--out', 'hurt')
  await writeFile(path.join(home, 'hurt', 'telegram', '002.webp'), await stickerPng('flat', 300))
  const { code, stdout } = await run('check', 'hurt/telegram', '--platform', 'telegram', '--json')
  const [pack] = (JSON.parse(stdout) as Report).inputs
  expect(code).toBe(1)
  expect(pack?.problems.map((problem) => problem.code)).toEqual(['files.format', 'files.size'])
  expect(pack?.problems[0]?.message).toBe('002.webp is png, and webp is wanted.')
})

test('what cannot become a sticker is a problem: 1; what cannot be asked for, or is not there, is 2', async () => {
  const broken = await runAlone('check', 'broken.png', '--platform', 'all', '--json')
  expect(broken.code).toBe(1)
  expect((JSON.parse(broken.stdout) as Report).inputs[0]?.problems[0]).toMatchObject({
    code: 'image.not_an_image',
    message: 'This file is not a picture.',
  })
  for (const args of [
    [],
    ['check', 'foxes'],
    ['check', '--platform', 'signal'],
    ['check', 'foxes', '--platform', 'icq'],
    ['convert', 'foxes', '--platform', 'signal'],
    ['check', 'nowhere.png', '--platform', 'signal'],
    ['check', 'foxes', '--platform', 'signal', '--fast'],
  ]) {
    const { code, stdout, stderr } = await run(...args)
    expect([args, code, stdout, stderr.length > 0]).toEqual([args, 2, '', true])
  }
  const unasked = await runAlone()
  expect([unasked.code, unasked.stdout, unasked.stderr.length > 0]).toEqual([2, '', true])
})
