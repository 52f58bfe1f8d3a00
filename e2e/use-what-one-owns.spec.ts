import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import decodeQR from 'qr/decode.js'
import { db, inTransaction } from '@/infra/db'
import { PLATFORMS } from '@/modules/imaging/platforms'
import { unzipFiles } from '@/modules/imaging/unzip-files'
import { grant } from '@/modules/library/grant'
import { downloadHref } from '@/modules/library/download-link'
import { packWithPictures } from './pictured-pack'
import { expectTaken, take } from './take-files'
import { createPerson, expect, test } from './world'

const BUYERS = PLATFORMS.filter(({ hands }) => hands === 'buyer')

async function pixelsOf(png: Buffer) {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
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
    const download = await take(page, packId, platform.id)
    expect(download.suggestedFilename()).toBe(`sleepy-foxes-${platform.id}.zip`)
    await expectTaken(download, platform)
  }
  await page.goto('/library')
  await expect(page.getByRole('link', { name: /Taken$/ })).toHaveCount(BUYERS.length)
  await page.getByRole('link', { name: 'Why not LINE?' }).click()
  await expect(page.getByText('LINE lets nobody add a pack from outside')).toBeVisible()
  await expect(page.getByRole('button', { name: /files/ })).toHaveCount(0)
  await world.expectAccessible()
})

test('a code on the screen brings the pack to a phone nobody is signed in on, for ten minutes and its owner only', async ({
  page,
  browser,
  world,
}) => {
  test.slow()
  const { packId } = await packWithPictures('Travelling Foxes')
  const buyer = await world.signIn({ name: 'Huda' })
  await inTransaction((tx) => grant(tx, { userId: buyer.id, packId, source: 'free' }))
  await take(page, packId, 'whatsapp')
  await page.reload()
  const code = page.getByRole('img', { name: 'Code for your phone’s camera' })
  await expect(code).toBeVisible()
  const address = decodeQR(await pixelsOf(await code.screenshot()))
  expect(address).toMatch(/\/take\/exp_\w+\?for=/)

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const there = await phone.newPage()
  const path = new URL(address).pathname + new URL(address).search
  await there.goto(new URL(path, page.url()).href)
  await expect(there.getByRole('heading', { level: 1, name: /Travelling Foxes\S* for \S*WhatsApp/ })).toBeVisible()
  const arrived = there.waitForEvent('download')
  await there.getByRole('link', { name: 'Save travelling-foxes.wastickers' }).click()
  const inside = await unzipFiles(await readFile(await (await arrived).path()))
  expect(inside?.map((file) => file.path)).toEqual(['author.txt', 'title.txt', 'cover.png', '001.webp', '002.webp', '003.webp', '004.webp']) // prettier-ignore

  await db.entitlement.updateMany({ where: { userId: buyer.id }, data: { endedAt: new Date() } })
  expect((await there.goto(new URL(path, page.url()).href))?.status()).toBe(404)
  await phone.close()
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
  const download = await take(page, packId, 'signal')
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
