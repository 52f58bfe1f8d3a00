import { randomUUID } from 'node:crypto'
import { visitor } from '@/core/actor'
import { db } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import { counterNotice } from '@/modules/moderation/counter-notice'
import { decideNotice } from '@/modules/moderation/decide-notice'
import { reportPack } from '@/modules/moderation/report-pack'
import { sendNotice } from '@/modules/moderation/send-notice'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

// What the desk does with packs outside the queue. Cases, reports and the first half of a notice are in report-and-appeal and
// reject-fix-approve.

const name = (words: string) => `${words} ${randomUUID().slice(0, 8)}`

test('a pack is found by its address, taken off every shelf with words to its artist, and put back', async ({
  page,
  world,
}) => {
  const artist = await createPerson({ roles: ['artist'], name: 'Mina' })
  const { packId } = await createPackOnSale({ title: name('Owls by Day'), artistId: artist.actor.id })
  const { slug } = await findPack(db, packId)
  const senior = await createPerson({ roles: ['senior_reviewer'] })
  const statusInShop = (status: number) =>
    expect.poll(async () => (await page.request.get(`/packs/${slug}`)).status(), slug).toBe(status)

  await test.step('a reviewer looks, and takes nothing down', async () => {
    await world.become(await createPerson({ roles: ['reviewer'] }))
    await page.goto('/desk/packs')
    await page.getByLabel('Address or id of a pack').fill(slug)
    await page.getByRole('button', { name: 'Find', exact: true }).click()
    await expect(page.getByText('Only senior reviewers and admins ban and restore.')).toBeVisible()
    await expect(page.getByText('On sale', { exact: true })).toBeVisible()
  })

  await test.step('a senior takes it down', async () => {
    await world.become(senior)
    await page.reload()
    await page.getByRole('checkbox', { name: /Against the law/ }).check()
    await page.getByLabel('What the artist will read').fill('A court of Lisbon says so.')
    await page.getByRole('button', { name: 'Ban this pack' }).click()
    await expect(page.getByText('Banned', { exact: true })).toBeVisible()
    await world.expectAccessible()
    await statusInShop(404)
  })

  await test.step('its artist reads the reason', async () => {
    await world.become(artist)
    await page.goto(`/studio/packs/${packId}/appeal`)
    await expect(page.getByText('A court of Lisbon says so.')).toBeVisible()
  })

  await test.step('put back, it stands where it stood', async () => {
    await world.become(senior)
    await page.goto(`/desk/packs?find=${slug}`)
    await page.getByLabel('What the artist will read').fill('The court has thought again.')
    await page.getByRole('button', { name: 'Restore it' }).click()
    await expect(page.getByText('On sale', { exact: true })).toBeVisible()
    await statusInShop(200)
  })
})

test('a claimant goes to court, and what it decided for them ends the notice', async ({ page, world }) => {
  const artist = await createPerson({ roles: ['artist'], name: 'Mina' })
  const senior = await createPerson({ roles: ['senior_reviewer'], name: 'Omar' })
  const { packId } = await createPackOnSale({ title: name('Traced Engines'), artistId: artist.actor.id })
  const own = await sendNotice(visitor, {
    packs: packId,
    email: `${randomUUID().slice(0, 8)}@books.example`,
    name: 'Ada Lovelace',
    address: '1 Engine Street, London',
    work: 'The engines of my book, pages 3 to 9.',
    proof: 'https://books.example/engines',
    sworn: true,
    locale: 'en',
  })
  const noticeId = /rights\/(\w+)/.exec(own)?.[1] ?? ''
  const taken = { packIds: [packId], accepted: true, reason: 'ART-COPY', words: 'The same engines.' }
  await decideNotice(senior.actor, noticeId, taken)
  const answer = { name: 'Mina Ray', address: '2 Ink Lane, Cairo', words: 'I drew them in 2019, see my sketches.' }
  await counterNotice(artist.actor, packId, { ...answer, sworn: true })

  await page.goto(own)
  await expect(page.getByText('2 Ink Lane, Cairo')).toBeVisible()
  await page.getByLabel('Court and number of the file').fill('Lisbon, 7/2026')
  await page.getByRole('button', { name: 'A court has it' }).click()
  await expect(page.getByText('Before a court')).toBeVisible()

  await world.become(senior)
  await page.goto(`/desk/notices/${noticeId}`)
  await expect(page.getByText('Lisbon, 7/2026')).toBeVisible()
  await world.expectAccessible()
  await page.getByLabel('The court has decided for the claimant').fill('The court of Lisbon says they are hers.')
  await page.getByRole('button', { name: 'It stays down' }).click()
  await expect(page.getByText('Stays down', { exact: true })).toBeVisible()

  await world.signOut()
  await page.goto(own)
  await expect(page.getByText('Stays down', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'A court has it' })).toHaveCount(0)
})

test('a report in one hand is decided in no other, and what the desk says of it stays at the desk', async ({
  page,
  world,
}) => {
  const title = name('Sour Grapes')
  const { packId } = await createPackOnSale({ title })
  const words = 'I saw these grapes elsewhere.'
  await reportPack(visitor, { packId, category: 'other', words, proof: '', email: 'vine@people.example', locale: 'en' })
  const [first, second] = [
    await createPerson({ roles: ['senior_reviewer'], name: 'Omar Vine' }),
    await createPerson({ roles: ['reviewer'], name: 'Ada Vine' }),
  ]

  await test.step('one takes it in hand and leaves a note', async () => {
    await world.become(first)
    await page.goto('/desk/reports')
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: 'Take it in hand' }).click()
    await expect(page.getByRole('button', { name: 'Put it back' })).toBeVisible()
    await page.getByLabel('A note').fill('I have asked the other shop.')
    await page.getByRole('button', { name: 'Write it down' }).click()
    await expect(page.getByRole('article').filter({ hasText: 'I have asked the other shop.' })).toBeVisible()
  })

  await test.step('another reads the note, and decides nothing', async () => {
    await world.become(second)
    await page.reload()
    await expect(page.getByText('Omar Vine has this in hand.')).toBeVisible()
    await expect(page.getByText('I have asked the other shop.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Nothing wrong' })).toHaveCount(0)
    await world.expectAccessible()
  })

  await test.step('put back, it is anybody’s, who finds nothing wrong', async () => {
    await world.become(first)
    await page.reload()
    await page.getByRole('button', { name: 'Put it back' }).click()
    await expect(page.getByRole('button', { name: 'Take it in hand' })).toBeVisible()
    await world.become(second)
    await page.reload()
    await page.getByLabel('Words to whoever reads the answer').fill('We found no others like these.')
    await page.getByRole('button', { name: 'Nothing wrong' }).click()
    await expect(page.getByText('Dismissed').first()).toBeVisible()
  })
})
