import type { APIRequestContext } from '@playwright/test'
import { newId } from '@/core/ids'
import { db, inTransaction } from '@/infra/db'
import { editProfile } from '@/modules/accounts/edit-profile'
import { takePageParts } from '@/modules/accounts/take-page-parts'
import { findPack } from '@/modules/catalog/find-pack'
import { setPrice } from '@/modules/catalog/set-price'
import { stopSelling } from '@/modules/catalog/stop-selling'
import { erasePerson } from '@/modules/privacy/erase-person'
import { freePort } from '@/server/embedded-postgres'
import { createPackOnSale } from '@/testing/packs'
import { startWeb } from '@/testing/server'
import { standBetween } from '@/testing/stand-between'
import { createPerson, expect, test } from './world'

// Kept pages follow what they show, as fast as a notice of the database travels; the passes that come seconds later are for renders
// that were under way. So what must be there at once is not given the time of a pass. A second is what it takes; here two browsers and
// two shops have two cores.
const AT_ONCE = { timeout: 2_500, intervals: [50] }

const price = (packId: string, minor: bigint) =>
  inTransaction((tx) => setPrice(tx, packId, { pricing: 'fixed', minor }))

const addressOf = async (packId: string) => `/packs/${encodeURIComponent((await findPack(db, packId)).slug)}`

/** What a page answers, and the prices on it: of the pack whose page it is, else of all that it shows. */
async function pricesAt(request: APIRequestContext, address: string): Promise<unknown[]> {
  const answer = await request.get(address)
  const text = await answer.text()
  const own = /"price":"([\d.]+)"/.exec(text)?.[1]
  const all = new Set([...text.matchAll(/\$(\d+\.\d\d)/g)].map(([, price]) => Number(price)))
  return [answer.status(), ...(own ? [Number(own)] : [...all].toSorted((a, b) => a - b))]
}

test('a pack with an Arabic address and Arabic tags changes on its pages as any other does', async ({ request }) => {
  const artist = await createPerson({ roles: ['artist'] })
  const name = Math.random().toString(36).slice(2, 8)
  const tag = `شاي-${name}`
  const [address, shelf] = [`/packs/${encodeURIComponent(`قطط-${name}`)}`, `/tags/${encodeURIComponent(tag)}`]
  const page = () => pricesAt(request, address)
  const tagPage = () => pricesAt(request, shelf)
  // Looked for before it is there.
  expect(await page()).toEqual([404])
  expect(await tagPage()).toEqual([404])
  const { packId } = await createPackOnSale({
    title: `قطط ${name}`,
    artistId: artist.actor.id,
    tags: [tag],
    pricing: 'fixed',
    minor: 299n,
  })
  expect(await addressOf(packId)).toBe(address)
  await expect.poll(page, AT_ONCE).toEqual([200, 2.99])
  await expect.poll(tagPage, AT_ONCE).toEqual([200, 2.99])
  await price(packId, 399n)
  await expect.poll(page, AT_ONCE).toEqual([200, 3.99])
  await expect.poll(tagPage, AT_ONCE).toEqual([200, 3.99])
  await stopSelling(artist.actor, packId)
  await expect.poll(page, AT_ONCE).not.toContain(3.99)
  await expect.poll(tagPage, AT_ONCE).toEqual([404])
})

test('with a second web process on the database, a change is seen at both at once, and a page that was being made of what was before is not kept', async ({
  request,
  baseURL,
}) => {
  const between = await standBetween(process.env.DATABASE_URL ?? '')
  const port = await freePort()
  const second = await startWeb({ DATABASE_URL: between.url, PORT: String(port) })
  try {
    const artist = await createPerson({ roles: ['artist'] })
    const { packId } = await createPackOnSale({ artistId: artist.actor.id, pricing: 'fixed', minor: 299n })
    const address = await addressOf(packId)
    const at = (origin: string | undefined) => pricesAt(request, `${origin}${address}`)
    const other = `http://localhost:${port}`
    expect([await at(baseURL), await at(other)]).toEqual([
      [200, 2.99],
      [200, 2.99],
    ])
    await price(packId, 399n)
    const both = async () => Promise.all([at(baseURL), at(other)])
    await expect.poll(both, AT_ONCE).toEqual([
      [200, 3.99],
      [200, 3.99],
    ])

    // Numbering every address is a search engine's to ask for, and done once.
    const map = async () => (await request.get(`${other}/sitemap.xml`)).text()
    const numbered = await map()
    void between.hold('row_number')
    expect(await map()).toBe(numbered)
    between.release()

    // The page has read its price and waits for its reviews when the price changes.
    const artistPage = () => pricesAt(request, `${other}/artists/${artist.actor.handle}`)
    expect(await artistPage()).toEqual([200, 3.99])
    const { packId: rival } = await createPackOnSale({ artistId: artist.actor.id, pricing: 'fixed', minor: 299n })
    const late = `${other}${await addressOf(rival)}`
    const waits = between.hold('"Review"')
    const old = pricesAt(request, late)
    await waits
    await price(rival, 499n)
    // This process has heard of it.
    await expect.poll(artistPage).toEqual([200, 3.99, 4.99])
    between.release()
    expect(await old).toEqual([200, 2.99])
    await expect.poll(() => pricesAt(request, late)).toEqual([200, 4.99])
  } finally {
    await second.stop(5_000)
    await between.close()
  }
})

