import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { film, longTone, videoIsHere } from '@/testing/films'
import type { AvJob } from './av-job'
import { withFile } from './with-file'

/** After every piece of output all that nothing holds is collected, and what was to be let go with it is let go. */
const COLLECT_ALL = `data:text/javascript,${encodeURIComponent(`
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = (bytes) => {
    write(bytes)
    setImmediate(() => { gc(); setImmediate(() => process.stdout.emit('drain')) })
    return false
  }`)}`

/** @returns How the process ended, and how many bytes it gave. */
function ran(job: AvJob, input?: Uint8Array): Promise<{ code: number | null; bytes: number }> {
  const file = path.join(import.meta.dirname, 'av-child.ts')
  const args = ['--expose-gc', '--import', COLLECT_ALL, '--import', 'tsx', file, JSON.stringify(job)]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] })
    let bytes = 0
    child.stdout.on('data', (chunk: Buffer) => (bytes += chunk.length))
    child.stdin.end(input)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, bytes }))
  })
}

test.runIf(videoIsHere)('what a job works with is there until its end, however often memory is cleared', async () => {
  const heard = await withFile(longTone(), (path) => ran({ do: 'hear', path, container: 'wav' }))
  expect(heard).toEqual({ code: 0, bytes: 2.8 * 48_000 * 4 })
  const size = { width: 48, height: 48 }
  const seen = await withFile(film('vp9-alpha-sound.webm'), (path) =>
    ran({ do: 'decode', path, container: 'matroska', codec: 'vp9', ...size, maxPixels: 48 * 48, maxFrames: 60 }),
  )
  expect(seen).toEqual({ code: 0, bytes: 6 * 48 * 48 * 4 })
  const drawn = await ran({ do: 'encode', ...size, fps: 10, frames: 6, crf: 30 }, Buffer.alloc(6 * 48 * 48 * 4, 90))
  expect([drawn.code, drawn.bytes > 0]).toEqual([0, true])
})
