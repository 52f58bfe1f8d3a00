import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildEmbed } from './build-embed'

/** Everything a build is made from. */
const SOURCES = ['app', 'core', 'embed', 'i18n', 'infra', 'messages', 'modules', 'prisma', 'public', 'ui', 'next.config.js', 'package.json', 'package-lock.json', 'postcss.config.js', 'proxy.ts', 'tsconfig.json'] // prettier-ignore
const STAMP = '.next/built-from'

/** Build the pages when something they are made from changed. The build reads no database. */
export async function buildWhenStale(say: (line: string) => void): Promise<void> {
  const now = fingerprint()
  if (existsSync('.next/BUILD_ID') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return
  say('Building the pages (once per version)…')
  const output: string[] = []
  const build = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  build.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  build.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  const code = await new Promise((resolve) => build.once('exit', resolve))
  if (code !== 0) throw new Error(`The build failed:\n${output.join('')}`)
  buildEmbed()
  writeFileSync(STAMP, now)
}

/** A hash of names, sizes and contents: times would differ on every checkout. */
function fingerprint(): string {
  const hash = createHash('sha256')
  const visit = (place: string) => {
    if (!existsSync(place) || place === path.join('prisma', 'generated')) return
    if (statSync(place).isDirectory()) {
      for (const name of readdirSync(place).toSorted()) visit(path.join(place, name))
    } else if (!/\.test\.tsx?$/.test(place)) {
      hash.update(place).update('\0').update(readFileSync(place)).update('\0')
    }
  }
  for (const source of SOURCES) visit(source)
  return hash.digest('hex')
}
