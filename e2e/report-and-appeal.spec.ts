import { bringToReview, draftPack, pictureAll } from '@/testing/builders'
import { stickerPng } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

test('a visitor reports a pack, a senior takes it down for a week, its artist appeals, and another senior puts it back', async ({
  page,
  world,
}) => {
  test.slow()
  const title = `Borrowed Cats ${Date.now().toString(36)}`
  const artist = await createPerson({ roles: ['artist'], name: 'Mina' })
  const first = await createPerson({ roles: ['senior_reviewer'], name: 'Omar' })
  const second = await createPerson({ roles: ['senior_reviewer'], name: 'Ada' })
  const { packId } = await createPackOnSale({ artistId: artist.actor.id, title })

  await test.step('anybody can report, with an address for the answer', async () => {
    await expect(async () => {
      await page.goto('/new')
      await page.getByRole('link', { name: title }).click({ timeout: 10_000 })
    }).toPass()
    await page.getByRole('link', { name: 'Report this pack' }).click()
    await world.expectAccessible()
    await page.getByRole('radio', { name: /It copies my art/ }).check()
    await page.getByLabel('What you saw').fill('The first two are from my blog, drawn in 2019.')
    await page.getByLabel('Your e-mail').fill('artist@blog.example')
    await page.getByRole('button', { name: 'Send the report' }).click()
    await expect(page.getByText('Thank you. It is in the queue')).toBeVisible()
  })

  await test.step('a senior reads it and takes the pack down, with a reason and an end', async () => {
    await world.become(first)
    await page.goto('/desk/reports')
    await world.expectAccessible()
    await page.getByRole('link', { name: title }).click()
    await expect(page.getByText('drawn in 2019')).toBeVisible()
    await world.expectAccessible()
    await page.getByRole('checkbox', { name: /Copies art sold here/ }).check()
    await page.getByLabel('For how long').selectOption('7')
    await page.getByRole('button', { name: 'Take the pack down' }).click()
    await expect(page.getByText('Upheld').first()).toBeVisible()
    await world.signOut()
    await expect(async () => {
      await page.goto('/new')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('link', { name: title })).toHaveCount(0, { timeout: 1000 })
    }).toPass()
  })

  await test.step('the artist sees why and until when, and asks for a second look', async () => {
    await world.become(artist)
    await page.goto(`/studio/packs/${packId}/appeal`)
    await expect(page.getByText('It goes back by itself on')).toBeVisible()
    await world.expectAccessible()
    await page.getByLabel('Why the decision is wrong').fill('I am the one with that blog; here is the sketch.')
    await page.getByRole('button', { name: 'Send the appeal' }).click()
    await expect(page.getByText('You will have an answer by')).toBeVisible()
  })

  await test.step('who took the first decision does not hear it; a second person does', async () => {
    await world.become(first)
    await page.goto('/desk/reports')
    await page.getByRole('link', { name: title }).first().click()
    await expect(page.getByText('Somebody else hears this appeal')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Put the pack back' })).toHaveCount(0)
    await world.become(second)
    await page.reload()
    await page.getByLabel('Words to the artist').fill('The sketch shows it: it is yours.')
    await page.getByRole('button', { name: 'Put the pack back' }).click()
    await expect(page.getByText('Upheld').first()).toBeVisible()
    await expect(async () => {
      await page.goto('/new')
      await expect(page.getByRole('link', { name: title })).toBeVisible({ timeout: 15_000 })
    }).toPass()
  })
})

test('a copy of art on sale lies beside it on the desk, mirrored and said so, and suggests a reason that nobody ticked', async ({
  page,
  world,
}) => {
  test.slow()
  const name = Date.now().toString(36)
  const seed = Number.parseInt(name.slice(-4), 36)
  const draft = async (title: string, bytes: () => Promise<Buffer>) => {
    const artist = await createPerson({ roles: ['artist'], name: title })
    const { versionId } = await draftPack(artist.actor, {
      title,
      description: 'One and only.',
      languages: ['en'],
      category: 'animals',
      tags: ['one'],
      pricing: 'free',
      minor: 0n,
      stickers: [
        { fileName: 'one.png', bytes, emoji: '😀', alt: 'The one', tags: ['one'] },
        ...[1, 2].map((other) => ({
          fileName: `${other}.png`,
          bytes: () => stickerPng('painted', 300, seed + other + title.length),
          emoji: '😀',
          alt: `Number ${other}`,
          tags: ['one'],
        })),
      ],
    })
    await pictureAll(versionId)
    await bringToReview(artist.actor, versionId)
  }
  await draft(`Early Bird ${name}`, () => stickerPng('painted', 512, seed))
  await draft(`Magpie ${name}`, async () => {
    const { default: sharp } = await import('sharp')
    return sharp(await stickerPng('painted', 512, seed))
      .flop()
      .resize(300)
      .webp({ quality: 60 })
      .toBuffer()
  })

  await world.become(await createPerson({ roles: ['reviewer'] }))
  await page.goto('/desk')
  await page.getByRole('link', { name: `Magpie ${name}` }).click()
  await page.getByRole('button', { name: 'Claim this case' }).click()
  await expect(page.getByText('of 64 bits differ')).toBeVisible()
  await expect(page.getByText('Alike when mirrored')).toBeVisible()
  await expect(page.getByText('Waits for review too').first()).toBeVisible()
  await expect(page.getByText('the match speaks for this')).toBeVisible()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await world.expectAccessible()
  await page.keyboard.press('m')
  await expect(page.getByRole('button', { name: 'Turn the match' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press(' ')
  await expect(page.getByRole('button', { name: 'In turn' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: 'Difference' }).click()
  await world.expectAccessible()
})
