import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort } from '@/server/embedded-postgres'

const HOME = path.resolve('.bench/bare-next')
const NEXT = path.resolve('node_modules/next/dist/bin/next')

/**
 * The least a Next app can be: one cached page of `size` list items, and one made anew at every visit, which asks a database of ours for
 * what a shelf of a tag shows, in the same three statements. No middleware, no fonts, no words, nothing of ours.
 */
const FILES = {
  'package.json': '{ "private": true, "type": "module" }\n',
  'next.config.js': `export default { poweredByHeader: false, serverExternalPackages: ['pg'], typescript: { ignoreBuildErrors: true }, turbopack: { root: ${JSON.stringify(path.resolve('.'))} } }\n`,
  'app/layout.jsx':
    'export default function Layout({ children }) {\n  return <html lang="en"><body>{children}</body></html>\n}\n',
  'app/[size]/page.jsx': `export const revalidate = 3600
export const generateStaticParams = () => []
export default async function Page({ params }) {
  const size = Number((await params).size)
  return <ul>{Array.from({ length: size }, (_, index) => <li key={index}>sticker {index}</li>)}</ul>
}
`,
  'app/shelf/[tag]/[size]/page.jsx': `import pg from 'pg'
export const dynamic = 'force-dynamic'
const pool = (globalThis.pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 }))
export default async function Page({ params }) {
  const { tag, size } = await params
  const { rows } = await pool.query('SELECT id, slug, title, translations, pricing, "priceMinor"::text, currency, "cardKey", "coverKeys", "movingKey", "stickerCount", rating, "onSaleAt" FROM "Pack" WHERE state = $1 AND rating <> $2 AND tags @> ARRAY[$3] ORDER BY "onSaleAt" DESC, id DESC LIMIT 61', ['on_sale', 'adult', tag])
  const shares = (await pool.query('SELECT "packId", "userId" FROM "PackShare" WHERE "packId" = ANY($1) ORDER BY position', [rows.map((row) => row.id)])).rows
  const people = (await pool.query('SELECT id, handle, "displayName" FROM "User" WHERE id = ANY($1)', [shares.map((share) => share.userId)])).rows
  const names = new Map(people.map((person) => [person.id, person.displayName]))
  const by = (id) => shares.filter((share) => share.packId === id).map((share) => names.get(share.userId)).join()
  return <>
    <ul>{rows.map((row) => <li key={row.id}>{row.title} {row.slug} {row.pricing} {row.priceMinor} {row.currency} {row.cardKey} {by(row.id)}</li>)}</ul>
    <ul>{Array.from({ length: Number(size) }, (_, index) => <li key={index}>sticker {index}</li>)}</ul>
  </>
}
`,
}

export interface BareNext {
  origin: string
  pid: number
  stop(): void
}

/** Build it (once a version of Next) and serve it as \`next start\` does. @param databaseUrl Where its shelf reads. */
export async function startBareNext(databaseUrl = ''): Promise<BareNext> {
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
  const server = run(['start', '-p', String(port)], { DATABASE_URL: databaseUrl })
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

function run(args: string[], settings: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [NEXT, ...args], {
    cwd: HOME,
    env: { ...process.env, ...settings, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
