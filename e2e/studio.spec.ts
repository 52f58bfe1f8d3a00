import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import type { Page } from '@playwright/test'
import type { UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { startPack } from '@/modules/studio/start-pack'
import { draftPack } from '@/testing/builders'
import { plainPng, pngChunk, stickerPng, withChunks } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

// The studio as hands use it: files by drop and by paste, a line that breaks, pictures mended and left alone again.

/** What a process of its own makes, on a machine that has other things to do. */
const MADE = { timeout: 120_000 }

const saved = (page: Page) => expect(page.getByRole('main').getByRole('status').first()).toHaveText('saved')
const stickersAre = (page: Page, count: number) =>
  expect(page.getByRole('heading', { name: count === 1 ? '1 sticker' : `${count} stickers` })).toBeVisible(MADE)

async function emptyPack(page: Page, artist: UserActor): Promise<void> {
  const { packId } = await startPack(artist, 'Frog Weather')
  await page.goto(`/studio/packs/${packId}`)
  await expect(page.getByText('Drop pictures here')).toBeVisible()
}

/** Files as the system hands them to a page, in an event of theirs. */
async function hand(page: Page, how: 'drop' | 'paste', files: { name: string; bytes: Buffer }[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }))
  // The page is there before its script is: it listens once it answers to a file held over it.
  if (how === 'drop')
    await expect(async () => {
      await page.evaluate(() => {
        const held = new DataTransfer()
        held.items.add(new File(['x'], 'held.png', { type: 'image/png' }))
        document.body.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: held }))
      })
      await expect(page.getByText('Let go')).toBeVisible({ timeout: 2_000 })
    }).toPass()
  await page.evaluate(
    ({ how, given }) => {
      const data = new DataTransfer()
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        data.items.add(new File([bytes], name, { type: 'image/png' }))
      }
      const init = { bubbles: true, cancelable: true }
      if (how === 'paste') document.body.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }))
      else
        for (const type of ['dragenter', 'dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { ...init, dataTransfer: data }))
    },
    { how, given },
  )
}

test('pictures come by drop and by paste, and one that is here already is not added twice', async ({ page, world }) => {
  test.slow()
  await emptyPack(page, await world.signIn({ roles: ['artist'] }))
  const [one, two, three] = await Promise.all([11, 12, 13].map((seed) => stickerPng('flat', 256, seed)))
  const large = await sharp(randomBytes(900 * 900 * 3), { raw: { width: 900, height: 900, channels: 3 } }).png().toBuffer() // prettier-ignore
  if (!one || !two || !three) throw new Error('three pictures')

  // Sent three at a time, the small ones would be there long before the large one.
  const dropped = [
    { name: 'large.png', bytes: large },
    { name: 'one.png', bytes: one },
    { name: 'two.png', bytes: two },
  ]
  await hand(page, 'drop', dropped)
  await stickersAre(page, 3)
  for (const [index, { name }] of dropped.entries())
    await expect(page.getByRole('button', { name: `Sticker ${index + 1}: ${name}` })).toBeVisible()
  // A screenshot from the clipboard has no name of its own.
  await hand(page, 'paste', [{ name: '', bytes: three }])
  await stickersAre(page, 4)
  // The same picture in another file: saved again, with a note in it.
  const again = withChunks(one, pngChunk('tEXt', Buffer.from('Comment\0saved again')))
  await hand(page, 'paste', [{ name: 'again.png', bytes: again }])
  await expect(page.getByText('The same picture as sticker 2.')).toBeVisible(MADE)
  await hand(page, 'drop', [{ name: 'two.png', bytes: two }])
  await expect(page.getByText('This very file is here already: it is sticker 3. Nothing was added.')).toBeVisible()
  await page.getByRole('button', { name: 'Hide two.png' }).click()
  await expect(page.getByText('This very file')).toHaveCount(0)
  await stickersAre(page, 4)
  await world.expectAccessible()
})

