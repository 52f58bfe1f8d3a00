import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'
import type { Platform } from '@/modules/imaging/platform'
import { unzipFiles } from '@/modules/imaging/unzip-files'
import { expect } from './world'

/** On the page of one messenger: press until the files are there, for they may still be in the making, and the page looks again by itself. */
export async function take(page: Page, packId: string, platform: string): Promise<Download> {
  await page.goto(`/library/${packId}/${platform}`)
  let download: Download | undefined
  page.once('download', (arrived) => (download = arrived))
  await expect(async () => {
    if (!download) await page.getByRole('button', { name: /^Get the files/ }).click()
    // Soon, or after another press: while they are made there is no button, and pressing waits for it.
    await expect.poll(() => download, { timeout: 3_000 }).toBeDefined()
  }).toPass({ timeout: 300_000 })
  if (!download) throw new Error(`No files for ${platform}.`)
  return download
}

/** What is in it is what this messenger takes. @returns The names of the files. */
export async function expectTaken(download: Download, platform: Platform): Promise<string[]> {
  const files = (await unzipFiles(await readFile(await download.path()))) ?? []
  expect([platform.name, await platform.validate(files, lookAtPicture)]).toEqual([platform.name, []])
  return files.map((file) => file.path)
}
