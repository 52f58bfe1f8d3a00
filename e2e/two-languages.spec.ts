import { db } from '@/infra/db'
import { LANGUAGES, locales } from '@/i18n/languages'
import { findPack } from '@/modules/catalog/find-pack'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

test('the address decides the language and the direction', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await page.goto('/ar')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
})

test('every language is two presses of a key away, and the question goes along', async ({ page }) => {
  await page.goto('/search?q=frogs')
  await page.getByRole('button', { name: 'Language: English' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'English', exact: true })).toHaveAttribute('aria-current', 'true')
  await page.getByRole('link', { name: 'Русский' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/ru\/search\?q=frogs$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
})

test.describe('a prepared language, on a phone without scripts', () => {
  test.use({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })

  test('shows the shop in its direction, says that it awaits a reader, and leads to the others', async ({ page }) => {
    const artist = await createPerson({ roles: ['artist'] })
    const { packId } = await createPackOnSale({ title: 'Many Tongues', artistId: artist.actor.id })
    const { slug } = await findPack(db, packId)
    for (const locale of locales.filter((id) => LANGUAGES[id].status === 'prepared')) {
      for (const path of ['', `/packs/${slug}`]) {
        const address = `/${locale}${path}`
        await page.goto(address)
        const html = page.locator('html')
        await expect.soft(html, address).toHaveAttribute('lang', locale)
        await expect.soft(html, address).toHaveAttribute('dir', LANGUAGES[locale].direction)
        const wide = await html.evaluate((it) => it.scrollWidth - it.clientWidth)
        expect.soft([address, wide]).toEqual([address, 0])
        await expect.soft(page.getByText('This translation awaits a native reader.'), address).toBeVisible()
        await expect.soft(page.locator(`a[hreflang="fa"][href="/fa${path}"]`), address).toHaveCount(1)
      }
      await page.locator('header button[popovertarget]').first().click()
      await expect.soft(page.locator('header').getByRole('link', { name: LANGUAGES[locale].name })).toBeVisible()
    }
  })
})
