import { db } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import { createPackOnSale } from '@/testing/packs'
import { cutNetwork, giveNetworkBack } from './network'
import { createPerson, expect, test } from './world'

test('a pack says what it is to machines: one address, its other language, its price, its picture', async ({
  page,
  request,
}) => {
  const artist = await createPerson({ roles: ['artist'] })
  const { packId } = await createPackOnSale({
    title: 'Letters </script> & more',
    artistId: artist.actor.id,
    pricing: 'fixed',
    minor: 249n,
  })
  const { slug } = await findPack(db, packId)
  await page.goto(`/ar/packs/${slug}`)
  const link = (rel: string) => page.locator(`link[rel="${rel}"]`)
  await expect(link('canonical')).toHaveAttribute('href', new RegExp(`/ar/packs/${slug}$`))
  await expect(page.locator('link[hreflang="en"]')).toHaveAttribute('href', new RegExp(`[^r]/packs/${slug}$`))
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as {
    name: string
    offers: { price: string; priceCurrency: string }
  }
  expect(data.name).toBe('Letters </script> & more')
  expect(data.offers).toMatchObject({ price: '2.49', priceCurrency: 'USD' })

  const feed = await request.get(`/feeds/en/artists/${artist.actor.handle}.xml`)
  expect(feed.headers()['content-type']).toContain('application/atom+xml')
  // Not on a shared page: there nothing is read as markup from text.
  await page.goto('about:blank')
  const parsed = await page.evaluate(
    (xml) => {
      const doc = new DOMParser().parseFromString(xml, 'application/xml')
      return {
        fault: doc.querySelector('parsererror')?.textContent,
        titles: [...doc.querySelectorAll('entry > title')].map((title) => title.textContent),
      }
    },
    await feed.text(),
  )
  expect(parsed).toEqual({ fault: undefined, titles: ['Letters </script> & more'] })
  const etag = feed.headers()['etag'] ?? ''
  const again = await request.get(`/feeds/en/artists/${artist.actor.handle}.xml`, {
    headers: { 'if-none-match': etag },
  })
  expect([again.status(), await again.text()]).toEqual([304, ''])
  expect((await request.get('/feeds/en/artists/nobody_at_all.xml')).status()).toBe(404)
  for (const shelf of ['/ar/new', '/en/free', '/ar/categories/animals']) {
    const answer = await request.get(`/feeds${shelf}.xml`)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8'])
  }
  expect(await (await request.get('/feeds/en/categories/animals.xml')).text()).toContain(
    'Letters &lt;/script&gt; &amp; more',
  )
  for (const none of ['/en/categories/nothing', '/en/tags/nobody-used-this', '/xx/free'])
    expect((await request.get(`/feeds${none}.xml`)).status()).toBe(404)
})

test('the way in to searching may be found, what is searched for may not', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots).toMatch(/^Disallow: \/ar\/search\?$/m)
  expect(robots).not.toMatch(/^Disallow: \/search$/m)
  const noindex = /<meta name="robots" content="noindex"/
  expect(await (await request.get('/search')).text()).not.toMatch(noindex)
  expect(await (await request.get('/search?q=cat')).text()).toMatch(noindex)
})

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' })

  test('a page that cannot come says so, in the language of its address', async ({ page, context, world }) => {
    await page.goto('/artists')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.goto('/ar/artists')
    await expect.poll(() => page.evaluate(async () => (await caches.match('/ar/offline')) !== undefined)).toBe(true)
    const worker = await cutNetwork(context)
    await page.goto('/rankings')
    await expect(page.getByRole('heading', { level: 1, name: 'No network here' })).toBeVisible()
    await world.expectAccessible()
    await page.goto('/ar/free')
    await expect(page.getByRole('heading', { level: 1, name: 'لا شبكة هنا' })).toBeVisible()
    await giveNetworkBack(context, worker)
    await page.getByRole('button', { name: 'حاول مرّة أخرى' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'مجّانية من القلب' })).toBeVisible()
  })
})

test('the shop can be installed: one identity, a picture for every mask, and its places at hand', async ({
  request,
}) => {
  const manifest = (await (await request.get('/manifest.webmanifest')).json()) as {
    id: string
    icons: { src: string; purpose: string }[]
    shortcuts: { url: string }[]
  }
  expect(manifest.id).toBe('/')
  expect(new Set(manifest.icons.map(({ purpose }) => purpose))).toEqual(new Set(['any', 'maskable']))
  for (const address of [...manifest.icons.map(({ src }) => src), ...manifest.shortcuts.map(({ url }) => url)])
    expect((await request.get(address)).status(), address).toBe(200)
})
