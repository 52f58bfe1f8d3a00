import { db } from '@/infra/db'
import { LANGUAGES, locales } from '@/i18n/languages'
import { findPack } from '@/modules/catalog/find-pack'
import { createPackOnSale } from '@/testing/packs'
import { expect, test } from './world'

test('the address decides the language and the direction', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await page.goto('/ar')
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
})

test('every language is two presses of a key away', async ({ page }) => {
  await page.goto('/search?q=frogs')
  await page.getByRole('button', { name: 'Language: English' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'English', exact: true })).toHaveAttribute('aria-current', 'true')
  await page.getByRole('link', { name: 'Русский' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/ru\/search/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
})

test('a prepared language has its direction, says that it awaits a reader, and leads to the others', async ({
  request,
}) => {
  const { packId } = await createPackOnSale({ title: 'Many Tongues' })
  const { slug } = await findPack(db, packId)
  for (const locale of locales.filter((id) => LANGUAGES[id].status === 'prepared')) {
    for (const path of ['', `/packs/${slug}`]) {
      const html = await (await request.get(`/${locale}${path}`)).text()
      const opening = /<html[^>]*>/.exec(html)?.[0] ?? ''
      expect(opening).toContain(`lang="${locale}"`)
      expect(opening).toContain(`dir="${LANGUAGES[locale].direction}"`)
      expect(html).toContain('This translation awaits a native reader.')
      expect(html).toContain(`href="/fa${path}"`)
    }
  }
})
