import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'
import type { Platform } from '@/modules/imaging/platform'
import { unzipFiles } from '@/modules/imaging/unzip-files'
import { expect } from './world'

/** On the page of one messenger: press until the files are there, for they may still be in the making. */
export async function take(page: Page, packId: string, platform: string): Promise<Download> {
  await page.goto(`/library/${packId}/${platform}`)
  // Of a pack that went on sale just now they are in the making without being asked for; the page looks again by itself.
  const button = page.getByRole('button', { name: /^Get the files/ })
  await button.waitFor({ timeout: 200_000 })
  const arrived = page.waitForEvent('download', { timeout: 300_000 })
  await button.click()
  const waiting = page.getByText('The files are being made')
  const first = await Promise.race([arrived, waiting.waitFor({ timeout: 45_000 }).then(() => undefined)])
  if (first) return first
  await button.click({ timeout: 200_000 })
  return arrived
}

/** What is in it is what this messenger takes. @returns The names of the files. */
export async function expectTaken(download: Download, platform: Platform): Promise<string[]> {
  const files = (await unzipFiles(await readFile(await download.path()))) ?? []
  expect([platform.name, await platform.validate(files, lookAtPicture)]).toEqual([platform.name, []])
  return files.map((file) => file.path)
}
