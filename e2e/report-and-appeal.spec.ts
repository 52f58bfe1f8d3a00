import sharp from 'sharp'
import { system, visitor } from '@/core/actor'
import { db } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import { escalateOverdue } from '@/modules/moderation/escalate-overdue'
import { reportPack } from '@/modules/moderation/report-pack'
import { bringToReview, draftPack, pictureAll } from '@/testing/builders'
import { setPagePicture } from '@/modules/studio/set-page-picture'
import { seeded, stickerPng } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'
import { payForReal, releaseOrders } from '@/testing/payouts'
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
    await expect(page.getByRole('heading', { name: 'Why the artist disagrees with the takedown' })).toBeVisible()
    await page.getByLabel('Words to the artist').fill('The sketch shows it: it is yours.')
    await page.getByRole('button', { name: 'Put the pack back' }).click()
    await expect(page.getByText('Upheld').first()).toBeVisible()
    await expect(async () => {
      await page.goto('/new')
      await expect(page.getByRole('link', { name: title })).toBeVisible({ timeout: 15_000 })
    }).toPass()
  })
})

test('a visitor reports an artist’s page, a senior takes its banner and name off, the artist appeals, and a second senior puts both back', async ({
  page,
  world,
}) => {
  test.slow()
  const name = `Real Mina ${Date.now().toString(36)}`
  const artist = await createPerson({ roles: ['artist'], name, locale: 'ar' })
  const { id, handle } = artist.actor
  const first = await createPerson({ roles: ['senior_reviewer'], name: 'Omar' })
  const second = await createPerson({ roles: ['senior_reviewer'], name: 'Ada' })
  await createPackOnSale({ artistId: id })
  expect(await setPagePicture(artist.actor, 'banner', await stickerPng('painted', 900, 7))).toEqual([])
  const shows = (there: boolean) =>
    expect(async () => {
      await page.goto(`/artists/${handle}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(there ? name : handle, { timeout: 1000 })
      await expect(page.locator('img[src*="/1600.webp"]')).toHaveCount(there ? 1 : 0, { timeout: 1000 })
    }).toPass()

  await test.step('anybody can report it, from the page', async () => {
    await shows(true)
    await page.getByRole('link', { name: 'Report this page' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Report a page')
    await world.expectAccessible()
    await page.getByRole('radio', { name: /It pretends to be me/ }).check()
    await page.getByLabel('What you saw').fill('That is my name, and my wall in the banner.')
    await page.getByLabel('What shows it').fill('https://mina.example/wall')
    await page.getByLabel('Your e-mail').fill(`mina.${handle}@pages.example`)
    await page.getByRole('button', { name: 'Send the report' }).click()
    await expect(page.getByText('Thank you. It is in the queue')).toBeVisible()
  })

  await test.step('a senior sees the page as it is and as it was, and takes off two parts, each for a reason', async () => {
    await world.become(first)
    await page.goto('/desk/reports?by=risk')
    await page.getByRole('link', { name: `${name} A page` }).click()
    await expect(page.getByText('my wall in the banner')).toBeVisible()
    await expect(page.getByRole('img', { name: 'Banner' })).toHaveCount(2)
    await world.expectAccessible()
    await page.getByLabel('Banner').selectOption('ART-COPY')
    await page.getByLabel('Name', { exact: true }).selectOption('IMPERSONATION')
    await page.getByLabel('Words to whoever reads the answer').fill('The wall and the name are somebody else’s.')
    await page.getByRole('button', { name: 'Take it off' }).click()
    await expect(page.getByText('Upheld').first()).toBeVisible()
    await world.expectAccessible()
    await world.signOut()
    await shows(false)
  })

  await test.step('the artist reads in their language what, why and until when, and appeals', async () => {
    await world.become(artist)
    await page.goto('/ar/studio/profile')
    await page.getByRole('link', { name: 'اطّلع على ما أُزيل ولماذا' }).click()
    await expect(page.getByText('ينتحل شخصية غيره')).toBeVisible()
    await world.expectAccessible()
    await page.getByLabel('لماذا القرار خاطئ').fill('هذا اسمي وهذا جداري، وهذه صورتي أمامه.')
    await page.getByRole('button', { name: 'أرسل الاعتراض' }).click()
    await expect(page.getByText('ستصلك الإجابة قبل')).toBeVisible()
  })

  await test.step('the first decider is barred; a second person puts both back', async () => {
    const { id: appeal } = await db.packCase.findFirstOrThrow({ where: { artistId: id, kind: 'appeal' } })
    await world.become(first)
    await page.goto(`/desk/reports/${appeal}`)
    await expect(page.getByText('Somebody else hears this appeal')).toBeVisible()
    await world.become(second)
    await page.reload()
    await world.expectAccessible()
    await page.getByLabel('Words to the artist').fill('The picture shows it: it is you.')
    await page.getByRole('button', { name: 'Put it back on the page' }).click()
    await expect(page.getByText('Upheld').first()).toBeVisible()
    // The banner also lies there by itself, as every new one does.
    await page.goto('/desk/reports')
    await page.getByRole('link', { name: `${name} New banner` }).click()
    await expect(page.getByText('It is shown already.')).toBeVisible()
    await world.expectAccessible()
    await page.getByRole('button', { name: 'Nothing wrong' }).click()
    await expect(page.getByText('Dismissed').first()).toBeVisible()
    await world.signOut()
    await shows(true)
    await world.become(artist)
    await page.goto('/studio/standing')
    await expect(page.getByText('No strikes. All is well.')).toBeVisible()
  })
})

test('whoever owns a drawing gives notice, a senior takes the pack down, its artist reads what is held and answers, and the claimant reads that', async ({
  page,
  world,
}) => {
  const title = `Traced Owls ${Date.now().toString(36)}`
  const artist = await createPerson({ roles: ['artist'], name: 'Mina' })
  const senior = await createPerson({ roles: ['senior_reviewer'], name: 'Omar' })
  const { packId } = await createPackOnSale({ artistId: artist.actor.id, title, pricing: 'choose' })
  const { slug } = await findPack(db, packId)
  await releaseOrders([(await payForReal(packId, 5_000n)).orderId], 20)

  await page.goto(`/rights?pack=/packs/${slug}`)
  await page.getByLabel('What is yours').fill('The owls of my book, page by page.')
  await page.getByLabel('Your full name').fill('Ada Owl')
  await page.getByLabel('Postal address').fill('1 Forest Road')
  await page.getByLabel('Your e-mail').fill('ada@owls.example')
  await page.getByRole('checkbox', { name: /in good faith/ }).check()
  await page.getByRole('button', { name: 'Give notice' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Your notice, number')
  const own = page.url()

  await world.become(senior)
  await page.goto('/desk/notices')
  const { noticeId } = await db.noticedPack.findFirstOrThrow({ where: { packId } })
  await page.goto(`/desk/notices/${noticeId}`)
  await page.getByLabel('Reason').selectOption('ART-COPY')
  await page.getByLabel('Words').fill('The book shows every one of them.')
  await page.getByRole('button', { name: 'Take down' }).click()
  await expect(page.getByText('Taken down: the artist can answer')).toBeVisible()

  await world.become(artist)
  await page.goto('/studio/earnings/payouts')
  await expect(page.getByText(`$40.00 of ${title} is held`)).toBeVisible()
  await expect(page.getByText('Its artist may answer until')).toBeVisible()
  await expect(page.getByText('too little for a payout')).toBeVisible()
  await world.expectAccessible()
  await page.getByRole('link', { name: 'The decision, and how to answer it' }).click()
  await page.getByLabel('Why they are wrong').fill('I drew them for that book myself; here are the sketches.')
  await page.getByLabel('Your full name').fill('Mina Fox')
  await page.getByLabel('Postal address').fill('2 Hill Street')
  await page.getByRole('checkbox', { name: /in good faith/ }).check()
  await page.getByRole('button', { name: 'Send the answer' }).click()
  await expect(page.getByText('Answered: the claimant can go to court')).toBeVisible()

  await world.signOut()
  await page.goto(own)
  await expect(page.getByText('I drew them for that book myself')).toBeVisible()
  await expect(page.getByText('Back on sale unless a court has it by')).toBeVisible()
  await expect(page.getByText('2 Hill Street')).toBeVisible()
})

test('reports that are nothing are dismissed together and taken back; what is late stands with the seniors', async ({
  page,
  world,
}) => {
  const name = Date.now().toString(36)
  const titles = [`Plain Cups ${name}`, `Plain Pots ${name}`]
  for (const title of titles) {
    const { packId } = await createPackOnSale({ title })
    const email = `${title.replaceAll(' ', '')}@people.example`
    await reportPack(visitor, {
      packId,
      category: 'other',
      words: 'I do not like these.',
      proof: '',
      email,
      locale: 'en',
    })
  }
  await db.packCase.updateMany({
    where: { title: titles[0] ?? '' },
    data: { dueAt: new Date(0), openedAt: new Date(0) },
  })
  await escalateOverdue(system('escalate'))

  await world.become(await createPerson({ roles: ['senior_reviewer'] }))
  await page.goto('/desk/reports')
  const late = page.getByRole('link', { name: titles[0] ?? '' })
  await expect(late.getByText('With the seniors')).toBeVisible()
  await page.getByText('Dismiss several at once').click()
  for (const title of titles) await page.getByRole('checkbox', { name: new RegExp(title) }).check()
  await page.getByLabel('Words to whoever reads the answer').fill('We found nothing.')
  await page.getByRole('button', { name: 'Nothing wrong with these' }).click()
  const pending = page.getByText(/2 reports are dismissed at/)
  await expect(pending).toBeVisible()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(pending).toHaveCount(0)
  await expect(late).toBeVisible()
  await expect(page.getByRole('link', { name: titles[1] ?? '' })).toBeVisible()
})

/** Like no face that other journeys put on sale, and not like itself when turned: blocks, here and there. */
async function blocksPng(seed: number): Promise<Buffer> {
  const random = seeded(seed)
  const blocks = Array.from({ length: 12 }, () => {
    const [x, y, width, height] = [random() * 70, random() * 70, 10 + random() * 30, 10 + random() * 30]
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="hsl(200 60% ${random() * 100}%)"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 -5 110 110" width="512" height="512">${blocks.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

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
  const art = await blocksPng(seed)
  await draft(`Early Bird ${name}`, () => Promise.resolve(art))
  await draft(`Magpie ${name}`, () => sharp(art).flop().resize(300).webp({ quality: 60 }).toBuffer())

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
