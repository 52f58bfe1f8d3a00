import { db } from '@/infra/db'
import { placeOrder } from '@/modules/checkout/place-order'
import { confirmation } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

async function waitingTransfer() {
  const artist = (await createPerson({ roles: ['artist'] })).actor
  const { packId } = await createPackOnSale({ artistId: artist.id, pricing: 'fixed', minor: 499n })
  const buyer = await createPerson()
  const { orderId } = await placeOrder(buyer.actor, await confirmation(packId, { provider: 'manual', country: 'FR' }))
  const [payment] = await db.$queryRaw<{ ref: string }[]>`SELECT ref FROM "ManualPayment" WHERE "orderId" = ${orderId}`
  return { buyer, orderId, ref: payment?.ref ?? '' }
}

const german = (...lines: string[]) => ({
  name: 'umsaetze.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Konto;DE89', 'Buchungstag;Name;Zweck;Betrag', ...lines].join('\r\n'), 'latin1'),
})

test('finance reads the bank’s file, books what fits, and the file read again brings nothing twice', async ({
  page,
  world,
}) => {
  test.slow()
  const [fits, less] = [await waitingTransfer(), await waitingTransfer()]
  const finance = await createPerson({ roles: ['finance'] })
  const file = german(
    `27.11.2026;Zoë Buyer;${fits.ref} stickers;4,99`,
    `28.11.2026;Ole Short;${less.ref};4,00`,
    `28.11.2026;Landlord ${less.ref.slice(-2)};Rent;-900,00`,
  )
  await world.become(finance)
  await page.goto('/desk/bank')
  const read = async () => {
    await page.getByLabel('CSV file').setInputFiles(file)
    await page.getByRole('button', { name: 'Read the file' }).click()
  }
  await page.getByLabel('Column of the amount').fill('Amount')
  await read()
  await expect(page.locator('main').getByRole('alert')).toContainText('Buchungstag, Name, Zweck, Betrag')
  await page.getByLabel('Column of the day').fill('Buchungstag')
  await page.getByLabel('Column of the amount').fill('Betrag')
  await page.getByLabel('Column of the payer’s words').fill('Zweck')
  await page.getByLabel('Column of the payer’s name').fill('Name')
  await page.getByLabel('How a day is written').selectOption('DD.MM.YYYY')
  await page.getByLabel('How an amount is written').selectOption(',')
  await read()
  await expect(page.getByText('3 lines read, 3 new.')).toBeVisible()
  const exact = page.getByRole('region', { name: 'Lines that fit' })
  await expect(exact).toContainText('Zoë Buyer')
  await expect(page.getByRole('article').filter({ hasText: 'Ole Short' })).toContainText('Too little')
  await world.expectAccessible()

  await page.getByRole('button', { name: /^Book (this transfer|all)/ }).click()
  await expect(page.getByText('Zoë Buyer')).toHaveCount(0)
  const rent = page.getByRole('article').filter({ hasText: `Landlord ${less.ref.slice(-2)}` })
  await rent.getByLabel('Why it is none of ours').fill('the rent')
  await rent.getByRole('button', { name: 'Set aside' }).click()
  await expect(rent).toHaveCount(0)

  await page.goto('/desk/bank')
  await read()
  await expect(page.getByText('3 lines read, none of them new.')).toBeVisible()
  await expect(page.getByText('Zoë Buyer')).toHaveCount(0)

  await world.become(fits.buyer)
  await page.goto(`/orders/${fits.orderId}`)
  await expect(page.getByText('Paid').first()).toBeVisible()
  await world.expectBooks()
})

test('on a phone, in Arabic: a rate for a day ahead is written, called off, and the tax of the month is shown', async ({
  page,
  world,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await world.signIn({ roles: ['finance'] })
  await page.goto('/ar/desk/tax')
  const rates = page.getByRole('region', { name: 'النسب', exact: true })
  await rates.getByLabel('البلد', { exact: true }).selectOption('LU')
  await rates.getByLabel('النسبة ٪').fill('17')
  await rates.getByLabel('من يوم').fill(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10))
  await rates.getByRole('button', { name: 'احفظ' }).click()
  const row = page.getByRole('row').filter({ hasText: 'لوكسمبورغ' })
  await expect(row).toContainText('لم تسرِ بعد')
  await world.expectAccessible()
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways).toBeLessThanOrEqual(0)
  await row.getByRole('button', { name: 'ألغِها' }).click()
  await expect(row).toHaveCount(0)
})
