import { indexPack } from '@/modules/search/index-pack'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'
import { signInByMail } from './sign-in-by-mail'

/** A new name a run: journeys share one shop. */
function name(word: string): string {
  return `${word} ${Math.random().toString(36).slice(2, 8)}`
}

test('a visitor walks from the front page to a pack and sees who gets what', async ({ page, world }) => {
  const artist = await createPerson({ roles: ['artist'] })
  const title = name('Sleepy Foxes')
  await createPackOnSale({ title, artistId: artist.actor.id, pricing: 'fixed', minor: 299n })

  await expect(async () => {
    await page.goto('/new')
    await page.getByRole('link', { name: title }).click({ timeout: 10_000 })
  }).toPass()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  // In the shop's own letters: titles and text each have a face.
  const faces = () =>
    page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family))
  await expect.poll(faces).toEqual(expect.arrayContaining(['Baloo Bhaijaan 2', 'Readex Pro']))
  await expect(page.getByRole('region', { name: 'You pay' })).toContainText('$2.99')
  await expect(page.getByRole('region', { name: 'You pay' })).toContainText('Mulsaq')
  await world.expectAccessible()

  await page.getByRole('link', { name: 'All packs' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: title })).toBeVisible()
})

test('a sticker chosen stands on the stage, and one’s own line in every chat', async ({ page }) => {
  const { slug } = await seed({ stickers: [{ alt: 'Good morning' }, { alt: 'Deadline' }, { alt: 'See you' }] })
  await page.goto(`/packs/${slug}`)
  const stage = page.getByRole('region', { name: 'The chosen sticker' })
  await expect(stage.getByRole('img', { name: 'Good morning' })).toBeVisible()
  await page.getByRole('region', { name: 'All 3 stickers' }).getByRole('button', { name: 'Deadline' }).click()
  await expect(stage.getByRole('img', { name: 'Deadline' })).toBeVisible()
  await stage.getByRole('button', { name: 'Next sticker' }).click()
  await expect(stage.getByRole('img', { name: 'See you' })).toBeVisible()

  await page.getByLabel('Say it your way').fill('Coffee first, صباح الخير')
  await expect(page.getByText('Coffee first, صباح الخير')).toHaveCount(3)
  // On each ground the one that was chosen, and the next after it.
  const chats = page.getByRole('list', { name: 'See it land' }).locator('> li')
  await expect(chats).toHaveText([/Light/, /Dark/, /Wallpaper/])
  expect(await chats.evaluateAll((all) => all.map((chat) => (chat as HTMLElement).dataset.theme))).toEqual(['light', 'dark', 'light']) // prettier-ignore
  for (const chat of await chats.all()) {
    await expect(chat.getByRole('img', { name: 'See you' })).toBeAttached()
    await expect(chat.getByRole('img', { name: 'Good morning' })).toBeAttached()
    await expect(chat.getByRole('img', { name: 'Deadline' })).toHaveCount(0)
  }
})

test('what is typed while the scripts of a page are on their way counts', async ({ context }) => {
  const { slug } = await seed({ pricing: 'choose', minor: 200n })
  let letCome = () => {}
  const typed = new Promise<void>((resolve) => (letCome = resolve))
  await context.route('**/_next/static/**/*.js', async (route) => {
    await typed
    await route.continue()
  })
  const page = await context.newPage()
  await page.goto(`/packs/${slug}`)
  await page.getByLabel('Say it your way').fill('Coffee first')
  await page.getByLabel('What you pay').fill('7.50')
  letCome()
  await expect(page.getByText('Coffee first')).toHaveCount(3)
  await expect(page.getByText('$7.50', { exact: true })).toBeAttached()
  await expect(page.getByLabel('What you pay')).toHaveValue('7.50')
})

test('an emoji typed into the search finds the packs that say it', async ({ page, world }) => {
  const title = name('Flamingo Yoga')
  await createPackOnSale({ title, stickers: [{ emoji: ['🦩'] }] })
  await expect(async () => {
    await page.goto('/new')
    await page.getByRole('searchbox', { name: 'Search' }).fill('🦩')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('link', { name: title })).toBeVisible({ timeout: 15_000 })
  }).toPass()
  await world.expectAccessible()
})

