import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'
import { signInByMail } from './sign-in-by-mail'

test('a visitor fills a cart, signs in with it, and pays two artists and a collaborator at once', async ({
  page,
  world,
}) => {
  test.slow()
  const mira = await createPerson({ name: 'Mira Haddad', roles: ['artist'] })
  const noor = await createPerson({ name: 'Noor Inks', roles: ['artist'] })
  const omar = await createPerson({ name: 'Omar Lines', roles: ['artist'] })
  const [tea, owls] = [`Tea Time ${mira.actor.handle}`, `Night Owls ${mira.actor.handle}`]
  const shares = [
    { userId: mira.actor.id, points: 7_000, part: 'drew it' },
    { userId: noor.actor.id, points: 3_000, part: 'inked it' },
  ]
  await createPackOnSale({ title: tea, artistId: mira.actor.id, pricing: 'fixed', minor: 499n, shares })
  await createPackOnSale({ title: owls, artistId: omar.actor.id, pricing: 'fixed', minor: 299n })
  const email = `cart${mira.actor.handle}@people.example`

  await test.step('from a pack’s page and from a card', async () => {
    await page.goto(`/packs/${tea.toLowerCase().replaceAll(' ', '-')}`)
    await page.getByRole('button', { name: 'Add to cart', exact: true }).click()
    await expect(page.getByText('It is in your cart.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Cart, 1 in it' })).toBeVisible()
    await page.goto(`/artists/${omar.actor.handle}`)
    await page.getByRole('button', { name: `Add ${owls} to the cart` }).click()
    await page.getByRole('link', { name: 'Cart, 2 in it' }).click()
  })

  await test.step('it is kept, added up, and asks to sign in only where one pays', async () => {
    await expect(page.getByText('$7.98')).toBeVisible()
    await expect(page.getByText('Kept in this browser for 30 days.')).toBeVisible()
    await world.expectAccessible()
    await page.getByRole('link', { name: 'Check and pay' }).click()
    await signInByMail(page, email)
  })

  await test.step('one confirm step shows each split, and one payment pays them all', async () => {
    await expect(page.getByRole('heading', { name: 'Check and pay' })).toBeVisible()
    const line = (title: string) => page.getByRole('listitem').filter({ hasText: title }).first()
    for (const amount of ['$4.99', '$2.80', '$1.20', '$0.99']) await expect(line(tea)).toContainText(amount)
    for (const amount of ['$2.99', '$2.40', '$0.59']) await expect(line(owls)).toContainText(amount)
    await world.expectAccessible()
    await page.getByRole('checkbox', { name: /right away/ }).check()
    await page.getByRole('button', { name: 'Pay $7.98' }).click()
    await expect(page.getByRole('heading', { name: 'Pay with play money' })).toBeVisible()
    await page.getByRole('button', { name: 'Pay $7.98' }).click()
    await expect(page.getByRole('heading', { name: 'Thank you. They are yours.' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Cart', exact: true })).toBeVisible()
    await world.expectAccessible()
  })

  for (const [artist, title, mine] of [
    [mira, tea, '$2.80'],
    [noor, tea, '$1.20'],
    [omar, owls, '$2.40'],
  ] as const) {
    await world.become(artist)
    await page.goto('/studio/earnings')
    await expect(page.getByRole('row').filter({ hasText: title }).last()).toContainText(mine)
  }
  await world.expectBooks()
})
