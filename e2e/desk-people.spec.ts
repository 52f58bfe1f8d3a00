import { db } from '@/infra/db'
import { getFreePack } from '@/modules/checkout/get-free-pack'
import { listReviews } from '@/modules/reviews/list-reviews'
import { writeReview } from '@/modules/reviews/write-review'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

// What the desk decides about people and their words. What it decides about packs is in report-and-appeal and reject-fix-approve.

test('a review is reported and hidden with words to its writer, who reads why and takes it back', async ({
  page,
  world,
}) => {
  const title = `Loud Geese ${Date.now().toString(36)}`
  const { packId } = await createPackOnSale({ title, pricing: 'free' })
  const writer = await createPerson({ name: 'Omar' })
  await getFreePack(writer.actor, packId)
  await writeReview(writer.actor, packId, { stars: 1, words: 'Whoever drew this should be shouted at.', locale: 'en' })

  await test.step('anybody can report it from where it stands', async () => {
    await page.goto(`/reviews/${packId}`)
    await page.getByRole('link', { name: 'Report this review' }).click()
    await expect(page.getByText('should be shouted at')).toBeVisible()
    await page.getByRole('radio', { name: /It attacks people/ }).check()
    await page.getByLabel('What you saw').fill('It asks people to shout at the artist.')
    await page.getByLabel('Your e-mail').fill('goose@people.example')
    await page.getByRole('button', { name: 'Send the report' }).click()
    await expect(page.getByText('Thank you. It is in the queue')).toBeVisible()
  })

  await test.step('a reviewer reads it beside the report, and hides it on a ground', async () => {
    await world.become(await createPerson({ roles: ['reviewer'] }))
    await page.goto('/desk/reports')
    await page.getByRole('link', { name: title }).click()
    await expect(page.getByText('should be shouted at')).toBeVisible()
    await expect(page.getByText('It asks people to shout at the artist.')).toBeVisible()
    await world.expectAccessible()
    await page.getByRole('checkbox', { name: /Attacks people/ }).check()
    await page
      .getByRole('textbox', { name: /^Words/ })
      .fill('Say what is wrong with the pack, and leave its artist alone.')
    await page.getByRole('button', { name: 'Hide the review' }).click()
    await expect(page.getByText('Upheld').first()).toBeVisible()
  })

  await test.step('nobody else reads it, nor does it count', async () => {
    await world.signOut()
    await page.goto(`/reviews/${packId}`)
    await expect(page.getByText('Nobody has rated this pack yet.')).toBeVisible()
    await expect(page.getByText('should be shouted at')).toHaveCount(0)
  })

  await test.step('its writer reads why, and takes it back', async () => {
    await world.become(writer)
    await page.goto(`/reviews/${packId}`)
    await expect(page.getByText('We hid this review. Say what is wrong with the pack')).toBeVisible()
    await world.expectAccessible()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await expect(page.getByText('We hid this review.')).toHaveCount(0)
    expect((await listReviews(packId)).rows).toEqual([])
  })
})

test('a reviewer hides a review where it stands, and shows it again', async ({ page, world }) => {
  const { packId } = await createPackOnSale({ pricing: 'free' })
  const writer = await createPerson()
  await getFreePack(writer.actor, packId)
  await writeReview(writer.actor, packId, { stars: 2, words: 'Call me at 555 0100.', locale: 'en' })

  await world.become(await createPerson({ roles: ['reviewer'] }))
  await page.goto(`/reviews/${packId}`)
  await page.getByText('Hide this review').click()
  await page.getByRole('checkbox', { name: 'Shows a real person' }).check()
  await page.getByLabel('Words to whoever wrote it').fill('Leave out the number.')
  await page.getByRole('button', { name: 'Hide it' }).click()
  const again = page.getByRole('button', { name: 'Show it again' })
  await expect(again).toBeVisible()
  await world.expectAccessible()
  await again.click()
  await expect(page.getByText('Hide this review')).toBeVisible()
  await world.signOut()
  await page.reload()
  await expect(page.getByText('Call me at 555 0100.')).toBeVisible()
})

test('what is kept about a person opens for a purpose in words, for who asked alone, and the log says so', async ({
  page,
  world,
}) => {
  const person = await createPerson({ name: 'Lina' })
  const finance = await createPerson({ roles: ['finance'] })
  const room = `/desk/people/${person.actor.handle}`

  await test.step('closed, nothing of it is on the page', async () => {
    await world.become(finance)
    await page.goto(room)
    await expect(page.getByRole('heading', { name: 'Closed' })).toBeVisible()
    expect(await page.content()).not.toContain(person.email)
    await world.expectAccessible()
  })

  await test.step('open, the address is read, and until when is said', async () => {
    await page.getByLabel('What for').selectOption({ label: 'They asked for help' })
    await page.getByLabel('In words').fill('She cannot find her order of Monday.')
    await page.getByRole('button', { name: 'Open it' }).click()
    await expect(page.getByText('Open for “They asked for help” until')).toBeVisible()
    await expect(page.getByText(person.email)).toBeVisible()
    await world.expectAccessible()
  })

  await test.step('a colleague finds it closed', async () => {
    await world.become(await createPerson({ roles: ['finance'] }))
    await page.goto(room)
    await expect(page.getByRole('heading', { name: 'Closed' })).toBeVisible()
    expect(await page.content()).not.toContain(person.email)
  })

  await test.step('the log says who looked, at whom, and why', async () => {
    await page.goto(`/desk/audit?by=${finance.actor.handle}`)
    const line = page.getByRole('row').filter({ hasText: 'person.file_opened' })
    await expect(line).toContainText('She cannot find her order of Monday.')
  })
})

test('an admin gives a role with a reason, and takes it again: the desk opens and closes with it', async ({
  page,
  world,
}) => {
  const member = await createPerson({ name: 'Sami' })
  const admin = await createPerson({ roles: ['admin'] })
  const room = `/desk/people?find=${member.actor.handle}`
  const change = async (title: string, words: string, go: string) => {
    await world.become(admin)
    await page.goto(room)
    const form = page.locator('form').filter({ hasText: title })
    await form.getByLabel('Role').selectOption({ label: 'Reviewer' })
    await form.getByLabel('Reason').fill(words)
    await form.getByRole('button', { name: go }).click()
    await expect(page.getByText(words)).toBeVisible()
  }
  const desk = async () => {
    await world.become(member)
    return (await page.goto('/desk'))?.status()
  }

  expect(await desk()).toBe(404)
  await change('Give a role', 'She helps out on Mondays.', 'Give it')
  await world.expectAccessible()
  expect(await desk()).toBe(200)
  await change('Take a role', 'Monday is over.', 'Take it')
  expect(await desk()).toBe(404)
})

test('an admin takes the second factors of somebody who lost all: every session of theirs is over', async ({
  page,
  world,
}) => {
  const person = await createPerson({ name: 'Noor' })
  await db.passkey.create({
    data: { id: `lost-${person.actor.handle}`, userId: person.actor.id, publicKey: Buffer.of(1) },
  })
  await db.user.update({ where: { id: person.actor.id }, data: { factorSince: new Date() } })
  await world.become(await createPerson({ roles: ['admin'] }))
  await page.goto(`/desk/people?find=${person.actor.handle}`)
  const form = page.locator('form').filter({ hasText: 'Take the second factors away' })
  await form.getByLabel('Reason').fill('She showed her papers on the phone.')
  await form.getByRole('button', { name: 'Take them away' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'person.factors_reset' })).toContainText('her papers')
  await expect(form).toHaveCount(0)
  await world.become(person)
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})