test('from a pack to its tag, to all that have it, and from the search to a tag in use', async ({ page, world }) => {
  const tag = `moss${Math.random().toString(36).slice(2, 8)}`
  const { slug, title } = await seed({ tags: [tag] })
  const other = await seed({ tags: [tag] })
  const third = await seed({ tags: [tag] })
  await page.goto(`/packs/${slug}`)
  await page
    .getByRole('navigation', { name: 'Tags' })
    .getByRole('link', { name: `#${tag}` })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: `#${tag}` })).toBeVisible()
  for (const { title: one } of [other, third, { title }])
    await expect(page.getByRole('main').getByRole('link', { name: one })).toBeVisible()

  await page.goto('/search')
  const inUse = page.getByRole('navigation', { name: 'Tags' }).getByRole('link').first()
  const said = await inUse.innerText()
  await world.expectAccessible()
  await inUse.click()
  await expect(page.getByRole('heading', { level: 1, name: said })).toBeVisible()
})

test('an artist’s sixty-first pack is on a page after the first, with a way back', async ({ page }) => {
  const artist = await createPerson({ roles: ['artist'] })
  const artistId = artist.actor.id
  const oldest = await seed({ artistId })
  for (let index = 0; index < 60; index += 1) await createPackOnSale({ artistId })
  await page.goto(`/artists/${artist.actor.handle}`)
  const packs = page.getByRole('main').getByRole('article')
  await expect(packs).toHaveCount(60)
  await expect(page.getByRole('link', { name: oldest.title })).toHaveCount(0)
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'More' }).click()
  await expect(page.getByRole('link', { name: oldest.title })).toBeVisible()
  await expect(packs).toHaveCount(1)
  await page.getByRole('link', { name: 'Back to the beginning' }).click()
  await expect(packs).toHaveCount(60)
})

test('an address is handed on: into the clipboard, or shown to be copied where there is none', async ({
  page,
  context,
}) => {
  const { slug } = await seed({})
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }))
  await page.addInitScript(() => {
    if (location.hash) Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await page.goto(`/packs/${slug}`)
  await page.getByRole('button', { name: 'Share' }).click()
  await expect(page.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`/packs/${slug}$`))

  // As on a page that came without TLS.
  await page.goto(`/packs/${slug}#plain`)
  await page.reload()
  const shown = new Promise<string>((resolve) => {
    page.once('dialog', (dialog) => {
      resolve(dialog.defaultValue())
      void dialog.dismiss()
    })
  })
  await page.getByRole('button', { name: 'Share' }).click()
  expect(await shown).toMatch(new RegExp(`/packs/${slug}$`))
})

test('in Persian the filters count in the digits of the page', async ({ page }) => {
  const { packId, title } = await createPackOnSale({ title: name('Digits') })
  await indexPack(packId)
  await page.goto(`/fa/search?q=${encodeURIComponent(title.split(' ')[1] ?? '')}`)
  await page.locator('summary').click()
  await expect(page.locator('details').getByRole('link').filter({ hasText: '۱' }).first()).toBeVisible()
  await expect(page.locator('details').getByRole('link').filter({ hasText: /1/ })).toHaveCount(0)
})

