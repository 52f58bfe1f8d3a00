import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import decodeQR from 'qr/decode.js'
import { db, inTransaction } from '@/infra/db'
import { storage } from '@/infra/storage'
import { setPrice } from '@/modules/catalog/set-price'
import { PLATFORMS } from '@/modules/imaging/platforms'
import { unzipFiles } from '@/modules/imaging/unzip-files'
import { grant } from '@/modules/library/grant'
import { downloadHref } from '@/modules/library/download-link'
import { packWithPictures } from './pictured-pack'
import { expectTaken, take } from './take-files'
import { cutNetwork, giveNetworkBack } from './network'
import { createPerson, expect, ready, test } from './world'

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
  const there = ready(await phone.newPage())
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

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' })

  test('what one owns is found and copied on the device, and leaves it when it is given back, and at sign-out', async ({
    page,
    context,
    world,
  }) => {
    test.slow()
    const [kept, returned] = [await packWithPictures('Kept Foxes'), await packWithPictures('Returned Foxes')]
    const buyer = await world.signIn({ name: 'Salma' })
    for (const { packId } of [kept, returned])
      await inTransaction((tx) => grant(tx, { userId: buyer.id, packId, source: 'free' }))
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    // The page answers to hands before all of it is there, and so before it has a worker to ask.
    let letCome = () => {}
    const late = new Promise<void>((resolve) => (letCome = resolve))
    await page.route('/media/late.webp', async (route) => {
      await late
      await route.abort()
    })
    await page.addInitScript(() => (new Image().src = '/media/late.webp'))
    await page.goto('/library', { waitUntil: 'domcontentloaded' })
    expect(await page.evaluate(() => document.readyState)).toBe('interactive')
    letCome()
    // Every file of both is fetched and kept first.
    await expect(page.getByText('2 of 2 packs')).toBeVisible({ timeout: 120_000 })
    await page.unroute('/media/late.webp')

    // A favourite, and the key that opens them from one's own rooms.
    await page.goto('/orders')
    const picker = page.getByRole('dialog', { name: 'My stickers' })
    // The key is heard once the page is up, which a slow machine takes its time over.
    await expect(async () => {
      await page.keyboard.press('s')
      await expect(picker).toBeVisible({ timeout: 3_000 })
    }).toPass()
    await picker.getByRole('searchbox').fill('kept 😴')
    await picker.locator('label', { has: page.getByRole('radio', { name: 'Fox 2' }) }).click()
    await picker.getByRole('button', { name: 'Add to favourites' }).click()
    await expect(picker.getByRole('button', { name: 'A favourite' })).toHaveAttribute('aria-pressed', 'true')
    await world.expectAccessible()

    const worker = await cutNetwork(context)
    await page.goto('/library?pack=nothing')
    await expect(page.getByRole('heading', { level: 1, name: 'My stickers' })).toBeVisible()
    await expect(page.getByText('No network. These are the stickers')).toBeVisible()
    await expect(page.getByRole('radio')).toHaveCount(8)
    await page.getByRole('main').getByRole('searchbox').fill('returned fox 3')
    const found = page.getByRole('radio', { name: 'Fox 3' })
    await expect(found).toBeVisible()
    await expect(page.getByRole('radio')).toHaveCount(1)
    const shown = page.locator('label', { has: found }).locator('img').first()
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(448)
    // This browser has no sheet to share by, so there is no button for it.
    await expect(page.getByRole('button', { name: 'Share', exact: true })).toHaveCount(0)
    await page.getByRole('button', { name: 'Copy' }).click()
    await expect(page.getByText('Copied. Paste it into a chat.')).toBeVisible()
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      return (await createImageBitmap((await item?.getType('image/png')) ?? new Blob())).width
    })
    expect(copied).toBe(448)
    await world.expectAccessible()
    // Nobody took anything by keeping it: a refund is as open as before.
    expect(await db.entitlement.count({ where: { userId: buyer.id, usedAt: { not: null } } })).toBe(0)

    await giveNetworkBack(context, worker)
    await db.entitlement.updateMany({
      where: { userId: buyer.id, packId: returned.packId },
      data: { endedAt: new Date() },
    })
    await page.goto('/stickers')
    await expect(page.getByText('1 of 1 packs')).toBeVisible()
    await page.getByRole('button', { name: 'Favourites', exact: true }).click()
    await expect(page.getByRole('radio')).toHaveCount(1)
    const keptHere = () =>
      page.evaluate(async () => {
        if (!(await caches.has('library-1'))) return 'nothing'
        const names = (await (await caches.open('library-1')).keys()).map(({ url }) => new URL(url).pathname)
        return names.filter((name) => name.startsWith('/media/')).length
      })
    await expect.poll(keptHere).toBe(4)
    await page.getByRole('button', { name: 'My account and rooms' }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
    await expect.poll(keptHere).toBe('nothing')
  })
})

