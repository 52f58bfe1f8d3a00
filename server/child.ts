import { spawn, type ChildProcess } from 'node:child_process'

export interface Child {
  process: ChildProcess
  /** Ask it to leave in good order; resolves when it is gone. After `graceMs` it is killed. */
  stop(graceMs?: number): Promise<void>
}

/**
 * Start one of our TypeScript files as a process of its own group, so that Ctrl-C reaches only the supervisor and things
 * stop in order. A channel ties it to us: when we die, even by kill -9, it notices and leaves.
 */
export function startChild(file: string, args: string[], settings: Record<string, string>): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  })
  return {
    process: child,
    async stop(graceMs = 35_000) {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), graceMs)
      await gone
      clearTimeout(late)
    },
  }
}
