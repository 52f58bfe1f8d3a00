import { db } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import { banPath } from '@/modules/moderation/ban-link'
import { takeDownPack } from '@/modules/moderation/take-down-pack'
import { createPackOnSale } from '@/testing/packs'
import { createPaidArtist } from '@/testing/payouts'
import { createPerson, expect, test } from './world'

const DAY = 86_400_000

test('strikes stand with their ends, pause and pass; three are shown to an admin, who decides', async ({
  page,
  world,
}) => {
  const name = `Struck ${Date.now().toString(36)}`
  const artist = await createPerson({ roles: ['artist'], name })
  const { actor: senior } = await createPerson({ roles: ['senior_reviewer'] })
  const strike = async (title: string, daysAgo: number) => {
    const { packId } = await createPackOnSale({ artistId: artist.actor.id, title })
    const clock = { now: () => new Date(Date.now() - daysAgo * DAY) }
    await takeDownPack(senior, packId, { reasons: ['ART-COPY'], words: 'It is a copy.' }, clock)
  }
  await strike('Old Geese', 181)
  await strike('Grey Geese', 10)
  await strike('Wild Geese', 1)

  await test.step('the artist reads how many count, what they stop and until when, and which are over', async () => {
    await world.become(artist)
    await page.goto('/studio/standing')
    await expect(page.getByText('2 strikes count now')).toBeVisible()
    await expect(page.getByText('Nothing new can be sent for review before')).toBeVisible()
    const over = page.getByRole('listitem').filter({ hasText: 'Old Geese' })
    await expect(over.getByText('Over')).toBeVisible()
    await expect(over.getByRole('link')).toHaveCount(0)
    await world.expectAccessible()
    await page.getByRole('listitem').filter({ hasText: 'Wild Geese' }).getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ask for a second look')
  })

  await test.step('with a third an admin finds the account at the top of the people', async () => {
    await world.become(await createPerson({ roles: ['admin'] }))
    await page.goto('/desk/people')
    await expect(page.getByRole('link', { name })).toHaveCount(0)
    await strike('Last Geese', 0)
    await page.reload()
    await expect(page.getByText('Three strikes or more')).toBeVisible()
    await page.getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { name: 'Ban this person' })).toBeVisible()
    await world.expectAccessible()
  })
})

test('a ban says what becomes of the money: nothing is sold any more, what was earned stays on the books and is held', async ({
  page,
  world,
}) => {
  const artist = await createPaidArtist(5_000n, { name: 'Magpie' })
  const { id, handle } = artist.actor
  const { id: packId } = await db.pack.findFirstOrThrow({ where: { artistId: id } })
  const { slug } = await findPack(db, packId)

  await test.step('an admin bans, with a reason, a ground and an end', async () => {
    await world.become(await createPerson({ roles: ['admin'] }))
    await page.goto(`/desk/people?find=${handle}`)
    const form = page.locator('form').filter({ hasText: 'Ban this person' })
    await form.getByLabel('Reason').fill('Sold copies of others three times.')
    await form
      .getByLabel('The money they earned')
      .selectOption({ label: 'Is held: somebody claims rights to your packs' })
    await form.getByRole('button', { name: 'Ban' }).click()
    await expect(page.getByRole('heading', { name: 'Restore this person' })).toBeVisible()
    await expect(page.getByText('Sold copies of others three times.').first()).toBeVisible()
    await world.expectAccessible()
  })

  await test.step('whoever is banned is out, and so are their packs', async () => {
    await world.become(artist)
    await page.goto('/studio/earnings')
    await expect(page).toHaveURL(/\/sign-in/)
    await world.signOut()
    await expect(async () => {
      expect((await page.goto(`/packs/${slug}`))?.status()).toBe(404)
      expect((await page.goto(`/artists/${handle}`))?.status()).toBe(404)
    }).toPass()
  })

  await test.step('finance finds every cent, and cannot pay it out while it is held', async () => {
    await world.become(await createPerson({ roles: ['finance'] }))
    await page.goto(`/desk/people/${handle}`)
    await page.getByLabel('What for').selectOption({ label: 'A payout' })
    await page.getByLabel('In words').fill('What becomes of what they earned.')
    await page.getByRole('button', { name: 'Open it' }).click()
    await expect(page.getByText('$40.00 can leave')).toBeVisible()
    await world.expectAccessible()
    await page.getByRole('button', { name: 'Ask for their payout' }).click()
    await expect(page.getByText('somebody claims rights to your packs')).toBeVisible()
    expect(await db.payout.count({ where: { userId: id } })).toBe(0)
    await page.goto('/desk/audit?action=person.banned')
    await expect(page.getByRole('row').filter({ hasText: 'Sold copies of others three times.' }).first()).toBeVisible()
  })
  await test.step('whoever is banned reads why and appeals without an account; another admin says they are right', async () => {
    await world.signOut()
    const { id: banId } = await db.ban.findFirstOrThrow({ where: { userId: id } })
    await page.goto(banPath(banId))
    await expect(page.getByText('Sold copies of others three times.')).toBeVisible()
    await expect(page.getByText('stays yours and is held until')).toBeVisible()
    await world.expectAccessible()
    await page.getByLabel('Why the ban is wrong').fill('They were licensed to me, here is the contract.')
    await page.getByRole('button', { name: 'Appeal' }).click()
    await expect(page.getByText('Somebody who had no part in the ban reads it by')).toBeVisible()
    await world.expectAccessible()

    await world.become(await createPerson({ roles: ['admin'] }))
    await page.goto('/desk/people')
    const appeal = page.getByRole('article').filter({ hasText: `@${handle}` })
    await expect(appeal.getByText('They were licensed to me, here is the contract.')).toBeVisible()
    await world.expectAccessible()
    await appeal.getByLabel('Decision').selectOption({ label: 'They are right: open the account again' })
    await appeal.getByLabel('Words to them').fill('The contract shows it.')
    await appeal.getByRole('button', { name: 'Decide' }).click()
    await expect(appeal).toHaveCount(0)

    await world.signOut()
    await page.goto(banPath(banId))
    await expect(page.getByText('The account is open again')).toBeVisible()
    await expect(page.getByText('The contract shows it.')).toBeVisible()
  })
  await world.expectBooks()
})
