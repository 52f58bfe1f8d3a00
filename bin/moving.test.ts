import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { film, videoIsHere } from '@/testing/films'
import { apngChunks, apngOf, asFile, drawing, movingSticker } from '@/testing/motion'
import { readMotion } from '@/modules/imaging/read-motion'
import { zipFiles } from '@/modules/imaging/zip-files'
import type { Report } from './report'
import { runHere } from './run-here'

let home: string
let out: string
beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'mulsaq-'))
  out = await mkdtemp(path.join(os.tmpdir(), 'mulsaq-out-'))
  await writeFile(path.join(home, 'ball.webp'), await asFile(await movingSticker(128, 8, 80), 'webp'))
  await writeFile(path.join(home, 'disc.tgs'), gzipSync(JSON.stringify(drawing())))
  const archive = [
    { path: 'manifest.json', bytes: Buffer.from('{"animations":[{"id":"disc"}]}') },
    { path: 'animations/disc.json', bytes: Buffer.from(JSON.stringify(drawing({ op: 30 }))) },
  ]
  await writeFile(path.join(home, 'disc.lottie'), await zipFiles(archive))
  const chunks = await apngChunks(32, [{ colour: 'red' }, { colour: 'lime' }])
  await writeFile(path.join(home, 'torn.png'), apngOf([...chunks.slice(0, -2), ...chunks.slice(-1)]))
})
afterAll(() => Promise.all([home, out].map((folder) => rm(folder, { recursive: true }))))

async function run(...args: string[]): Promise<{ code: number; report: Report }> {
  const { code, stdout } = await runHere(home, [...args, '--json'])
  return { code, report: JSON.parse(stdout) as Report }
}

test('what moves becomes a moving sticker of each platform, and the report says what became of it', async () => {
  const { code, report } = await run(
    'convert',
    'ball.webp',
    'disc.tgs',
    'disc.lottie',
    '--platform',
    'whatsapp,telegram,slack,png',
    '--out',
    out,
  )
  expect(code).toBe(videoIsHere ? 0 : 1)
  expect(report.inputs).toMatchObject([
    { path: 'ball.webp', kind: 'webp', width: 128, frames: 8, durationMs: 640 },
    { path: 'disc.tgs', kind: 'tgs', width: 512, frames: 30, durationMs: 1000 },
    { path: 'disc.lottie', kind: 'tgs', width: 512, durationMs: 500 },
  ])
  const codes = (at: number) => report.inputs[at]?.problems.map(({ code, platform }) => `${platform} ${code}`)
  if (!videoIsHere) expect(codes(0)).toContain('telegram export.becomes_video')
  expect(codes(1)).toEqual([])

  const made = report.outputs.filter(({ path: at }) => /\d\.(webp|tgs|gif|webm)$/.test(at))
  expect(made.map((output) => path.relative(out, output.path)).toSorted()).toEqual([
    expect.stringMatching(/^png\/001\.webp$/),
    'png/002.tgs',
    'png/003.tgs',
    'slack/001.gif',
    'slack/002.gif',
    'slack/003.gif',
    ...(videoIsHere ? ['telegram/001.webm'] : []),
    'telegram/002.tgs',
    'telegram/003.tgs',
    expect.stringMatching(/^whatsapp\/pack_\w+\/001\.webp$/),
    expect.stringMatching(/^whatsapp\/pack_\w+\/002\.webp$/),
    expect.stringMatching(/^whatsapp\/pack_\w+\/003\.webp$/),
  ])
  for (const output of made) {
    const read = await readMotion(await readFile(output.path))
    expect(read.ok && [read.timeline.width, read.timeline.frames.length > 1]).toEqual([output.width, true])
    expect(output.quality).toBeGreaterThan(0.85)
    expect(output.frames).toBeGreaterThan(1)
  }
  const contents = JSON.parse(await readFile(path.join(out, 'whatsapp/contents.json'), 'utf8')) as object
  expect(contents).toMatchObject({ sticker_packs: [{ animated_sticker_pack: true }] })
})

test('the plan is told before anything is made: what is left out, and why', async () => {
  const { code, report } = await run('check', '.', '--platform', 'whatsapp,telegram')
  expect(code).toBe(1)
  const [folder] = report.inputs
  expect(folder?.problems.map(({ code, platform }) => `${platform} ${code}`)).toEqual([
    'whatsapp export.apart',
    'whatsapp export.few_still',
    ...(videoIsHere ? [] : ['telegram export.needs_video']),
  ])
})

test('one that is broken is refused by what is broken in it', async () => {
  const { code, report } = await run('check', 'torn.png', '--platform', 'signal')
  expect(code).toBe(1)
  const problem = { code: 'apng.order', platform: null, measured: null, limit: null }
  const words = { message: expect.any(String) as string, fix: expect.any(String) as string }
  expect(report.inputs[0]?.problems).toEqual([{ ...problem, ...words }])
  expect(report.inputs[0]?.problems[0]?.message).toContain('IEND')
})

test('a video becomes a moving sticker like anything that moves', async () => {
  await writeFile(path.join(home, 'ball.webm'), film('vp9-alpha-sound.webm'))
  const { code, report } = await run('convert', 'ball.webm', '--platform', 'telegram,discord', '--out', out)
  if (!videoIsHere) {
    expect([code, report.inputs[0]?.problems[0]?.code]).toEqual([1, 'video.not_here'])
    return
  }
  expect(report.inputs[0]).toMatchObject({ kind: 'webm', width: 48, height: 48, frames: 6, durationMs: 600 })
  const names = report.outputs.map((output) => path.basename(output.path))
  expect(names).toEqual(expect.arrayContaining(['001.webm', '001.png']))
})
