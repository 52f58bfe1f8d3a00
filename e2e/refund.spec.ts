import { db } from '@/infra/db'
import { buy } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

test('finance gives a part back with the exact split; the buyer asks for the rest, and gets it', async ({
  page,
  world,
}) => {
  test.slow()
  const finance = await createPerson({ roles: ['finance'] })
  const buyer = await createPerson({ name: 'Bo Buyer' })
  const { packId } = await createPackOnSale({ pricing: 'fixed', minor: 499n })
  const orderId = await buy(buyer.actor, packId)
  await db.entitlement.updateMany({ where: { userId: buyer.actor.id, packId }, data: { takenAt: new Date() } })

  await world.become(finance)
  await page.goto(`/desk/orders/${orderId}`)
  await page.getByLabel('Only this much').fill('1.00')
  await page.getByRole('button', { name: 'Look at the split' }).click()
  await expect(page.getByRole('heading', { name: 'Give $1.00 back?' })).toBeVisible()
  await expect(page.getByRole('row', { name: /The shop’s fee/ })).toContainText('$0.20')
  await world.expectAccessible()
  await page.getByLabel('Why', { exact: true }).selectOption('goodwill')
  await page.getByRole('button', { name: 'Give it back' }).click()
  await expect(page.getByRole('article', { name: '$1.00' })).toContainText('Sent back')

  await world.become(buyer)
  await page.goto(`/orders/${orderId}`)
  await expect(page.getByRole('region', { name: 'Money back' })).toContainText('Sent back')
  await page.getByText('Ask for your money back').click()
  await page.getByLabel('Why', { exact: true }).fill('It is too small for my phone.')
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await expect(page.getByText('You asked for your money')).toBeVisible()
  await world.expectAccessible()

  await world.become(finance)
  await page.goto('/desk/orders')
  const request = page.getByRole('article', { name: orderId })
  await expect(request).toContainText('It is too small for my phone.')
  await world.expectAccessible()
  await request.getByRole('button', { name: 'Grant: give it all back' }).click()
  await expect(request).toBeHidden()

  await world.become(buyer)
  await page.goto(`/orders/${orderId}`)
  await expect(page.getByRole('heading', { name: 'Your money went back' })).toBeVisible()
  await world.expectBooks()
})

test('on a phone, in Arabic, by night: the order’s page at the desk fits', async ({ page, world }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const finance = await createPerson({ roles: ['finance'] })
  const { packId } = await createPackOnSale({ pricing: 'fixed', minor: 499n })
  const orderId = await buy((await createPerson()).actor, packId)
  await world.become(finance)
  for (const path of [`/ar/desk/orders/${orderId}?look=1`, '/ar/desk/orders']) {
    await page.goto(path)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
  }
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/desk.png`, fullPage: true })
})
