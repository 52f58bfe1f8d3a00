import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { PAGE, platformsPage } from './print-platforms'

test('docs/platforms.md is what the registry says today (npm run platforms writes it)', async () => {
  expect(await readFile(PAGE, 'utf8')).toBe(await platformsPage())
})
