import type { Page } from '@playwright/test'
import { inTransaction } from '@/infra/db'
import { setPrice } from '@/modules/catalog/set-price'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test, type World } from './world'

// Payments that do not go by the book, as buyer and finance live through them.

/** A new buyer at the confirm step of a new pack at 2.99, consent given. */
async function atConfirm(
  page: Page,
  world: World,
  provider?: string,
): Promise<{ packId: string; title: string; buyer: { token: string } }> {
  const { packId, title } = await createPackOnSale({ pricing: 'fixed', minor: 299n })
  const buyer = await createPerson()
  await world.become(buyer)
  await page.goto(`/checkout/${packId}`)
  await page.getByRole('checkbox', { name: /right away/ }).check()
  if (provider) await page.getByRole('radio', { name: provider }).check()
  return { packId, title, buyer }
}

const pay = (page: Page) => page.getByRole('button', { name: 'Pay $2.99' }).click()
const thanks = (page: Page) => expect(page.getByRole('heading', { name: 'Thank you. It is yours.' })).toBeVisible()

test('a declined payment charges nothing, and the next attempt succeeds', async ({ page, world }) => {
  const { title } = await atConfirm(page, world)
  await pay(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByRole('heading', { name: 'The payment was declined' })).toBeVisible()
  await expect(page.getByText('Nothing was charged.')).toBeVisible()
  await world.expectAccessible()
  await page.goto('/library')
  await expect(page.getByText(title)).toHaveCount(0)

  await page.goto('/orders')
  await page.getByRole('link').filter({ hasText: title }).first().click()
  await page.getByRole('button', { name: 'Try again' }).click()
  await pay(page)
  await thanks(page)
  await page.goto('/library')
  await expect(page.getByText(title).first()).toBeVisible()
  await world.expectBooks()
})

test('a free pack is one click', async ({ page, world }) => {
  const title = `Free Foxes ${Date.now()}`
  await createPackOnSale({ title })
  await world.become(await createPerson())
  await page.goto(`/packs/${title.toLowerCase().replaceAll(' ', '-')}`)
  await page.getByRole('button', { name: 'Get it free' }).first().click()
  await page.waitForURL(/\/library$/)
  await expect(page.getByText(title).first()).toBeVisible()
})

test('money that was taken in silence is found when the buyer comes back', async ({ page, world }) => {
  await atConfirm(page, world)
  await pay(page)
  await page.getByRole('button', { name: 'Pay late' }).click()
  await expect(page.getByRole('heading', { name: 'Waiting for your payment' })).toBeVisible()
  await page.getByRole('button', { name: 'Go on to pay' }).click()
  await thanks(page)
  await world.expectBooks()
})

test('money that came twice buys once; finance sees the alarm and closes it', async ({ page, world }) => {
  await atConfirm(page, world)
  await pay(page)
  await page.getByRole('button', { name: 'Pay twice' }).click()
  await thanks(page)
  await expect(page.getByText('$5.98 arrived for an order of $2.99')).toBeVisible()
  const order = page.url().split('/').at(-1) ?? ''

  await world.become(await createPerson({ roles: ['finance'] }))
  await page.goto('/desk/orders')
  const alarm = page.getByRole('article').filter({ hasText: order })
  await expect(alarm).toContainText('Paid twice')
  await world.expectAccessible()
  await alarm.getByLabel('How it went back').fill('re_123')
  await alarm.getByRole('button', { name: 'Booked as sent back' }).click()
  await expect(alarm).toHaveCount(0)
  await page.goto(`/desk/books/entries?order=${order}`)
  await expect(page.getByRole('row', { name: 'Sent back' }).first()).toBeVisible()
  await world.expectBooks()
})

test('a bank transfer is the buyer’s when finance has marked it received', async ({ page, world }) => {
  const { buyer } = await atConfirm(page, world, 'Bank transfer')
  await pay(page)
  await expect(page.getByRole('heading', { name: 'Send a bank transfer' })).toBeVisible()
  const reference = (await page.getByText(/^MQ-/).first().innerText()).trim()
  const order = page.url()
  await world.expectAccessible()

  await world.become(await createPerson({ roles: ['finance'] }))
  await page.goto('/desk/orders')
  // As a bank statement spells it.
  await page.getByLabel('Reference', { exact: true }).fill(reference.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: 'Find' }).click()
  const transfer = page.getByRole('article').filter({ hasText: reference })
  await transfer.getByLabel('Bank reference').fill('B-2026-17')
  await transfer.getByRole('button', { name: 'Mark as received' }).click()
  await expect(transfer.getByText(/B-2026-17/)).toBeVisible()

  await world.become(buyer)
  await page.goto(order)
  await thanks(page)
  await world.expectBooks()
})

test('a price that changed between seeing and confirming is refused in words, and nothing is ordered', async ({
  page,
  world,
}) => {
  const { packId } = await atConfirm(page, world)
  await inTransaction((tx) => setPrice(tx, packId, { pricing: 'fixed', minor: 399n }))
  await pay(page)
  await expect(page.getByText(/changed since/)).toContainText('3.99')
  await page.getByRole('link', { name: 'Show what it is now' }).click()
  await expect(page.getByRole('button', { name: 'Pay $3.99' })).toBeVisible()
  await page.goto('/orders')
  await expect(page.getByRole('heading', { name: 'No orders yet' })).toBeVisible()
})