test('a line that breaks in the middle of a file goes on where it stopped, and makes one sticker', async ({
  page,
  world,
}) => {
  test.slow()
  await emptyPack(page, await world.signIn({ roles: ['artist'] }))
  const noise = randomBytes(1700 * 1700 * 4)
  // More than one piece: what the server acknowledged of it must not be sent again.
  const heavy = await sharp(noise, { raw: { width: 1700, height: 1700, channels: 4 } })
    .png({ compressionLevel: 0 })
    .toBuffer()
  expect(heavy.length).toBeGreaterThan(9_000_000)

  const began: string[] = []
  let cuts = 2
  await page.route('**/api/uploads**', async (route) => {
    const request = route.request()
    const offset = request.headers()['upload-offset']
    if (request.method() === 'PATCH') {
      began.push(offset ?? '')
      if (offset !== '0' && cuts > 0) {
        cuts -= 1
        return route.abort('connectionreset')
      }
    }
    return route.continue()
  })
  await page.locator('input[type=file]').setInputFiles({ name: 'heavy.png', mimeType: 'image/png', buffer: heavy })
  await expect(page.getByRole('progressbar', { name: 'Upload of heavy.png' })).toBeVisible()
  await stickersAre(page, 1)
  expect(cuts).toBe(0)
  expect(began.filter((offset) => offset === '0')).toHaveLength(1)
  expect(began.at(-1)).toBe('8000000')
})

test('what was typed while the connection was gone is said to be unsaved, and saved when it is back', async ({
  page,
  world,
  context,
}) => {
  await emptyPack(page, await world.signIn({ roles: ['artist'] }))
  await saved(page)
  await context.setOffline(true)
  await page.getByLabel('Title', { exact: true }).fill('Toads in Fog')
  const trouble = page.getByRole('alert').filter({ hasText: 'Your last change is not saved' })
  await expect(trouble).toBeVisible()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Toads in Fog')
  await context.setOffline(false)
  await trouble.getByRole('button', { name: 'Save again' }).click()
  await saved(page)
  await page.reload()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Toads in Fog')
})

test('a picture is mended after a look at before and after, undone again, and seen on every ground', async ({
  page,
  world,
}) => {
  test.slow()
  const artist = await world.signIn({ roles: ['artist'] })
  const { packId } = await draftPack(artist, {
    title: 'Odd Ones',
    description: '',
    languages: ['en'],
    category: 'animals',
    tags: [],
    pricing: 'free',
    minor: 0n,
    stickers: [await plainPng(300, 180), await stickerPng('flat', 512, 21)].map((bytes, index) => ({
      fileName: `odd-${index}.png`,
      bytes: () => Promise.resolve(bytes),
      emoji: '🐸',
      alt: `Odd ${index + 1}`,
      tags: [],
    })),
  })
  await page.goto(`/studio/packs/${packId}`)
  const side = page.getByRole('complementary', { name: 'The chosen sticker' })
  await expect(side.getByText('The picture is 300 × 180.')).toBeVisible()

  await test.step('square, and back', async () => {
    await side.getByRole('button', { name: 'Make square' }).click()
    await expect(side.getByRole('img', { name: 'Before' })).toBeVisible(MADE)
    const after = side.getByRole('img', { name: 'After' })
    await expect(after).toBeVisible(MADE)
    const [wide, high] = await after.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])
    expect(wide).toBe(high)
    await world.expectAccessible()
    await side.getByRole('button', { name: 'Keep it' }).click()
    await expect(side.getByRole('button', { name: 'Undo: Make square' })).toBeVisible(MADE)
    await expect(side.getByText('The picture is 300 × 180.')).toHaveCount(0)
    await side.getByRole('button', { name: 'Undo: Make square' }).click()
    await expect(side.getByText('The picture is 300 × 180.')).toBeVisible()
  })

  await test.step('a white outline and a trimmed margin for the other', async () => {
    await page.getByRole('button', { name: /^Sticker 2: / }).click()
    for (const fix of ['Trim', 'White outline']) {
      await side.getByRole('button', { name: fix, exact: true }).click()
      await expect(side.getByRole('img', { name: 'After' })).toBeVisible(MADE)
      await side.getByRole('button', { name: 'Keep it' }).click()
      await expect(side.getByRole('button', { name: `Undo: ${fix}` })).toBeVisible(MADE)
    }
  })

  await test.step('on paper, on ink, and in a conversation as large as it stands there', async () => {
    const grounds = side.getByRole('group', { name: 'Background', exact: true })
    await grounds.getByRole('button', { name: 'Dark' }).click()
    await expect(grounds.getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true')
    const report = side.getByRole('region', { name: /what each messenger makes of it/ })
    for (const [messenger, format, longest] of [
      ['Signal', 'WebP 512 × 512', 175],
      ['Discord', 'PNG 320 × 320', 160],
    ] as const) {
      await report.getByRole('button', { name: new RegExp(`^${messenger}(?! emoji)`) }).click()
      await expect(report.getByRole('heading', { name: `In ${messenger}, at true size` })).toBeVisible()
      // Its own file, not what is said of it: weighed, and as large as there.
      await expect(report.getByText(new RegExp(`${format} · [\\d.]+ KB · (about )?${longest} px`))).toBeVisible(MADE)
      const picture = report.locator('img')
      await expect.poll(async () => Math.round((await picture.boundingBox())?.width ?? 0)).toBe(longest)
    }
    await report.getByRole('group', { name: 'Chat background' }).getByRole('button', { name: 'Dark' }).click()
    await expect(report.getByText('Are you coming tonight?')).toBeVisible()
    await world.expectAccessible()
  })

  await test.step('removed, and the checklist says how many are missing', async () => {
    await side.getByRole('button', { name: 'Remove sticker 2' }).click()
    await stickersAre(page, 1)
    await expect(page.getByRole('region', { name: 'Before review' })).toContainText('The pack has 1 sticker, 3 is the')
    await expect(page.getByRole('button', { name: 'Send for review' })).toBeDisabled()
  })
})