test('one sticker goes to the clipboard, to the share sheet and out by the mouse as the picture it is', async ({
  page,
  context,
  world,
}) => {
  // The sheet is the system's: here stands what would be handed to it.
  await page.addInitScript(() => {
    const share = ({ files }: ShareData) => {
      document.title = `shared ${files?.map(({ name, type }) => `${name} ${type}`).join()}`
      return Promise.resolve()
    }
    Object.assign(navigator, { canShare: () => true, share })
    addEventListener('dragstart', ({ dataTransfer }) => {
      document.documentElement.dataset.dragged = JSON.stringify(
        ['DownloadURL', 'text/uri-list', 'text/html'].map((kind) => dataTransfer?.getData(kind)),
      )
    })
  })
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

  // The next one by the keys alone: an arrow chooses it, Enter copies it.
  const copiedBytes = () =>
    page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      return [...new Uint8Array((await (await item?.getType('image/png'))?.arrayBuffer()) ?? new ArrayBuffer())].join()
    })
  const before = await copiedBytes()
  await page.getByRole('radio', { name: 'Fox 1' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Fox 2' })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect.poll(copiedBytes).not.toBe(before)

  const share = page.getByRole('button', { name: 'Share', exact: true })
  await share.click()
  await expect(page).toHaveTitle('shared sticker.png image/png')
  // A sheet that was closed is no fault; one that fails is told of.
  const answerWith = (fault: string) =>
    page.evaluate((name) => {
      Object.assign(navigator, { share: () => Promise.reject(new DOMException('', name)) })
    }, fault)
  const failed = page.getByText('That did not work here.')
  await answerWith('AbortError')
  await share.click()
  await expect(share).not.toHaveAttribute('aria-busy')
  await expect(failed).toHaveCount(0)
  await answerWith('DataError')
  await share.click()
  await expect(failed).toBeVisible()

  const first = page.getByRole('radio', { name: 'Fox 1' })
  await first.dragTo(page.getByRole('heading', { level: 1 }))
  const dragged = await page.evaluate(() => document.documentElement.dataset.dragged ?? '[]')
  const [file = '', address = '', markup] = JSON.parse(dragged) as string[]
  expect(file).toMatch(/^image\/png:Fox 1\.png:http/)
  expect(markup).toBe(`<img src="${address}" alt="">`)
  const sizeOf = async (url: string) => (await sharp(await (await page.request.get(url)).body()).metadata()).width
  expect([await sizeOf(file.slice(file.indexOf('http'))), await sizeOf(address)]).toEqual([640, 448])
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

/** A site of somebody else's: whatever its address asks for as attributes of the element. It writes down what is chosen. */
async function otherSite(shop: string) {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').searchParams
    const attributes = [...asked].map(([name, value]) => `${name}="${value}"`).join(' ')
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="en"><title>Another site</title><script type="module" src="${shop}/embed/sticker-picker.js"></script>
<h1>Another site</h1><sticker-picker ${attributes}></sticker-picker><output></output>
<script>document.querySelector('sticker-picker').addEventListener('sticker', (event) => { document.querySelector('output').textContent = JSON.stringify(event.detail) })</script>`)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return { at: (asked: Record<string, string>) => `${origin}/?${new URLSearchParams(asked)}`, origin, close: () => server.close() } // prettier-ignore
}

test('another site shows free packs without a key and owned ones with a token, which its owner makes and ends', async ({
  page,
  browser,
  baseURL,
  world,
}) => {
  test.slow()
  const effect = { key: 'e0e1e2e3e4e5e6e7', ms: 60_000 }
  const glow = sharp({ create: { width: 64, height: 64, channels: 4, background: '#f804' } })
  await storage.put(`media/${effect.key}/effect.webp`, await glow.webp().toBuffer())
  const [free, sold] = [await packWithPictures('Open Foxes', [], { effect }), await packWithPictures('Paid Foxes')]
  await inTransaction((tx) => setPrice(tx, sold.packId, { pricing: 'fixed', minor: 299n }))
  const buyer = await world.signIn({ name: 'Yusra' })
  await inTransaction((tx) => grant(tx, { userId: buyer.id, packId: sold.packId, source: 'grant' }))
  await page.goto('/account/tokens')
  await page.getByLabel('What it is for').fill('My blog')
  await page.getByRole('button', { name: 'Make a token' }).click()
  const token = (await page.getByText(/^mulsaq_lib_/).textContent()) ?? ''
  await expect(page.getByRole('listitem').filter({ hasText: 'My blog' })).toContainText(token.slice(-4))
  await world.expectAccessible()
  await page.reload()
  await expect(page.getByText(/^mulsaq_lib_/)).toHaveCount(0)

  const shop = baseURL ?? ''
  const site = await otherSite(shop)
  const elsewhere = await browser.newContext({ serviceWorkers: 'block' })
  const there = await elsewhere.newPage()
  const asked = new Set<string>()
  there.on('request', (request) => asked.add(new URL(request.url()).origin))
  const says = there.getByRole('alert')

  await there.goto(site.at({ packs: free.packId }))
  await expect(there.getByRole('button', { name: /^Fox/ })).toHaveCount(4)
  const fox = there.getByRole('button', { name: 'Fox 1' }).locator('img')
  await expect.poll(() => fox.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(224)
  await there.getByRole('searchbox').fill('fox 3')
  await expect(there.getByRole('button', { name: /^Fox/ })).toHaveCount(1)
  await there.keyboard.press('ArrowDown')
  await expect(there.getByRole('button', { name: 'Fox 3' })).toBeFocused()
  await there.keyboard.press('Enter')
  await expect(there.locator('output')).toContainText('"alt":"Fox 3"')
  const played = there.locator('img[part=effect]')
  await expect.poll(() => played.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64)
  const chosen = JSON.parse((await there.locator('output').textContent()) ?? '{}') as { url: string; emoji: string[] }
  expect(chosen.emoji).toEqual(['🦊', '😴'])
  // What that page was handed it can also have, to copy or send it on.
  const bytes = await there.evaluate(
    async (url) => [...new Uint8Array(await (await fetch(url)).arrayBuffer())],
    chosen.url,
  )
  expect((await sharp(Buffer.from(bytes)).metadata()).width).toBe(448)

  await there.goto(site.at({ packs: sold.packId }))
  await expect(says).toHaveText(/^There is no such free pack here/)
  await there.goto(site.at({ packs: sold.packId, token: `${token}x` }))
  await expect(says).toHaveText(/^This token does not work/)

  // Right to left: forward is to the left.
  await there.goto(site.at({ token, lang: 'ar' }))
  await there.getByRole('button', { name: 'Fox 1' }).focus()
  await there.keyboard.press('ArrowLeft')
  await expect(there.getByRole('button', { name: 'Fox 2' })).toBeFocused()
  expect([...asked].toSorted()).toEqual([site.origin, shop].toSorted())

  await page.getByRole('button', { name: 'End My blog' }).click()
  await expect(page.getByRole('button', { name: 'End My blog' })).toHaveCount(0)
  await there.reload()
  await expect(says).toHaveText(/^هذا المفتاح لا يعمل/)
  await elsewhere.close()
  site.close()
})
