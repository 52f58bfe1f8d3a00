import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { film, videoIsHere } from '@/testing/films'
import { apngChunks, apngOf, asFile, drawing, movingSticker } from '@/testing/motion'
import { readMotion } from '@/modules/imaging/read-motion'
import type { Report } from './report'

let home: string
beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'mulsaq-'))
  await writeFile(path.join(home, 'ball.webp'), await asFile(await movingSticker(128, 8, 80), 'webp'))
  await writeFile(path.join(home, 'disc.tgs'), gzipSync(JSON.stringify(drawing())))
  const chunks = await apngChunks(32, [{ colour: 'red' }, { colour: 'lime' }])
  await writeFile(path.join(home, 'torn.png'), apngOf([...chunks.slice(0, -2), ...chunks.slice(-1)]))
})
afterAll(() => rm(home, { recursive: true }))

function run(...args: string[]): Promise<{ code: number; report: Report }> {
  return new Promise((resolve) => {
    const program = path.resolve('bin/mulsaq.mjs')
    const options = {
      cwd: home,
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test' as const },
      maxBuffer: 20_000_000,
    }
    execFile(process.execPath, [program, ...args, '--json'], options, (error, stdout) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, report: JSON.parse(stdout) as Report }),
    )
  })
}

test('what moves becomes a moving sticker of each platform, and the report says what became of it', async () => {
  const { report } = await run(
    'convert',
    'ball.webp',
    'disc.tgs',
    '--platform',
    'whatsapp,telegram,discord,slack',
    '--out',
    'out',
  )
  expect(report.inputs).toMatchObject([
    { path: 'ball.webp', kind: 'webp', width: 128, frames: 8, durationMs: 640 },
    { path: 'disc.tgs', kind: 'lottie', width: 512, frames: 30, durationMs: 1000 },
  ])
  const codes = (at: number) => report.inputs[at]?.problems.map(({ code, platform }) => `${platform} ${code}`)
  if (!videoIsHere) expect(codes(0)).toContain('telegram video.not_here')
  expect(codes(1)).toContain('slack motion.not_taken')

  const names = report.outputs.map((output) => path.relative(path.join(home, 'out'), output.path))
  expect(names.toSorted()).toEqual([
    'discord/moving/001.png',
    'discord/moving/002.png',
    ...(videoIsHere ? ['telegram/moving/001.webm'] : []),
    'telegram/moving/002.tgs',
    'whatsapp/moving/001.webp',
    'whatsapp/moving/002.webp',
  ])
  for (const output of report.outputs) {
    const read = await readMotion(await readFile(output.path))
    expect(read.ok && [read.timeline.width, read.timeline.frames.length > 1]).toEqual([output.width, true])
    expect(output.quality).toBeGreaterThan(0.95)
  }
}, 120_000)

test('one that is broken is refused by what is broken in it', async () => {
  const { code, report } = await run('check', 'torn.png', '--platform', 'signal')
  expect(code).toBe(1)
  expect(report.inputs[0]?.problems).toMatchObject([{ code: 'apng.order', severity: 'fault' }])
  expect(report.inputs[0]?.problems[0]?.message).toContain('IEND')
}, 60_000)

test('a video becomes a moving sticker like anything that moves', async () => {
  await writeFile(path.join(home, 'ball.webm'), film('vp9-alpha-sound.webm'))
  const { code, report } = await run('convert', 'ball.webm', '--platform', 'telegram,discord', '--out', 'filmed')
  if (!videoIsHere) {
    expect([code, report.inputs[0]?.problems[0]?.code]).toEqual([1, 'video.not_here'])
    return
  }
  expect(report.inputs[0]).toMatchObject({ kind: 'webm', width: 48, height: 48, frames: 6, durationMs: 600 })
  expect(report.outputs.map((output) => path.basename(output.path))).toEqual(['001.webm', '001.png'])
}, 120_000)
