import { system } from '@/core/actor'
import { db } from '@/infra/db'
import { openCase } from '@/modules/moderation/open-case'
import { bringToReview, draftPack, pictureAll } from '@/testing/builders'
import { createDraft } from '@/testing/drafts'
import { stickerPng } from '@/testing/images'
import { createPerson, expect, test } from './world'

test('a reviewer says no to one sticker, the artist mends it, only that one is judged again, and the pack goes on sale', async ({
  page,
  world,
}) => {
  test.slow()
  const title = `Round Trip ${Date.now().toString(36)}`
  const artist = await createPerson({ roles: ['artist'], name: 'Mina' })
  const reviewer = await createPerson({ roles: ['reviewer'], name: 'Omar' })
  const draft = await draftPack(artist.actor, {
    title,
    description: 'Three friends on their way.',
    languages: ['en'],
    category: 'animals',
    tags: ['friends'],
    pricing: 'free',
    minor: 0n,
    stickers: [1, 2, 3].map((seed) => ({
      fileName: `friend-${seed}.png`,
      bytes: () => stickerPng('flat', 512, seed),
      emoji: '😀',
      alt: `Friend ${seed}`,
      tags: ['friend'],
    })),
  })
  await pictureAll(draft.versionId)
  await bringToReview(artist.actor, draft.versionId)

  await test.step('the reviewer takes the case and marks the second sticker, by keyboard', async () => {
    await world.become(reviewer)
    await page.goto('/desk')
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: 'Claim this case' }).click()
    await expect(page.getByRole('timer')).toContainText('Yours for')
    await world.expectAccessible()
    await page.keyboard.press('j')
    await page.keyboard.press('7')
    await expect(page.getByRole('checkbox', { name: /Cannot be read/ })).toBeChecked()
    await expect(page.getByLabel('Words beside sticker 2')).toHaveValue(/cannot be made out/)
    await expect(page.getByText('Marks are kept as you make them.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('r')
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).press('Enter')
    await expect(page.getByText('Rejected', { exact: true })).toBeVisible()
    await world.expectAccessible()
  })

  await test.step('the artist reads it beside the sticker, changes it and sends the pack again', async () => {
    await world.become(artist)
    await page.goto(`/studio/packs/${draft.packId}`)
    await expect(page.getByText('A reviewer asks for changes')).toBeVisible()
    await page.getByRole('button', { name: /^Sticker 2: / }).click()
    await expect(page.getByText(/cannot be made out/)).toBeVisible()
    await page.getByLabel('Description', { exact: true }).first().fill('Friend 2, waving')
    await expect(page.getByText('You changed it.')).toBeVisible()
    await page.getByRole('button', { name: 'Send again' }).click()
    await expect(page.getByText('Waiting for review').first()).toBeVisible()
  })

  await test.step('only the changed one is judged again, and the pack goes on sale', async () => {
    await world.become(reviewer)
    // The queue hears of it by a job of the worker's.
    await expect(async () => {
      await page.goto('/desk')
      await page.getByRole('link', { name: title }).click({ timeout: 10_000 })
    }).toPass()
    await expect(page.getByRole('link', { name: /fine before/ })).toHaveCount(2)
    await page.getByRole('button', { name: 'Claim this case' }).click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await expect(page.getByText('Approved', { exact: true })).toBeVisible()
    await expect(async () => {
      await page.goto('/new')
      await expect(page.getByRole('link', { name: title })).toBeVisible({ timeout: 15_000 })
    }).toPass()
  })

  await test.step('every decision is in the log', async () => {
    await world.become(reviewer)
    await page.goto(`/desk/audit?by=${reviewer.actor.handle}`)
    await expect(page.getByRole('cell', { name: 'case.rejected', exact: true })).toBeVisible()
    await expect(page.getByRole('cell', { name: 'case.approved', exact: true })).toBeVisible()
    await world.expectAccessible()
  })
})

test('a reviewer keeps a way to look, asks another for an opinion, and decides on a whole pack with a key a sticker and one more', async ({
  page,
  world,
}) => {
  const title = `Kept Lamps ${Date.now().toString(36)}`
  const stickers = 16
  const artist = await createPerson({ roles: ['artist'] })
  const { versionId } = await createDraft(artist.actor, { title, stickers, state: 'waiting' })
  await openCase(system('open-case'), { versionId, round: 1 })
  const reviewer = await createPerson({ roles: ['reviewer'], name: 'Omar' })

  await world.become(reviewer)
  await page.goto('/desk')
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.getByLabel('Keep it under the name').fill('Lamps')
  await page.getByRole('button', { name: 'Keep this' }).click()
  await expect(page.getByRole('link', { name: 'Lamps', exact: true })).toHaveAttribute('aria-current', 'page')
  await page.goto('/desk')
  await page.getByRole('link', { name: 'Lamps', exact: true }).click()
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: 'Claim this case' }).click()
  await expect(page.getByRole('timer')).toContainText('Yours for')
  const address = page.url()

  await page.getByLabel('A note').fill('Is this a brand of lamps?')
  await page.getByRole('button', { name: 'Ask for a second opinion' }).click()
  await expect(page.getByText('Nobody decides before it is there.')).toBeVisible()

  await world.become(await createPerson({ roles: ['reviewer'], name: 'Ada' }))
  await page.goto(address)
  await expect(page.getByText('Is this a brand of lamps?')).toBeVisible()
  await page.getByLabel('How you would decide').selectOption({ label: 'Would say yes' })
  await page.getByLabel('Why', { exact: true }).fill('No: every lamp looks like this.')
  await page.getByRole('button', { name: 'Give the opinion' }).click()
  await expect(page.getByText('No: every lamp looks like this.')).toBeVisible()

  await world.become(reviewer)
  await page.goto(address)
  await expect(page.getByText('No: every lamp looks like this.')).toBeVisible()
  const strip = page.getByRole('navigation', { name: 'All stickers of this pack' })
  let pressed = 0
  const press = async (key: string) => {
    pressed += 1
    await page.keyboard.press(key)
  }
  for (let place = 2; place <= stickers; place += 1) {
    await press('j')
    await expect(strip.locator('[aria-current=true]')).toContainText(`${place}`)
  }
  await press('a')
  await expect(page.getByRole('dialog')).toBeVisible()
  await press('Enter')
  await expect(page.getByText('Approved', { exact: true })).toBeVisible()
  expect(pressed).toBe(stickers + 1)
  expect((await db.case.findFirstOrThrow({ where: { versionId } })).state).toBe('approved')
})

test('a member finds no desk', async ({ page, world }) => {
  await world.signIn()
  for (const path of ['/desk', '/desk/audit', '/desk/packs', '/desk/cases/case_1']) {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(404)
  }
})
