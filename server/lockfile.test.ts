import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The oldest versions we may run: below them lies a known hole or a fault we met. Sources in docs/decisions/0004. */
const FLOORS: Record<string, string> = {
  sharp: '0.35.0',
  react: '19.2.6',
  'react-dom': '19.2.6',
  next: '16.4.6',
  'next-auth': '4.24.15',
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<
    string,
    { version?: string; resolved?: string; license?: string; optionalDependencies?: Record<string, string> }
  >
}

function isOlder(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((text) => text.split('-')[0]?.split('.').map(Number) ?? [])
  for (let index = 0; index < 3; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

test('no copy of a package is older than its floor', () => {
  for (const [place, { version = '' }] of Object.entries(lock.packages)) {
    const floor = FLOORS[place.split('node_modules/').at(-1) ?? '']
    if (floor) expect([place, isOlder(version, floor)]).toEqual([place, false])
  }
})

test('all parts of Prisma are of one version', () => {
  const parts = ['prisma', '@prisma/client', '@prisma/adapter-pg', '@prisma/driver-adapter-utils']
  expect(new Set(parts.map((name) => lock.packages[`node_modules/${name}`]?.version)).size).toBe(1)
})

test('the lock file names no download address of its own', () => {
  expect(Object.values(lock.packages).filter((entry) => entry.resolved?.startsWith('http'))).toEqual([])
})

test('the lock file knows the binaries of every platform, not only of the machine it was written on', () => {
  const missing = Object.values(lock.packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !Object.keys(lock.packages).some((place) => place.endsWith(`node_modules/${name}`)))
  expect(missing).toEqual([])
})

/** Terms that ask for no more than a notice, or (the last line) for the source of what we use unchanged and link to as a library. */
const FREE = [
  'MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'CC-BY-4.0', 'Unlicense', 'OFL-1.1',
  'MPL-2.0', 'LGPL-3.0-or-later', 'EPL-2.0',
] // prettier-ignore

/** Say nothing in their package.json; read in what lies beside it. */
const READ_BY_HAND: Record<string, string> = { 'combine-errors': 'MIT', 'seq-queue': 'MIT' }

test('everything we are built with may be used, changed and passed on', () => {
  const places = Object.entries(lock.packages).filter(([place]) => place.startsWith('node_modules/'))
  const refused = places.flatMap(([place, { license }]) => {
    const name = place.split('node_modules/').at(-1) ?? ''
    const said = license ?? READ_BY_HAND[name] ?? 'none'
    const all = said.replace(/[()]/g, '').split(/ (?:AND|and) /)
    // Of "this or that" one that fits is enough.
    const fits = all.every((part) => part.split(' OR ').some((one) => FREE.includes(one)))
    return fits ? [] : [`${name}: ${said}`]
  })
  expect(places.length).toBeGreaterThan(400)
  expect(refused).toEqual([])
})
