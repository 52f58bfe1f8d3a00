import { readFile } from 'node:fs/promises'
import { db, inTransaction } from '@/infra/db'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'
import { FIRST_SLOT } from '@/modules/imaging/message-slot'
import { platformOf } from '@/modules/imaging/platforms'
import { grant } from '@/modules/library/grant'
import { packWithPictures } from './pictured-pack'
import { expectTaken } from './take-files'
import { expect, test } from './world'

/** What a process of its own draws, on a machine that has other things to do. */
const MADE = { timeout: 120_000 }

test('a buyer writes on a template sticker, in Arabic, and takes it to WhatsApp', async ({ page, world }) => {
  test.slow()
  const { packId } = await packWithPictures('Greeting Foxes', [FIRST_SLOT])
  const buyer = await world.signIn({ name: 'Salma' })
  await inTransaction((tx) => grant(tx, { userId: buyer.id, packId, source: 'free' }))
  await page.goto(`/library?pack=${packId}`)
  await page.getByRole('link', { name: 'Write on Fox 1' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Write on this sticker' })).toBeVisible()

  await page.getByLabel('Your words').fill('བོད')
  await expect(page.getByText('These letters cannot be drawn yet: བ ོ ད (Tibetan)')).toBeVisible(MADE)
  await page.getByLabel('Your words').fill('Well done 🎉')
  await expect(page.getByText('Emoji cannot be written on a sticker: 🎉')).toBeVisible(MADE)
  await page.getByLabel('Your words').fill('صباح الخير <b>Omar</b>')
  await expect(page.getByRole('img', { name: 'Your sticker, saying: صباح الخير <b>Omar</b>' })).toBeVisible(MADE)
  await world.expectAccessible()

  const arrived = page.waitForEvent('download', MADE)
  await page.getByRole('link', { name: 'WhatsApp' }).click()
  const download = await arrived
  expect(download.suggestedFilename()).toBe('Greeting Foxes 01 whatsapp.webp')
  expect(await lookAtPicture(await readFile(await download.path()))).toMatchObject({
    format: 'webp',
    width: 512,
    frames: 1,
  })

  await test.step('three of them together are a pack, as one messenger takes it', async () => {
    const set = page.getByRole('region', { name: 'My words' })
    for (const [index, words] of ['Привет', '早上好', 'नमस्ते'].entries()) {
      await page.getByLabel('Your words').fill(words)
      await expect(page.getByRole('img', { name: `Your sticker, saying: ${words}` })).toBeVisible(MADE)
      await page.getByRole('button', { name: 'Add to my words' }).click()
      await expect(set.getByRole('img')).toHaveCount(index + 1)
      await expect(set.getByText('WhatsApp takes packs of 3 or more.')).toHaveCount(index < 2 ? 1 : 0)
    }
    await world.expectAccessible()
    const together = page.waitForEvent('download', MADE)
    await set.getByRole('button', { name: 'WhatsApp' }).click()
    const file = await together
    expect(file.suggestedFilename()).toBe('Greeting Foxes my words whatsapp.zip')
    expect(await expectTaken(file, platformOf('whatsapp'))).toContain('pack.wastickers')
  })

  // Given back, nothing more is written on it.
  const address = new URL(download.url())
  await db.entitlement.updateMany({ where: { userId: buyer.id }, data: { endedAt: new Date() } })
  expect((await page.request.get(address.href)).status()).toBe(404)
})
