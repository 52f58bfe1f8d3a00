import { randomUUID } from 'node:crypto'
import { db } from '@/infra/db'
import { ownsPack } from '@/modules/library/owns-pack'
import { makeCode } from '@/modules/codes/make-code'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

const slugOf = (title: string) => title.toLowerCase().replaceAll(' ', '-')

async function onSale(title: string, minor = 499n) {
  const artist = await createPerson({ roles: ['artist'], name: 'Mira Haddad' })
  const named = `${title} ${artist.actor.handle}`
  const { packId } = await createPackOnSale({ title: named, artistId: artist.actor.id, pricing: 'fixed', minor })
  return { artist: artist.actor, title: named, packId }
}

test('a gift is bought, its link sent, and claimed by one', async ({ page, world }) => {
  test.slow()
  const { title, packId } = await onSale('Gift Frogs')
  const [giver, friend, late] = [await createPerson(), await createPerson(), await createPerson()]
  await world.become(giver)
  await page.goto(`/packs/${slugOf(title)}`)
  await page.getByRole('link', { name: 'Give it to someone' }).click()
  await expect(page.getByRole('heading', { name: 'Check your gift and pay' })).toBeVisible()
  await page.getByLabel('From', { exact: true }).fill('Aunt Rania')
  await page.getByLabel('A few words').fill('For the long trains.')
  await page.getByRole('checkbox', { name: /Make the gift available/ }).check()
  await world.expectAccessible()
  await page.getByRole('button', { name: 'Pay $4.99' }).click()
  await expect(page.getByRole('heading', { name: 'Pay with play money' })).toBeVisible()
  await page.getByRole('button', { name: 'Pay $4.99' }).click()
  await expect(page.getByRole('heading', { name: 'Your gift is ready' })).toBeVisible()
  const order = page.url()
  const first = await page.getByLabel('Link of the gift').inputValue()
  await page.getByRole('button', { name: 'Make a new link' }).click()
  await expect(page.getByLabel('Link of the gift')).not.toHaveValue(first)
  const link = await page.getByLabel('Link of the gift').inputValue()
  expect(await ownsPack(db, giver.actor.id, packId)).toBe(false)

  await world.become(friend)
  await page.goto(new URL(first).pathname)
  await expect(page.getByRole('heading', { name: 'This link gives nothing' })).toBeVisible()
  await page.goto(new URL(link).pathname)
  await expect(page.getByText('Aunt Rania')).toBeVisible()
  await expect(page.getByText('For the long trains.')).toBeVisible()
  await world.expectAccessible()
  await page.getByRole('button', { name: 'Put it in my library' }).click()
  await expect(page).toHaveURL(/\/library/)
  expect(await ownsPack(db, friend.actor.id, packId)).toBe(true)

  await world.become(late)
  await page.goto(new URL(link).pathname)
  await expect(page.getByRole('heading', { name: 'Somebody was faster' })).toBeVisible()
  await world.become(giver)
  await page.goto(order)
  await expect(page.getByRole('heading', { name: 'Your gift has arrived' })).toBeVisible()
  await world.expectBooks()
})

test('a code lowers the price, or says why it does not', async ({ page, world }) => {
  const { artist, title, packId } = await onSale('Code Frogs')
  const code = `E${randomUUID().slice(0, 8).toUpperCase()}`
  const limits = { usesMost: '1', perBuyer: '', from: '', until: '' }
  await makeCode(artist, 'own', { code, kind: 'percent', value: '20', ...limits })
  await world.signIn()
  await page.goto(`/checkout/${packId}`)
  await page.getByLabel('Discount code').fill('NOSUCHCODE')
  await page.getByRole('button', { name: 'Show it so' }).click()
  await expect(page.getByText('There is no code NOSUCHCODE.')).toBeVisible()
  await page.getByLabel('Discount code').fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Show it so' }).click()
  // 4.99 less 0.99 is 4.00: fee 0.80, artist 3.20.
  await expect(page.getByRole('button', { name: 'Pay $4.00' })).toBeVisible()
  for (const amount of ['$0.99', '$3.20', '$0.80']) await expect(page.getByText(amount).first()).toBeVisible()
  await world.expectAccessible()
  await page.getByRole('checkbox', { name: /right away/ }).check()
  await page.getByRole('button', { name: 'Pay $4.00' }).click()
  await expect(page.getByRole('heading', { name: 'Pay with play money' })).toBeVisible()

  await world.signIn()
  await page.goto(`/checkout/${packId}?code=${code}`)
  await expect(page.getByText(`${code} has been used up.`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pay $4.99' })).toBeVisible()
  expect(title).toContain('Code Frogs')
  await world.expectBooks()
})

test('a wallet is filled, spent, and shows where its stars went', async ({ page, world }) => {
  test.slow()
  const { packId } = await onSale('Star Frogs', 299n)
  await world.signIn()
  await page.goto('/wallet')
  await world.expectAccessible()
  await page.getByRole('button', { name: '$5.00' }).click()
  await page.getByRole('button', { name: 'Fill up' }).click()
  await expect(page.getByRole('heading', { name: 'Pay with play money' })).toBeVisible()
  await page.getByRole('button', { name: 'Pay $5.00' }).click()
  await expect(page.getByRole('heading', { name: 'Your stars are here' })).toBeVisible()
  await page.goto(`/checkout/${packId}`)
  await expect(page.getByRole('radio', { name: /Stars/ })).toBeChecked()
  await page.getByRole('checkbox', { name: /right away/ }).check()
  await page.getByRole('button', { name: 'Pay $2.99' }).click()
  await expect(page.getByRole('heading', { name: 'Thank you. It is yours.' })).toBeVisible()
  await page.goto('/wallet')
  await expect(page.getByText('★ 201')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Spent on packs' })).toContainText('−299')
  await world.expectAccessible()
  await world.expectBooks()
})
