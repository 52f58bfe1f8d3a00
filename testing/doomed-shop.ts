import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { build } from 'esbuild'

const running: ChildProcess[] = []
let program: Promise<string> | undefined

/** shop-process.ts as one file, made once a test file: dozens of them start here, and reading it from 300 takes three times as long. */
function shopProgram(): Promise<string> {
  return (program ??= (async () => {
    // Beside the packages that it imports.
    const outfile = path.resolve(`node_modules/.cache/mulsaq/shop-process-${process.pid}.mjs`)
    await build({
      entryPoints: ['testing/shop-process.ts'],
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
    })
    return outfile
  })())
}

/** A web process of our own (shop-process.ts). With a failpoint it dies there, as by kill -9. */
export async function startDoomedShop(failpoint = '') {
  const child = fork(await shopProgram(), [], { execArgv: [], env: { ...process.env, FAILPOINT: failpoint } })
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
