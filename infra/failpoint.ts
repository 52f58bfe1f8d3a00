import { env } from './env'

/** Where a test may make this process die as if the power went. Never on in a shop that is open to the world (infra/env.ts). */
export function failpoint(name: string): void {
  if (env.FAILPOINT === name) process.kill(process.pid, 'SIGKILL')
}
