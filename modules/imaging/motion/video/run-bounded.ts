import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { BadMotion } from '../bad-motion'
import { NOT_THERE } from './exit-codes'

export interface Bounds {
  seconds: number
  /** Of the process, resident, where the system tells. */
  memoryBytes: number
  outputBytes: number
  /** What more than that means; without it, that the file is not what it says. */
  tooMuch?: BadMotion
}

export interface Ran {
  output: Buffer
  /** What it said on standard error. */
  said: string
}

/** The program cannot be started, or says that it has not what it needs. */
export class NoProgram extends Error {}

const WATCH_EVERY_MS = 50
const MOST_SAID = 1_000_000

const running = new Set<() => void>()
// What was started does not outlive who started it.
process.once('exit', () => {
  for (const kill of running) kill()
})

/**
 * Run a program on a stranger's bytes, with nothing in its environment, and kill it when it passes a bound.
 * @throws NoProgram; BadMotion `video.timeout`, `video.memory`, `video.damaged` (it gave up on the file, or fell over it)
 */
export function runBounded(
  command: string,
  args: readonly string[],
  bounds: Bounds,
  input: readonly Uint8Array[] = [],
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { NODE_ENV: 'production', LC_ALL: 'C' },
    })
    const kill = () => void child.kill('SIGKILL')
    running.add(kill)
    let failed: Error | undefined
    const stop = (error: Error) => {
      failed ??= error
      kill()
    }
    const clock = setTimeout(
      () => stop(new BadMotion('video.timeout', { limit: bounds.seconds })),
      bounds.seconds * 1000,
    )
    const watch = setInterval(() => {
      if (residentMemory(child.pid) > bounds.memoryBytes)
        stop(new BadMotion('video.memory', { limitBytes: bounds.memoryBytes }))
    }, WATCH_EVERY_MS)

    // Taken once and filled: what is not written to costs nothing, and nothing is ever there twice.
    const output = Buffer.allocUnsafeSlow(bounds.outputBytes)
    let size = 0
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      // More comes out than was asked for: whatever it is, it is not what the file said it is.
      if (size + chunk.length > bounds.outputBytes) return stop(bounds.tooMuch ?? new BadMotion('video.damaged'))
      chunk.copy(output, size)
      size += chunk.length
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.length > MOST_SAID) said = said.slice(-MOST_SAID)
    })
    // It may be gone before it has read everything: why, its end tells.
    child.stdin.on('error', () => {})
    for (const part of input) child.stdin.write(part)
    child.stdin.end()

    const end = (error?: Error) => {
      clearTimeout(clock)
      clearInterval(watch)
      running.delete(kill)
      if (failed ?? error) reject(failed ?? error ?? new Error())
      else resolve({ output: output.subarray(0, size), said })
    }
    child.once('error', () => end(new NoProgram(command)))
    child.once('close', (code) => {
      if (code === 0) end()
      else end(code === NOT_THERE ? new NoProgram(command) : new BadMotion('video.damaged'))
    })
  })
}

function residentMemory(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096
  } catch {
    return 0
  }
}