test('what nobody drew gets an answer and a way on', async ({ page }) => {
  await page.goto('/search?q=zzzyqx')
  await expect(page.getByRole('heading', { name: 'Nobody has drawn that yet' })).toBeVisible()
  await page.getByRole('link', { name: 'See what is new' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Fresh off the cutter' })).toBeVisible()
})

test('in Arabic on a phone the shop runs from right to left and fits the screen', async ({ page, world }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const { slug, title } = await seed({ pricing: 'fixed', minor: 249n })
  for (const path of ['/ar', '/ar/new', '/ar/search', `/ar/packs/${slug}`]) {
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(beyond, `${path} is wider than the screen`).toBeLessThanOrEqual(0)
    await world.expectAccessible()
  }
  await page.getByRole('button', { name: 'اللغة: العربية' }).click()
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
})

test('light or dark stays as chosen, on kept pages and on one’s own', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/rankings')
  await page.getByRole('button', { name: 'Light or dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  for (const path of ['/artists', '/search']) {
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  }
})

test('an address where nothing stands says so and leads back', async ({ page }) => {
  const answer = await page.goto('/packs/there-is-no-such-pack')
  expect(answer?.status()).toBe(404)
  await page.getByRole('link', { name: 'To the shop' }).click()
  await expect(page).toHaveURL(/\/$/)
})

test('without JavaScript one finds a pack, names a price, signs in, and stands before the pay button', async ({
  browser,
  baseURL,
}) => {
  const { slug, title } = await seed({ pricing: 'choose', minor: 200n })
  const second = await seed({ pricing: 'fixed', minor: 299n })
  const email = `plain${Math.random().toString(36).slice(2)}@people.example`
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const page = await context.newPage()
  const search = async (words: string) => {
    await page.getByRole('searchbox', { name: 'Search' }).first().fill(words)
    await page.keyboard.press('Enter')
  }

  await test.step('what is nowhere says so', async () => {
    for (const path of ['/no-such-page', '/packs/there-is-no-such-pack']) {
      expect((await page.goto(path))?.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1, name: 'Nothing is stuck here' })).toBeVisible()
    }
  })

  await test.step('from the front page by a search', async () => {
    await page.goto('/')
    await search('zzzyqx')
    await expect(page.getByRole('heading', { name: 'Nobody has drawn that yet' })).toBeVisible()
    // Found once the worker has read it.
    await expect(async () => {
      await search(title)
      await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue(title)
      await page.getByRole('link', { name: title }).click({ timeout: 3_000 })
    }).toPass()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  })

  await test.step('a cart is filled, and shown', async () => {
    await page.goto(`/packs/${second.slug}`)
    await page.getByRole('button', { name: 'Add to cart', exact: true }).click()
    // Inside a noscript, where Playwright finds nothing by its words alone.
    await expect(page.getByRole('status').filter({ hasText: 'It is in your cart.' })).toBeVisible()
    await page.getByRole('link', { name: 'Cart' }).first().click()
    await expect(page.getByRole('main')).toContainText('$2.99')
    await expect(page.getByRole('link', { name: 'Check and pay' })).toBeVisible()
  })

  await test.step('the price one names goes along to the sign-in and back', async () => {
    await page.goto(`/packs/${slug}`)
    await page.getByLabel('What you pay').fill('7.50')
    await page.getByRole('button', { name: 'Choose what you pay' }).click()
    await signInByMail(page, email)
    await expect(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible()
  })

  await page.getByRole('checkbox', { name: /right away/ }).check()
  await page.getByRole('button', { name: 'Pay $7.50' }).click()
  await expect(page.getByRole('heading', { name: 'Pay with play money' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pay $7.50' })).toBeVisible()
  await context.close()
})

test('the sitemap names a pack on sale in both languages, and a tag that a few have', async ({ request }) => {
  const tag = `reeds${Math.random().toString(36).slice(2, 8)}`
  const { slug } = await seed({ tags: [tag] })
  for (let index = 0; index < 2; index += 1) await seed({ tags: [tag] })
  const list = await (await request.get('/sitemap.xml')).text()
  const parts = [...list.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address ?? '')
  const maps = await Promise.all(parts.map(async (address) => (await request.get(address)).text()))
  const map = maps.join('\n')
  expect(map).toContain(`/packs/${slug}</loc>`)
  expect(map).toContain(`/ar/packs/${slug}"`)
  expect(map).toContain('/search</loc>')
  expect(map).toContain(`/tags/${tag}</loc>`)
})

async function seed(wishes: Parameters<typeof createPackOnSale>[0]) {
  const title = name('Seed')
  await createPackOnSale({ title, ...wishes })
  return { title, slug: title.toLowerCase().replace(' ', '-') }
}
