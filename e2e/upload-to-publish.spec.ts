import { stickerPng } from '@/testing/images'
import { createPerson, expect, test } from './world'

/** What a process of its own makes, on a machine that has other things to do. */
const MADE = { timeout: 120_000 }

test('an artist uploads pictures, shares the pack, sends it, and finds it on sale', async ({ page, world }) => {
  test.slow()
  const jo = await createPerson({ name: 'Jo Park' })
  const mina = await createPerson({ name: 'Mina Haddad', roles: ['artist'] })
  const reviewer = await createPerson({ roles: ['reviewer'] })
  const saved = () => expect(page.getByRole('main').getByRole('status').first()).toHaveText('saved')

  await world.become(mina)
  await page.goto('/studio')
  await page.getByRole('button', { name: 'New pack' }).click()
  await page.getByLabel('What is it called?').fill('Frog Weather')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL(/\/studio\/packs\/pack_/)
  const editor = page.url()

  // Three good files and a bad one at once: the bad one has its own verdict and spoils nothing.
  const pictures = await Promise.all([1, 2, 3].map((seed) => stickerPng('flat', 512, seed)))
  await page
    .locator('input[type=file]')
    .setInputFiles([
      ...pictures.map((buffer, index) => ({ name: `frog-${index + 1}.png`, mimeType: 'image/png', buffer })),
      { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') },
    ])
  await expect(page.getByRole('heading', { name: '3 stickers' })).toBeVisible(MADE)
  const verdicts = page.getByRole('region', { name: 'Files that did not become stickers' })
  await expect(verdicts).toContainText('This file is not a picture.')
  await expect(page.getByText('Cutting…')).toHaveCount(0, MADE)
  await verdicts.getByRole('button', { name: 'Hide notes.png' }).click()

  // Words: for all at once, then for one; order from the keyboard.
  await page.getByRole('button', { name: 'Choose all' }).click()
  await page.getByLabel('Add emoji').fill('🐸')
  await page.getByRole('button', { name: 'Put to 3' }).click()
  await page.getByRole('button', { name: /^Sticker 3:/ }).click()
  await page.getByRole('complementary').getByLabel('Description').fill('A frog in the rain')
  await saved()
  const handle = page.getByRole('button', { name: 'Move sticker 3', exact: true })
  await handle.focus()
  await handle.press('Space')
  // What is lifted hears the arrows a moment later.
  await expect(async () => {
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByText('At place 2 of 3.')).toBeAttached({ timeout: 3_000 })
  }).toPass()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Sticker 2: A frog in the rain' })).toBeVisible()

  await page.getByLabel('Category').selectOption('animals')
  await page.getByRole('combobox', { name: 'Languages', exact: true }).selectOption('zxx')
  await page.getByRole('radio', { name: 'A fixed price' }).check()
  await page.getByRole('button', { name: 'Add somebody' }).click()
  await page.getByLabel('Their handle, like @jo').fill(jo.actor.handle)
  await page.getByLabel('Share, %').fill('30')
  await page.getByRole('button', { name: 'Save and ask them' }).click()
  await expect(page.getByText('Has not answered yet')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send for review' })).toBeDisabled()
  await saved()
  await world.expectAccessible()

  await world.become(jo)
  await page.goto('/studio/invitations')
  await expect(page.getByText(/Mina Haddad offers you 30\s?%/)).toBeVisible()
  await page.getByRole('button', { name: 'Accept 30%' }).click()
  await expect(page.getByText('You accepted.')).toBeVisible()

  // What was written is still there after a reload, and what was sent can be changed no more.
  await world.become(mina)
  await page.goto(editor)
  await expect(page.getByRole('button', { name: 'Sticker 2: A frog in the rain' })).toBeVisible()
  await page.getByRole('button', { name: 'Send for review' }).click()
  await expect(page.getByRole('button', { name: 'Take it back' })).toBeVisible()
  await expect(page.getByLabel('Title', { exact: true })).toBeDisabled()

  await world.become(reviewer)
  // The queue hears of it by a job of the worker's.
  await expect(async () => {
    await page.goto('/desk')
    await page
      .getByRole('link', { name: /Frog Weather/ })
      .first()
      .click({ timeout: 10_000 })
  }).toPass()
  await page.getByRole('button', { name: 'Claim this case' }).click()
  await page.getByRole('button', { name: /^Approve/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Approve/ })
    .click()
  await expect(page.getByText('Approved', { exact: true }).first()).toBeVisible()

  await world.become(mina)
  await page.goto(editor)
  await page.getByRole('link', { name: 'See it as a buyer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Frog Weather' })).toBeVisible()
})
