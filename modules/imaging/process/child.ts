import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isolated } from './isolate'
import { ownProgram } from './own-program'
import type { Answer, Task } from './protocol'

/** Why a child did not answer. */
export type Stopped = 'timeout' | 'memory' | 'crashed'

export class ChildStopped extends Error {
  readonly why: Stopped
  constructor(why: Stopped) {
    super(`imaging child: ${why}`)
    this.name = 'ChildStopped'
    this.why = why
  }
}

/** Memory is looked at this often, in ms: libvips can take 100 MB between two looks, the cap leaves room for that. */
const WATCH_EVERY = 50
const START_SECONDS = 60

export interface Child {
  readonly jobs: number
  readonly alive: boolean
  perform(task: Task, limits: { seconds: number; bytes: number }): Promise<unknown>
  kill(): void
  /** Resident memory in bytes, where the system tells. */
  memory(): number | undefined
}

/**
 * Start a process that decodes pictures. It gets an empty environment but for what Node needs to run, no network where this machine
 * lets us (isolate.ts), and a path that no bundler sees: it is the same TypeScript file under `next start`, the worker and the tests.
 * @param hidden Files and folders that it must not see, nor what it starts.
 */
export function startChild(ffmpegPath?: string, hidden: readonly string[] = []): Child {
  const program = ownProgram('modules/imaging/imaging-child.ts')
  const programs = process.env['PROGRAMS_DIR']
  const node = [...program.execArgv, '--max-old-space-size=256', '--expose-gc']
  const [execPath, ...execArgv] = isolated(process.execPath, node, hidden)
  const child: ChildProcess = fork(program.path, [], {
    execPath,
    execArgv,
    // No secrets. Few heap arenas keep memory low, and so does a threshold that stays where it is: by itself glibc raises it
    // with the first frames that are freed, and from then on keeps what frames leave behind instead of giving it back.
    env: {
      NODE_ENV: 'production',
      MALLOC_ARENA_MAX: '2',
      MALLOC_MMAP_THRESHOLD_: '131072',
      TSX_TSCONFIG_PATH: path.join(process.cwd(), 'tsconfig.json'),
      ...(ffmpegPath && { FFMPEG_PATH: ffmpegPath }),
      ...(programs && { PROGRAMS_DIR: programs }),
    },
    // The first of a group of its own, so that a program it started for a video is ended with it.
    detached: process.platform !== 'win32',
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let jobs = 0
  let alive = true
  let stopped: Stopped = 'crashed'
  let waiting: { id: number; resolve: (value: unknown) => void; reject: (error: Error) => void } | undefined

  // A busy machine may need seconds to start a process: a file's time counts from when someone reads it.
  let isReady = () => {}
  let isGone: (error: Error) => void = () => {}
  const ready = new Promise<void>((resolve, reject) => {
    isReady = resolve
    isGone = reject
  })
  ready.catch(() => {})

  child.on('message', (message: Answer) => {
    if ('ready' in message) return isReady()
    if (message.id !== waiting?.id) return
    if ('error' in message) waiting.reject(new Error(message.error))
    else waiting.resolve(message.result)
  })
  const gone = () => {
    alive = false
    isGone(new ChildStopped(stopped))
    waiting?.reject(new ChildStopped(stopped))
  }
  child.once('exit', gone)
  child.once('error', gone)

  const kill = (why: Stopped = 'crashed') => {
    stopped = why
    alive = false
    killGroup(child)
  }
  const memory = () => residentMemory(child.pid)

  return {
    get jobs() {
      return jobs
    },
    get alive() {
      return alive && child.connected
    },
    memory,
    kill: () => kill(),
    async perform(task, { seconds, bytes }) {
      jobs += 1
      const late = setTimeout(() => kill(), START_SECONDS * 1000)
      await ready.finally(() => clearTimeout(late))
      const clock = setTimeout(() => kill('timeout'), seconds * 1000)
      const watch = setInterval(() => {
        if ((memory() ?? 0) > bytes) kill('memory')
      }, WATCH_EVERY)
      try {
        return await new Promise((resolve, reject) => {
          waiting = { id: task.id, resolve, reject }
          child.send(task, (error) => error && reject(new ChildStopped(stopped)))
        })
      } finally {
        waiting = undefined
        clearTimeout(clock)
        clearInterval(watch)
      }
    },
  }
}

function killGroup(child: ChildProcess): void {
  try {
    if (process.platform !== 'win32' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
  child.kill('SIGKILL')
}

/** Linux tells for the price of reading a small file; elsewhere only time is bounded. */
function residentMemory(pid: number | undefined): number | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096
  } catch {
    return undefined
  }
}
