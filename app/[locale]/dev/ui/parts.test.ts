import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Drawn by another part that is shown, or not drawn at all. */
const NOT_BY_ITSELF = new Set(['dialog-sheet', 'look-again'])

test('the workbench shows every part there is', () => {
  const page = ['page', 'sample-forms']
    .map((name) => readFileSync(`app/[locale]/dev/ui/${name}.tsx`, 'utf8'))
    .join('\n')
  const parts = readdirSync('ui').flatMap((file) => /^(.+)\.tsx$/.exec(file)?.[1] ?? [])
  expect(parts.length).toBeGreaterThan(40)
  expect(parts.filter((part) => !page.includes(`from '@/ui/${part}'`) && !NOT_BY_ITSELF.has(part))).toEqual([])
})