test('an address written with capitals shows what the pack is now, and nothing once it is stopped', async ({
  request,
}) => {
  const artist = await createPerson({ roles: ['artist'] })
  const { packId } = await createPackOnSale({ artistId: artist.actor.id, pricing: 'fixed', minor: 299n })
  const shouted = (await addressOf(packId)).replace('pack-', 'PACK-')
  expect(await pricesAt(request, shouted)).toEqual([200, 2.99])
  await price(packId, 399n)
  await expect.poll(() => pricesAt(request, shouted), AT_ONCE).toEqual([200, 3.99])
  await stopSelling(artist.actor, packId)
  await expect.poll(async () => (await pricesAt(request, shouted))[0], AT_ONCE).toBe(404)
})

test('a name that is changed, taken off or erased stands nowhere in the shop any more, on packs of others either', async ({
  request,
}) => {
  const named = () => `Zq${Math.random().toString(36).slice(2, 9)}`
  const [first, second, friendName, category] = [named(), named(), named(), 'plants']
  const { actor: friend } = await createPerson({ roles: ['artist'], name: friendName })
  const { actor: person } = await createPerson({ roles: ['artist'], name: first })
  const { packId } = await createPackOnSale({
    artistId: friend.id,
    category,
    shares: [
      { userId: friend.id, points: 5_000, part: '' },
      { userId: person.id, points: 5_000, part: '' },
    ],
  })
  const address = await addressOf(packId)
  const places = [address, '/artists', `/artists/${friend.handle}`, `/categories/${category}`]
  /** Which of these names stand on the pages, and which find the pack. */
  const seen = async (...names: string[]) => {
    const pages = await Promise.all(places.map(async (place) => (await request.get(place)).text()))
    const found = await Promise.all(
      names.map(async (name) => {
        const { packs } = (await (await request.get(`/api/v1/search?q=${name}`)).json()) as { packs: { id: string }[] }
        return packs.some(({ id }) => id === packId)
      }),
    )
    return names.map((name, at) => [pages.filter((page) => page.includes(name)).length > 0, found[at]])
  }
  await expect.poll(() => seen(first)).toEqual([[true, true]])

  // Unlike the one before, which search would else take for a misspelt one.
  const handle = named().toLowerCase()
  // Somebody looks for it before it is there.
  expect((await request.get(`/artists/${handle}`)).status()).toBe(404)
  const form = { displayName: second, handle, bio: '', links: '', locale: 'en' as const }
  await editProfile(person, form)
  await expect
    .poll(() => seen(first, person.handle, second))
    .toEqual([
      [false, false],
      [false, false],
      [true, true],
    ])
  await expect.poll(async () => (await request.get(`/artists/${handle}`)).status()).toBe(200)
  expect((await request.get(`/artists/${person.handle}`)).status()).toBe(404)

  const parts = new Map([['name' as const, ['NAME']]])
  await inTransaction((tx) => takePageParts(tx, { userId: person.id, caseId: newId('case'), at: new Date(), parts }))
  await expect
    .poll(() => seen(second, handle))
    .toEqual([
      [false, false],
      [true, true],
    ])

  await erasePerson({ ...person, handle }, handle)
  await expect
    .poll(() => seen(handle, friendName))
    .toEqual([
      [false, false],
      [true, true],
    ])
})

test('the data of a way to a shared page is kept as the page is, changes with it, and an outer cache has it no longer', async ({
  page,
  request,
}) => {
  const artist = await createPerson({ roles: ['artist'] })
  const { packId, title } = await createPackOnSale({ artistId: artist.actor.id, pricing: 'fixed', minor: 299n })
  const address = await addressOf(packId)
  const html = await request.get(address)
  const data = () => request.get(`${address}?_rsc=any`, { headers: { rsc: '1', 'next-url': '/' }, maxRedirects: 0 })
  const first = await data()
  expect(first.status()).toBe(200)
  expect(first.headers()).toMatchObject({
    'content-type': expect.stringContaining('text/x-component'),
    'cache-control': html.headers()['cache-control'],
    vary: expect.stringContaining('rsc'),
  })
  expect(await first.text()).toContain('$2.99')
  await price(packId, 399n)
  await expect.poll(async () => (await (await data()).text()).includes('$3.99'), AT_ONCE).toBe(true)
  // What Next answers itself, nobody keeps.
  for (const headers of [{ rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }] as Record<string, string>[]) {
    const answer = await request.get(address, { headers, maxRedirects: 0 })
    expect(answer.headers()['cache-control']).toBe('private, no-store')
  }
  expect((await request.get('/packs/none-at-all?_rsc=any', { headers: { rsc: '1' } })).status()).toBe(404)

  // And a hand that goes there from another page finds it.
  await page.goto(`/artists/${artist.actor.handle}`)
  const asked = page.waitForResponse((answer) => answer.url().includes('_rsc=') && answer.url().includes(address))
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  expect((await asked).headers()['cache-control']).toBe(html.headers()['cache-control'])
})
