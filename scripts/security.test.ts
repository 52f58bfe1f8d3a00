import { readFileSync } from 'node:fs'
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
