import { db } from '@/infra/db'
import { startChild } from '@/server/child'
import { createPaidArtist, sellForReal, releaseAll, IBAN } from '@/testing/payouts'
import { createPerson, expect, test } from './world'

test('an artist says where his money goes, asks for it, is paid by bank, and it comes back', async ({
  page,
  world,
}) => {
  test.slow()
  const artist = await createPerson({ roles: ['artist'], name: 'Mira Payout' })
  const finance = await createPerson({ roles: ['finance'] })
  await sellForReal(artist.actor, 5_000n)
  await releaseAll(artist.actor)

  await world.become(artist)
  await page.goto('/studio/earnings')
  await expect(page.getByText('We do not know yet where to send it.')).toBeVisible()
  await page.getByRole('link', { name: 'Say where' }).click()
  await expect(page.getByText('Can leave now')).toBeVisible()
  await page.getByLabel('Name on the account').fill('Mira Fox')
  await page.getByLabel('IBAN or account number').fill('DE89 3704 0044 0532 0130 01')
  await page.getByRole('button', { name: 'Send my money there' }).click()
  await expect(page.getByText('a digit must be wrong')).toBeVisible()
  await page.getByLabel('Name on the account').fill('Mira Fox')
  await page.getByLabel('IBAN or account number').fill(IBAN)
  await page.getByRole('button', { name: 'Send my money there' }).click()
  await page.getByRole('button', { name: 'Ask for $40.00' }).click()
  await expect(page.getByText('is asked for and waits for approval')).toBeVisible()
  await world.expectAccessible()

  await world.become(finance)
  await page.goto('/desk/payouts')
  const card = page.getByRole('article', { name: 'Payout to Mira Payout' }).first()
  await expect(card).toContainText('ending in 3000') // The rest for a purpose only.
  await card.getByRole('button', { name: 'Approve' }).click()
  await page.getByRole('button', { name: 'Hand all to the bank' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('link', { name: 'List (CSV)' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^payouts-\w+\.csv$/)
  await card.getByLabel('Bank reference').fill('SEPA 4711')
  await card.getByRole('button', { name: 'It has left' }).click()
  await expect(card).toContainText('Paid out')
  await world.expectAccessible()
  await card.getByLabel('Why it came back').fill('The account is closed.')
  await card.getByRole('button', { name: 'It came back' }).click()
  await expect(card).toContainText('Came back')

  await world.become(artist)
  await page.goto('/studio/earnings/payouts')
  await expect(page.getByRole('button', { name: 'Ask for $40.00' })).toBeVisible()
  const past = page.getByRole('article', { name: /^Payout asked for on/ })
  for (const words of ['Asked for', 'Approved', 'Sent', 'Left', 'Came back', 'SEPA 4711', 'The account is closed.'])
    await expect(past).toContainText(words)
  await world.expectAccessible()
  // Each step has its entry, and the books say the same.
  await past.getByRole('link', { name: 'Payout came back' }).click()
  await expect(page.getByRole('heading', { name: 'Payout came back' })).toBeVisible()
  await expect(page.getByRole('row', { name: /\$40\.00/ })).toHaveCount(2)
  await world.expectBooks()
})

test('on a phone, in Arabic, by night: the payouts of an artist fit and read from the right', async ({
  page,
  world,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  const artist = await createPaidArtist()
  await world.become(artist)
  await page.goto('/ar/studio/earnings/payouts')
  await page.getByRole('button', { name: /اطلب/ }).click()
  await expect(page.getByText('بانتظار الموافقة').first()).toBeVisible()
  await world.expectAccessible()
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways).toBeLessThanOrEqual(0)
})

test('a dispute lost after the payout was paid: the debt comes off the next one, and both sides can see why', async ({
  page,
  world,
}) => {
  test.slow()
  // Sold by card for 20.00, 16.00 of it paid out, then lost; then sold for 50.00, of whose 40.00 what is lost is made up for.
  const { artist, orderId } = await new Promise<{ artist: string; orderId: string }>((resolve, reject) => {
    const child = startChild('testing/disputed-shop.ts', [], {}).process
    child.once('message', (made) => resolve(made as { artist: string; orderId: string }))
    child.once('exit', (code) => reject(new Error(`the shop with a dispute ended with ${code}`)))
  })

  await world.become({ token: artist })
  await page.goto('/studio/earnings/payouts')
  const line = (name: string) => page.locator('dl > div').filter({ hasText: name })
  await expect(line('Available')).toContainText('$24.00')
  await expect(line('Can leave by')).toContainText('$24.00')
  await expect(page.getByRole('article', { name: /^Payout asked for on/ })).toContainText('$16.00')
  await page.getByRole('button', { name: 'Ask for $24.00' }).click()
  await expect(page.getByText('is asked for and waits for approval')).toBeVisible()
  await world.expectAccessible()
  await page.goto('/studio/earnings')
  await expect(page.getByRole('row', { name: /Dispute lost/ })).toContainText('−$16.00')

  await world.become(await createPerson({ roles: ['finance'] }))
  await page.goto('/desk/payouts')
  const asked = page.getByRole('article', { name: 'Payout to Mira Disputed' }).filter({ hasText: '$24.00' })
  await expect(asked).toContainText('Waits for approval')
  await page.goto(`/desk/orders/${orderId}`)
  await expect(page.getByText('Lost', { exact: true }).first()).toBeVisible()
  // The ledger: his part was held and is lost, his balance below zero by it, and the debt gone with what is asked for.
  await page.goto(`/desk/books/entries?order=${orderId}`)
  await expect(page.getByRole('row', { name: 'Dispute lost' }).first()).toBeVisible()
  const owed = await db.posting.aggregate({
    where: { accountPath: { startsWith: 'payable:' }, account: { ownerId: await ownerOf(orderId) } },
    _sum: { amountMinor: true },
  })
  expect(owed._sum.amountMinor).toBe(0n)
  await world.expectBooks()
})

/** The artist of an order of one pack. */
async function ownerOf(orderId: string): Promise<string> {
  return (await db.orderLine.findFirstOrThrow({ where: { orderId } })).artistId
}