test('an offer is declined, and its artist sees so and shares the pack differently', async ({ page, world }) => {
  const mina = await createPerson({ roles: ['artist'], name: 'Mina Haddad' })
  const jo = await createPerson({ name: 'Jo Park' })
  const { packId } = await startPack(mina.actor, 'Shared Frogs')
  await world.become(mina)
  await page.goto(`/studio/packs/${packId}`)
  await page.getByRole('radio', { name: 'A fixed price' }).check()
  await page.getByRole('button', { name: 'Add somebody' }).click()
  await page.getByLabel('Their handle, like @jo').fill('nobody_at_all')
  await page.getByLabel('Share, %').fill('30')
  await page.getByRole('button', { name: 'Save and ask them' }).click()
  await expect(page.getByText('There is nobody called nobody_at_all')).toBeVisible()
  await page.getByLabel('Their handle, like @jo').fill(`@${jo.actor.handle}`)
  await page.getByRole('button', { name: 'Save and ask them' }).click()
  await expect(page.getByText('Has not answered yet')).toBeVisible()

  await world.become(jo)
  await page.goto('/studio')
  await page.getByRole('link', { name: 'See the offer' }).click()
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByText('You declined. You can still accept while the offer stands.')).toBeVisible()

  await world.become(mina)
  await page.goto(`/studio/packs/${packId}`)
  await expect(page.getByText('Declined', { exact: true })).toBeVisible()
  await expect(page.getByText('Jo Park declined. Share the pack differently')).toBeVisible()
  await page.getByRole('button', { name: 'Remove Jo Park' }).click()
  await page.getByRole('button', { name: 'Save and ask them' }).click()
  await expect(page.getByText('Jo Park declined.')).toHaveCount(0)
})

test('an artist’s page wears the banner, the terms and the figures its artist chose, and shows no others', async ({
  page,
  world,
}) => {
  const artist = await world.signIn({ roles: ['artist'], name: 'Wanda Washi' })
  await createPackOnSale({ artistId: artist.id, title: `Washi ${artist.handle}` })
  await db.user.update({ where: { id: artist.id }, data: { links: ['https://washi.example/'] } })
  const banner = await sharp({ create: { width: 900, height: 400, channels: 3, background: '#7a4' } })
    .png()
    .toBuffer()

  await page.goto('/studio/profile')
  const field = page.getByRole('region', { name: 'Banner' })
  await field.getByLabel('Choose a picture').setInputFiles({ name: 'small.png', mimeType: 'image/png', buffer: await plainPng(300, 180) }) // prettier-ignore
  await expect(field.getByText('The picture is 300 × 180 pixels; at least 800 × 200 are needed here.')).toBeVisible()
  await field.getByLabel('Choose a picture').setInputFiles({ name: 'wide.png', mimeType: 'image/png', buffer: banner })
  await expect(field.getByRole('button', { name: 'Take it away' })).toBeVisible()
  await page.getByLabel('Your terms').fill('Print them for friends.')
  await page.getByRole('checkbox', { name: 'How many stickers' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved. Your page shows it.')).toBeVisible()
  await world.expectAccessible()

  await page.getByRole('link', { name: 'See your page' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wanda Washi' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Terms' })).toContainText('Print them for friends.')
  await expect(page.getByRole('list', { name: 'In numbers' }).getByRole('listitem')).toHaveText(['3 stickers'])
  await expect(page.locator('head link[rel="me"]')).toHaveAttribute('href', 'https://washi.example/')
  await expect(page.getByRole('link', { name: 'washi.example' })).toHaveAttribute('rel', /\bme\b/)
  const shown = page.locator('img[width="1600"]')
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await world.expectAccessible()
})
