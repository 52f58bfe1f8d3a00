import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const running: ChildProcess[] = []

/**
 * A web process of our own (shop-process.ts, as testing/programs.ts made it). With a failpoint it dies there, as by kill -9; with
 * `dieBefore` before so many a thing that a deed asks of others.
 */
export async function startDoomedShop(failpoint = '', dieBefore = 0) {
  const program = path.join(process.env.PROGRAMS_DIR ?? '', 'shop-process.mjs')
  const child = fork(program, [], {
    execArgv: [],
    env: { ...process.env, FAILPOINT: failpoint, DIE_BEFORE: String(dieBefore) },
  })
  running.push(child)
  const dead = once(child, 'exit') as Promise<[number | null, string | null]>
  const [port] = (await once(child, 'message')) as [number]
  return {
    /** The signal it died of. */
    died: dead.then(([, signal]) => signal),
    kill: () => (child.kill('SIGKILL'), dead),
    post: (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
      fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers }),
  }
}

/** At the end of a file: none outlives it. */
export function killDoomedShops(): void {
  for (const child of running) child.kill('SIGKILL')
}
