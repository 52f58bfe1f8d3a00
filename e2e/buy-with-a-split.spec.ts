import type { Locator } from '@playwright/test'
import { readMailbox } from '@/infra/mailer'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

/** The amounts of a split as it is shown: artists first, the shop last. */
async function amounts(shown: Locator): Promise<string[]> {
  const lines = await shown.getByRole('listitem').filter({ visible: true }).allInnerTexts()
  return lines.map((line) => /\$[\d.]+/.exec(line)?.[0] ?? line)
}

test('what the button shows is what the confirm step shows, what is booked, and what both artists earn', async ({
  page,
  world,
}) => {
  test.slow()
  const mira = await createPerson({ name: 'Mira Haddad', roles: ['artist'] })
  const noor = await createPerson({ name: 'Noor Inks', roles: ['artist'] })
  const buyer = await createPerson({ name: 'Bo' })
  const admin = await createPerson({ roles: ['admin'] })
  const title = `Rain Frogs ${mira.actor.handle}`
  await createPackOnSale({
    title,
    artistId: mira.actor.id,
    pricing: 'fixed',
    minor: 499n,
    shares: [
      { userId: mira.actor.id, points: 7_000, part: 'drew it' },
      { userId: noor.actor.id, points: 3_000, part: 'inked it' },
    ],
  })
  // 4.99: the fee of 20 % is 99.8, rounded down; 4.00 is left, 70 to 30.
  const split = ['$2.80', '$1.20', '$0.99']

  await world.become(buyer)
  await page.goto(`/packs/${title.toLowerCase().replaceAll(' ', '-')}`)
  expect(await amounts(page.getByRole('region', { name: 'You pay' }))).toEqual(split)
  await page.getByRole('link', { name: 'Buy for $4.99' }).first().click()

  await expect(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible()
  const confirm = page.locator('form').filter({ has: page.getByRole('button', { name: 'Pay $4.99' }) })
  expect(await amounts(confirm)).toEqual(split)
  await world.expectAccessible()
  await page.getByRole('checkbox', { name: /right away/ }).check()
  await confirm.getByRole('button', { name: 'Pay $4.99' }).click()

  await expect(page.getByRole('heading', { name: 'Pay with play money' })).toBeVisible()
  await world.expectAccessible()
  await page.getByRole('button', { name: 'Pay $4.99' }).click()

  await expect(page.getByRole('heading', { name: 'Thank you. It is yours.' })).toBeVisible()
  const receipt = page.getByRole('region', { name: 'Receipt' })
  expect(await amounts(receipt)).toEqual(split)
  await world.expectAccessible()
  const orderId = page.url().split('/').at(-1) ?? ''
  await expect
    .poll(async () => (await readMailbox(200)).filter((mail) => mail.to === buyer.email), { timeout: 120_000 })
    .toMatchObject([{ text: expect.stringContaining(orderId) as unknown }])
  await page.getByRole('link', { name: 'Open my library' }).click()
  await expect(page.getByText(title).first()).toBeVisible()

  // Each of the two sees his own part, and the same entry behind it.
  const entries: string[] = []
  for (const [artist, mine] of [
    [mira, '$2.80'],
    [noor, '$1.20'],
  ] as const) {
    await world.become(artist)
    await page.goto('/studio/earnings')
    const sale = page
      .getByRole('row')
      .filter({ hasText: title })
      .filter({ has: page.getByRole('link', { name: /^ent…/ }) })
    await expect(sale).toContainText(mine)
    await expect(sale).toContainText('$4.99')
    await sale.getByRole('link', { name: /^ent…/ }).click()
    await expect(page.getByText('this entry sums to zero')).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'Yours, pending' })).toContainText(mine)
    for (const amount of ['$4.99', ...split]) await expect(page.getByRole('table')).toContainText(amount)
    await world.expectAccessible()
    entries.push(page.url())
  }
  expect(entries[0]).toBe(entries[1])

  await world.become(admin)
  await page.goto('/desk/books')
  await expect(page.getByText('The difference is zero').first()).toBeVisible()
  await page.getByRole('link', { name: 'Check the invariants' }).click()
  await expect(page.getByText('everything holds')).toBeVisible()
  await world.expectAccessible()
  await world.expectBooks()
})
