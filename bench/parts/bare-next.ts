import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort } from '@/server/embedded-postgres'

const HOME = path.resolve('.bench/bare-next')
const NEXT = path.resolve('node_modules/next/dist/bin/next')

/** The least a Next app can be: one cached page of `size` list items, no middleware, no fonts, no words, nothing of ours. */
const FILES = {
  'package.json': '{ "private": true, "type": "module" }\n',
  'next.config.js': `export default { poweredByHeader: false, typescript: { ignoreBuildErrors: true }, turbopack: { root: ${JSON.stringify(path.resolve('.'))} } }\n`,
  'app/layout.jsx':
    'export default function Layout({ children }) {\n  return <html lang="en"><body>{children}</body></html>\n}\n',
  'app/[size]/page.jsx': `export const revalidate = 3600
export const generateStaticParams = () => []
export default async function Page({ params }) {
  const size = Number((await params).size)
  return <ul>{Array.from({ length: size }, (_, index) => <li key={index}>sticker {index}</li>)}</ul>
}
`,
}

export interface BareNext {
  origin: string
  pid: number
  stop(): void
}

/** Build it (once a version of Next) and serve it as \`next start\` does. */
export async function startBareNext(): Promise<BareNext> {
  const version = (JSON.parse(readFileSync('node_modules/next/package.json', 'utf8')) as { version: string }).version
  const mark = `${version}\n${Object.values(FILES).join('')}`
  const markFile = path.join(HOME, '.next/built-from')
  if (!existsSync(markFile) || readFileSync(markFile, 'utf8') !== mark) {
    rmSync(HOME, { recursive: true, force: true })
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(path.dirname(path.join(HOME, name)), { recursive: true })
      writeFileSync(path.join(HOME, name), text)
    }
    const build = run(['build'])
    const said: string[] = []
    for (const stream of [build.stdout, build.stderr])
      stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
    if ((await new Promise((resolve) => build.once('exit', resolve))) !== 0)
      throw new Error(`the bare app does not build:\n${said.join('')}`)
    writeFileSync(markFile, mark)
  }
  const port = await freePort()
  const server = run(['start', '-p', String(port)])
  server.stdout?.resume()
  server.stderr?.resume()
  const origin = `http://localhost:${port}`
  for (let attempt = 0; ; attempt += 1) {
    if (
      await fetch(`${origin}/1`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break
    if (attempt === 100) throw new Error('the bare app does not answer')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { origin, pid: server.pid ?? 0, stop: () => void server.kill('SIGKILL') }
}

function run(args: string[]): ChildProcess {
  return spawn(process.execPath, [NEXT, ...args], {
    cwd: HOME,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
