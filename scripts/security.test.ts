import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('every line of the table of attacks names a test that is there', () => {
  const lines = readFileSync('docs/security.md', 'utf8')
    .split('\n')
    .filter((line) => /^\|.*\]\(\.\.\//.test(line))
  expect(lines.length).toBeGreaterThan(30)
  for (const line of lines) {
    const found = /\]\(\.\.\/(?<file>[^)]+)\)(?: “(?<name>[^”]+)”)?/.exec(line)?.groups
    const source = readFileSync(found?.file ?? '', 'utf8')
    if (found?.name) expect(source, line).toContain(found.name)
  }
})

test('every number of the list of attacks has a line', () => {
  const table = readFileSync('docs/security.md', 'utf8')
  const numbers = new Set([...table.matchAll(/^\| (?<number>\d+) +\|/gm)].map((line) => Number(line.groups?.number)))
  expect(Array.from({ length: 40 }, (_, index) => index + 1).filter((number) => !numbers.has(number))).toEqual([])
})

test('the shop itself asks no address that a person could have written: what it calls is named here', () => {
  const callers = ['app', 'core', 'infra', 'modules', 'server', 'ui', 'worker']
    .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`))
    .filter((file) => {
      if (!/(?<!\.test)\.tsx?$/.test(file)) return false
      const source = readFileSync(file, 'utf8')
      // What runs in a browser asks as its visitor, within our own policy.
      return !source.startsWith("'use client'") && /\bfetch\(|https?\.(?:get|request)\(/.test(source)
    })
  expect(callers.toSorted()).toEqual([
    'infra/auth-providers.ts', // GitHub's list of addresses, by a constant
    'infra/telegram.ts', // Telegram's own host
    'modules/payments/play-sandbox.ts', // this process
    'server/front-door.ts', // this process
    'ui/play-effect.ts', // in a browser
  ])
})
