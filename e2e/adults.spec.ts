import { expect, test, createPerson } from './world'
import { indexPack } from '@/modules/search/index-pack'
import { createPackOnSale } from '@/testing/packs'

const name = () => `Beach ${Math.random().toString(36).slice(2, 8)}`

async function seed() {
  const title = name()
  const { actor } = await createPerson({ roles: ['artist'] })
  const { packId, stickers } = await createPackOnSale({ title, artistId: actor.id, rating: 'adult' })
  await indexPack(packId)
  return { title, slug: title.toLowerCase().replace(' ', '-'), pictures: stickers.map(({ artKey }) => artKey) }
}

test('a pack for adults asks first, shows nothing before, and is for no search engine; all without a script', async ({
  browser,
  baseURL,
}) => {
  const { slug, title, pictures } = await seed()
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const page = await context.newPage()
  const isHidden = async () => {
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
    await expect(page.locator('meta[property="og:image"]')).toHaveCount(0)
    await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0)
  }
  await page.goto(`/packs/${slug}`)
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await isHidden()
  const asked = await page.content()
  for (const picture of pictures) expect(asked).not.toContain(picture)

  await page.getByRole('link', { name: 'I am 18 or older' }).click()
  await expect(page.getByRole('heading', { name: 'All 3 stickers' })).toBeVisible()
  await isHidden()
  expect(await context.cookies()).toEqual([])

  const { slug: other } = await plain()
  expect((await page.goto(`/packs/${other}/adults`))?.status()).toBe(404)
  await context.close()
})

test('searches find packs for adults for who asks for them, or has said so in the account, who is asked no more', async ({
  page,
  world,
}) => {
  const { slug, title } = await seed()
  const found = page.getByRole('main').getByRole('link', { name: title })
  await page.goto(`/search?q=${encodeURIComponent(title)}`)
  await expect(found).toHaveCount(0)
  await page.goto(`/packs/${slug}`)
  await world.expectAccessible()

  await page.goto(`/search?q=${encodeURIComponent(title.slice(0, 5))}`)
  await page.locator('summary').click()
  await page.getByRole('link', { name: /^I am 18 or older/ }).click()
  await expect(found).toBeVisible()
  await world.expectAccessible()
  await found.click()
  await expect(page.getByRole('heading', { name: 'All 3 stickers' })).toBeVisible()

  await world.signIn()
  await page.goto('/account')
  await page.getByRole('button', { name: 'I am 18 or older: show them' }).click()
  await expect(page.getByRole('button', { name: 'Hide them again' })).toBeVisible()
  await page.goto(`/search?q=${encodeURIComponent(title)}`)
  await expect(found).toBeVisible()
  await page.goto(`/packs/${slug}`)
  await expect(page.getByRole('heading', { name: 'All 3 stickers' })).toBeVisible()
  await expect(page).toHaveURL(/\/adults$/)
})

async function plain() {
  const title = name()
  await createPackOnSale({ title })
  return { slug: title.toLowerCase().replace(' ', '-') }
}
