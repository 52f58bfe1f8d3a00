import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { inTransaction } from '@/infra/db'
import { storage } from '@/infra/storage'
import { artKey } from '@/modules/imaging/art-key'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'
import { makePreviews } from '@/modules/imaging/make-previews'
import { sha256 } from '@/modules/imaging/master'
import { PLATFORMS } from '@/modules/imaging/platforms'
import { unzipFiles } from '@/modules/imaging/unzip-files'
import { grant } from '@/modules/library/grant'
import { downloadHref } from '@/modules/library/download-link'
import { stickerPng } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

const BUYERS = PLATFORMS.filter(({ hands }) => hands === 'buyer')

/** A pack whose pictures are really there, as the studio and the worker leave them. */
async function packWithPictures(title: string) {
  const stickers = []
  for (const seed of [1, 2, 3, 4]) {
    const png = await stickerPng('gradient', 640, seed)
    const masterHash = sha256(png)
    await storage.put(`masters/${masterHash}.png`, png)
    for (const file of (await makePreviews(png)).files) await storage.put(`media/${file.path}`, file.bytes)
    stickers.push({ masterHash, artKey: artKey(masterHash), emoji: ['🦊', '😴'], alt: `Fox ${seed}` })
  }
  return createPackOnSale({ title, stickers })
}

/** Press a messenger until its files are there: they may still be in the making. */
async function take(page: Page, platform: string) {
  const files = page.getByRole('region', { name: 'Use the whole pack in…' })
  // "Discord" is not "Discord emoji": the name, then how its files stand.
  const button = files.getByRole('button', { name: new RegExp(`^${platform} ?(Get files|Taken|Being made)$`) })
  const arrived = page.waitForEvent('download')
  await button.click()
  const ready = page.getByText(`The files for ${platform} are ready`)
  const first = await Promise.race([arrived, ready.waitFor({ timeout: 45_000 }).then(() => undefined)])
  if (first) return first
  await button.click()
  return arrived
}

test('a buyer takes the pack to every messenger, and each file is what that messenger takes', async ({
  page,
  world,
}) => {
  test.slow()
  const { packId } = await packWithPictures('Sleepy Foxes')
  const buyer = await world.signIn({ name: 'Nora' })
  await inTransaction((tx) => grant(tx, { userId: buyer.id, packId, source: 'free' }))
  await page.goto('/library')
  await expect(page.locator('#library-pack-title')).toHaveText('Sleepy Foxes')

  for (const platform of BUYERS) {
    const { id, name } = platform
    const download = await take(page, name)
    expect(download.suggestedFilename()).toBe(`sleepy-foxes-${id}.zip`)
    const files = await unzipFiles(await readFile(await download.path()))
    expect([name, await platform.validate(files ?? [], lookAtPicture)]).toEqual([name, []])
    await page.goto('/library')
  }
  await expect(page.getByRole('button', { name: /Taken$/ })).toHaveCount(BUYERS.length)
  await world.expectAccessible()
})

test('one sticker goes to the clipboard as the picture it is', async ({ page, context, world }) => {
  const { packId } = await packWithPictures('Copy Foxes')
  const buyer = await world.signIn({ name: 'Omar' })
  await inTransaction((tx) => grant(tx, { userId: buyer.id, packId, source: 'free' }))
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/library')
  await page.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByText('Copied. Paste it into a chat.')).toBeVisible()
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const bitmap = await createImageBitmap((await item?.getType('image/png')) ?? new Blob())
    return { width: bitmap.width, height: bitmap.height }
  })
  expect(copied).toEqual({ width: 640, height: 640 })
})

test('a link to files opens nothing for a stranger, when it was changed, or when it is old', async ({
  page,
  world,
}) => {
  test.slow()
  const { packId } = await packWithPictures('Private Foxes')
  const { actor, token } = await createPerson({ name: 'Lina' })
  await inTransaction((tx) => grant(tx, { userId: actor.id, packId, source: 'free' }))
  await world.become({ token })
  await page.goto('/library')
  const download = await take(page, 'Signal')
  const link = new URL(download.url())
  const status = async (address: string) => (await page.request.get(address, { maxRedirects: 0 })).status()
  expect(await status(link.href)).toBe(200)

  const changed = new URL(link)
  changed.searchParams.set('until', String(Number(link.searchParams.get('until')) + 60))
  expect(await status(changed.href)).toBe(404)
  const exportId = link.pathname.split('/').at(-1) ?? ''
  const old = downloadHref(exportId, actor.id, new Date(Date.now() - 301_000))
  const answer = await page.request.get(new URL(old, link).href, { maxRedirects: 0 })
  expect([answer.status(), answer.headers()['location']]).toEqual([303, `/library?pack=${packId}`])

  await world.signOut()
  expect(await status(link.href)).toBe(404)
  await world.signIn({ name: 'Stranger' })
  expect(await status(link.href)).toBe(404)
})
