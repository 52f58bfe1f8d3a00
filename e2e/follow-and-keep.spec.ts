import type { Page } from '@playwright/test'
import { db } from '@/infra/db'
import { stopQuery } from '@/modules/following/news-mail'
import { createPackOnSale } from '@/testing/packs'
import { signInByMail } from './sign-in-by-mail'
import { createPerson, expect, ready, test } from './world'

interface Kept {
  page: Page
  /** An artist's page, and his name; a pack of his. */
  artist: string
  name: string
  pack: string
  title: string
}

const heart = (page: Page) => page.getByRole('button', { name: 'Wish for it' })
const follow = (page: Page) => page.getByRole('main').getByRole('button', { name: /^Follow/ })

for (const scripts of [true, false])
  test(`a heart and a “follow” of a visitor count once he has signed in, ${scripts ? 'with' : 'without'} JavaScript`, async ({
    browser,
    baseURL,
  }) => {
    const mark = Math.random().toString(36).slice(2, 8)
    const { actor } = await createPerson({ roles: ['artist'], name: `Nour ${mark}` })
    const title = `Heartfelt ${mark}`
    await createPackOnSale({ title, artistId: actor.id, pricing: 'fixed', minor: 299n })
    const context = await browser.newContext({ javaScriptEnabled: scripts, ...(baseURL && { baseURL }) })
    const page = await context.newPage()
    if (scripts) ready(page)
    const email = `keeps-${mark}@people.example`
    const at = {
      page,
      artist: `/artists/${actor.handle}`,
      name: `Nour ${mark}`,
      pack: `/packs/heartfelt-${mark}`,
      title,
    }

    // Each door once by each press: what brings a visitor to sign in here is pressed signed in there.
    if (scripts) await wishAsVisitor(at, email)
    else await followAsVisitor(at, email)

    if (scripts) {
      await page.goto(at.artist)
      await follow(page).click()
      await expect(follow(page)).toHaveText('Following')
      await expect(follow(page)).toHaveAttribute('aria-pressed', 'true')
      await page.goto(at.pack)
      await expect(page.getByRole('button', { name: 'On your wish list' })).toHaveAttribute('aria-pressed', 'true')
    } else {
      await page.goto(at.pack)
      await heart(page).click()
      await expect(said(page, 'Saved.')).toBeVisible()
    }
    await expectNews(at)
    await expectWished(at)

    await stopMail(page, email)

    // Off again, both of them.
    await page.goto('/wishlist')
    await page.getByRole('button', { name: `Take ${title} off the list` }).click()
    await expect(page.getByRole('heading', { name: 'Nothing wished for yet' })).toBeVisible()
    await page.goto('/following')
    await page.getByRole('button', { name: `Leave ${at.name}` }).click()
    await expect(page.getByRole('heading', { name: 'You follow nobody yet' })).toBeVisible()
    await context.close()
  })

test('where the system has a sheet to share by, it is given the pack and its address', async ({ page }) => {
  const title = `Shared ${Math.random().toString(36).slice(2, 8)}`
  await createPackOnSale({ title })
  await page.addInitScript(() => {
    const share = (what: ShareData) => {
      document.documentElement.dataset.shared = JSON.stringify(what)
      return Promise.resolve()
    }
    Object.assign(navigator, { share })
  })
  await page.goto(`/packs/${title.toLowerCase().replace(' ', '-')}`)
  await page.getByRole('button', { name: 'Share' }).click()
  const shared = await page.evaluate(() => document.documentElement.dataset.shared ?? '{}')
  expect(JSON.parse(shared)).toEqual({ title, url: page.url() })
})

async function wishAsVisitor(at: Kept, email: string): Promise<void> {
  await at.page.goto(at.pack)
  await heart(at.page).click()
  await signInByMail(at.page, email)
  await expect(at.page.getByRole('heading', { level: 1, name: 'Wish list' })).toBeVisible()
  await expectWished(at)
}

async function followAsVisitor(at: Kept, email: string): Promise<void> {
  await at.page.goto(at.artist)
  await follow(at.page).click()
  await signInByMail(at.page, email)
  await expectNews(at)
}

async function expectWished({ page, title }: Kept): Promise<void> {
  if (!page.url().endsWith('/wishlist')) await page.goto('/wishlist')
  const line = page.getByRole('main').getByRole('listitem').filter({ hasText: title })
  await expect(line).toContainText('$2.99')
}

async function expectNews({ page, name, title }: Kept): Promise<void> {
  if (!page.url().endsWith('/following')) await page.goto('/following')
  await expect(page.getByRole('heading', { name: 'You follow 1 artist' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name })).toBeVisible()
  await expect(page.getByRole('region', { name: 'New packs' }).getByRole('link', { name: title })).toBeVisible()
}

/** On the news page, on again there, and by the link of a mail, which asks for no sign-in. */
async function stopMail(page: Page, email: string): Promise<void> {
  await page.goto('/following')
  await page.getByRole('button', { name: 'Stop the mails' }).click()
  await expect(page.getByText('No mail comes.')).toBeVisible()
  await page.getByRole('button', { name: 'Send me mails' }).click()
  await expect(page.getByText('at most one a week')).toBeVisible()

  const { id } = await db.user.findUniqueOrThrow({ where: { email } })
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await page.goto(`/following/stop?${stopQuery(id)}`)
  await page.getByRole('button', { name: 'Stop the mails' }).click()
  await expect(page.getByText('Done. No more of these mails will come.')).toBeVisible()
  await page.context().addCookies(cookies)
  await page.goto('/following')
  await expect(page.getByText('No mail comes.')).toBeVisible()
}

/** What it says stands in a noscript too, where Playwright finds nothing by its words alone. */
const said = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })
