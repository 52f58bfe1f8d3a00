import type { Page } from '@playwright/test'
import ar from '@/messages/ar.json' with { type: 'json' }
import en from '@/messages/en.json' with { type: 'json' }
import { onShelf } from './stock'
import { createPerson, expect, test } from './world'

// The whole way once in Arabic, on a phone: found, opened, bought, used. Each page is read from right to left, fits the screen, and
// shows no line of the English words.

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'ar' })

test('in Arabic on a phone: search, open, buy, and use a sticker', async ({ page, world, context, baseURL }) => {
  test.slow()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' })
  const { actor: artist } = await createPerson({ roles: ['artist'], name: 'مينا حدّاد' })
  const title = `ضفادع المطر ${Date.now().toString(36)}`
  await onShelf(artist, title)
  await world.signIn({ locale: 'ar', name: 'سلمى' })

  await test.step('search', async () => {
    await page.goto('/ar')
    await readsArabic(page)
    await page.getByRole('navigation', { name: ar.shell.tabs.label }).getByText(ar.shell.tabs.search).tap()
    const found = page.getByRole('main').getByRole('link', { name: title })
    // The search hears of a new pack by a job of the worker's.
    await expect(async () => {
      await page.goto('/ar/search')
      await page.getByRole('searchbox').and(page.locator(':visible')).first().fill(title)
      await page.keyboard.press('Enter')
      await expect(found).toBeVisible({ timeout: 15_000 })
    }).toPass()
    await readsArabic(page)
    await world.expectAccessible()
    await found.tap()
  })

  await test.step('open the pack', async () => {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await readsArabic(page)
    await page.getByRole('link', { name: beginning(ar.checkout.buy) }).tap()
  })

  await test.step('buy it, with what is shown and play money', async () => {
    await expect(page.getByRole('heading', { level: 1, name: ar.checkout.title })).toBeVisible()
    await readsArabic(page)
    await world.expectAccessible()
    await page.getByRole('radio', { name: ar.checkout.providers.sandbox }).check()
    await page.getByRole('checkbox', { name: ar.checkout.consent }).check()
    await page.getByRole('button', { name: beginning(ar.checkout.pay) }).tap()
    await expect(page.getByRole('heading', { level: 1, name: ar.checkout.sandbox.title })).toBeVisible()
    await readsArabic(page)
    await page
      .getByRole('button', { name: new RegExp(`^${ar.checkout.sandbox.pay} .*2.99`) })
      .first()
      .tap()
    await expect(page.getByRole('heading', { level: 1, name: ar.orders.thanks })).toBeVisible()
    await expect(page.getByText(title).first()).toBeVisible()
    await readsArabic(page)
    await world.expectAccessible()
    await page.getByRole('link', { name: ar.orders.library }).tap()
  })

  await test.step('it is in the library, and a sticker of it goes into the clipboard and into a file', async () => {
    await expect(page.getByRole('heading', { level: 1, name: ar.library.title })).toBeVisible()
    await readsArabic(page)
    await page.getByRole('link', { name: title }).first().tap()
    const picker = page.getByRole('group', { name: ar.library.picker.label })
    await expect(picker).toBeVisible()
    await world.expectAccessible()
    await picker.getByRole('radio').nth(1).check({ force: true })
    await page.getByRole('button', { name: ar.library.picker.copy, exact: true }).tap()
    await expect(page.getByText(ar.library.picker.copied)).toBeVisible()
    const kinds = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types))
    expect(kinds).toContain('image/png')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: ar.library.picker.download, exact: true }).tap()
    expect((await download).suggestedFilename()).toMatch(/\.png$/)
    await readsArabic(page)
  })
})

test('in Arabic on a phone: the studio’s line of places shows the one that is open, also the last', async ({
  page,
  world,
}) => {
  await world.signIn({ locale: 'ar', name: 'مينا', roles: ['artist'] })
  await page.goto('/ar/studio/invitations')
  const line = page.getByRole('navigation', { name: ar.shell.studio.name })
  await expect(line.locator('[aria-current=page]')).toBeInViewport({ ratio: 1 })
  await page.goto('/ar/studio')
  await expect(line.locator('[aria-current=page]')).toBeInViewport({ ratio: 1 })
  await readsArabic(page)
})

/** A message up to what is filled in. */
const beginning = (message: string) => message.split(/\s*[<{]/)[0] ?? ''

type Words = { [key: string]: string | Words }

function texts(words: Words): string[] {
  return Object.values(words).flatMap((value) => (typeof value === 'string' ? value : texts(value)))
}

const arabicTexts = new Set(texts(ar))
/** What would be read if a page forgot its language: whole lines of the English words. The shop's own name is its owner's. */
const ENGLISH = new Set(
  texts(en).filter((text) => /[a-z]{3}/i.test(text) && !arabicTexts.has(text) && text !== en.shell.name),
)

async function readsArabic(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  const { lines, beyond } = await page.evaluate(() => ({
    lines: document.body.innerText.split('\n').map((line) => line.trim()),
    beyond: document.documentElement.scrollWidth - window.innerWidth,
  }))
  expect.soft(lines.filter((line) => ENGLISH.has(line))).toEqual([])
  expect.soft([page.url(), beyond <= 0]).toEqual([page.url(), true])
}
