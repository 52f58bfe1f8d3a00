import type { APIRequestContext } from '@playwright/test'
import { db, inTransaction } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import { setPrice } from '@/modules/catalog/set-price'
import { stopSelling } from '@/modules/catalog/stop-selling'
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
