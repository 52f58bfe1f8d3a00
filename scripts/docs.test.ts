import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Every page of writing that stands in the tree. */
const PAGES = ['README.md', 'CONTRIBUTING.md', ...filesUnder('docs').filter((file) => file.endsWith('.md'))]

test.each(PAGES)('every link of %s leads somewhere', (page) => {
  const text = readFileSync(page, 'utf8').replaceAll(/```[\s\S]*?```/g, '')
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '')
  const missing = links
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .filter((target) => !existsSync(path.join(path.dirname(page), decodeURI(target.split('#')[0] ?? ''))))
  expect(missing).toEqual([])
})

test('every picture of the README is one its script takes', () => {
  const taken = /const README = \[([^\]]*)\]/.exec(readFileSync('scripts/screenshots.ts', 'utf8'))?.[1] ?? ''
  const shown = [...readFileSync('README.md', 'utf8').matchAll(/docs\/screenshots\/([\w-]+)\.png/g)].map(
    ([, name]) => name,
  )
  expect(new Set(shown)).toEqual(new Set([...taken.matchAll(/'([^']+)'/g)].map(([, name]) => name)))
})

test('every decision has a number of its own, and is accepted or says what replaced it', () => {
  const numbers = readdirSync('docs/decisions').map((file) => file.slice(0, 4))
  expect(numbers).toEqual([...new Set(numbers)])
  for (const file of readdirSync('docs/decisions')) {
    const text = readFileSync(path.join('docs/decisions', file), 'utf8')
    expect([file, /^20\d\d-\d\d-\d\d · (accepted|replaced by)/m.test(text)]).toEqual([file, true])
  }
})

function filesUnder(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .flatMap((file) => (statSync(file).isDirectory() ? filesUnder(file) : [file]))
}
