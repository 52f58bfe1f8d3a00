import { gzipSync } from 'node:zlib'
import { db, inTransaction } from '@/infra/db'
import { platformOf } from '@/modules/imaging/platforms'
import { grant } from '@/modules/library/grant'
import { approveCase } from '@/modules/moderation/approve-case'
import { bringToReview } from '@/testing/builders'
import { film, longTone, videoIsHere } from '@/testing/films'
import { apngChunks, apngOf, asFile, drawing, movingSticker } from '@/testing/motion'
import { expectTaken, take } from './take-files'
import { createPerson, expect, test } from './world'

/** What a process of its own decodes or encodes, on a machine that has other things to do. */
const MADE = { timeout: 150_000 }

async function movingFiles() {
  const frames = ['red', 'lime', 'blue', 'teal', 'navy'].map((colour) => ({ colour }))
  const files = [
    { name: 'ball.webp', mimeType: 'image/webp', buffer: await asFile(await movingSticker(128, 5, 100), 'webp') },
    { name: 'box.png', mimeType: 'image/png', buffer: apngOf(await apngChunks(128, frames)) },
    { name: 'disc.tgs', mimeType: 'application/gzip', buffer: gzipSync(JSON.stringify(drawing({ op: 24 }))) },
  ]
  if (videoIsHere) files.push({ name: 'film.webm', mimeType: 'video/webm', buffer: film('vp9-alpha-sound.webm') })
  return files
}

test('an artist sends stickers that move, with a sound and an effect; a buyer plays them when asked and takes what messengers accept', async ({
  page,
  world,
}) => {
  test.setTimeout(900_000)
  const [mina, buyer] = [await createPerson({ roles: ['artist'] }), await createPerson()]
  const { actor: reviewer } = await createPerson({ roles: ['reviewer'] })
  const title = `Restless ${mina.actor.handle}`
  const files = await movingFiles()

  await test.step('up, each marked as one that moves', async () => {
    await world.become(mina)
    await page.goto('/studio')
    await page.getByRole('button', { name: 'New pack' }).click()
    await page.getByLabel('What is it called?').fill(title)
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.waitForURL(/\/studio\/packs\/pack_/)
    await page.locator('input[type=file]').setInputFiles(files)
    await expect(page.getByRole('heading', { name: `${files.length} stickers` })).toBeVisible(MADE)
    await expect(page.getByText('Cutting…')).toHaveCount(0, MADE)
    await expect(page.getByRole('listitem').getByText('Moves', { exact: true })).toHaveCount(files.length)
    await page.getByRole('button', { name: 'Choose all' }).click()
    await page.getByLabel('Add emoji').fill('🏃')
    await page.getByRole('button', { name: `Put to ${files.length}` }).click()
    await page.getByLabel('Category').selectOption('abstract')
    await page.getByRole('combobox', { name: 'Languages', exact: true }).selectOption('zxx')
  })

  const side = page.getByRole('complementary', { name: 'The chosen sticker' })
  await test.step('a drawing goes to Telegram as it is, and has a sound and an effect', async () => {
    await page.getByRole('button', { name: /^Sticker \d: disc\.tgs/ }).click()
    const report = side.getByRole('region', { name: /what each messenger makes of it/ })
    await expect(report.getByRole('listitem').filter({ hasText: 'Telegram' }).first()).toContainText('Fits as it is')
    await expect(report.getByRole('listitem').filter({ hasText: 'Signal' })).toContainText('APNG')
    // In its chat: what is known of it before it is made, then the file itself, which moves when asked.
    await report.getByRole('button', { name: /^Signal/ }).click()
    await expect(report.getByText(/APNG 512 × 512 · at most/)).toBeVisible()
    await report.getByRole('button', { name: 'Make the file now' }).click()
    await expect(report.getByText(/APNG \d+ × \d+ · [\d.]+ KB · \d+ frames/)).toBeVisible(MADE)
    await report.getByRole('button', { name: 'Moves' }).hover()
    await expect(report.locator('.sticker-moving')).toHaveAttribute('src', /as=made/)
    await side.getByLabel('Description').fill('A disc')
    const effect = Buffer.from(JSON.stringify(drawing({ fr: 30, op: 90 }, { op: 90 })))
    await side.getByLabel('Add an effect').setInputFiles({ name: 'rain.json', mimeType: 'application/json', buffer: effect }) // prettier-ignore
    await expect(side.getByRole('button', { name: 'See the effect' })).toBeVisible(MADE)
    if (videoIsHere) {
      await side.getByLabel('Add a sound').setInputFiles({ name: 'hum.wav', mimeType: 'audio/wav', buffer: longTone() })
      await expect(side.getByRole('button', { name: 'Hear it' })).toBeVisible(MADE)
    }
    await side.getByLabel('Another effect').setInputFiles({ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{}') }) // prettier-ignore
    await expect(side.getByRole('region', { name: 'Sound and effect' })).toContainText(/drawing|read/, MADE)
    await expect(page.getByRole('main').getByRole('status').first()).toHaveText('saved')
    await world.expectAccessible()
  })

  const { id: packId } = await db.pack.findFirstOrThrow({ where: { title } })
  const { id: versionId } = await db.version.findFirstOrThrow({ where: { packId } })
  await approveCase(reviewer, (await bringToReview(mina.actor, versionId, reviewer)) ?? '')
  const { slug } = await db.pack.findUniqueOrThrow({ where: { id: packId } })

  await test.step('a buyer sees one move, hears it and has its effect when asked for', async () => {
    // What a page plays is in no document: it is heard of here.
    await page.addInitScript(() => {
      window.Audio = class extends Audio {
        override play() {
          this.addEventListener('playing', () => (document.documentElement.dataset.heard = this.currentSrc))
          return super.play()
        }
      }
    })
    const asked: string[] = []
    page.on('request', (request) => /\/(sound|effect)\.\w+$/.test(request.url()) && asked.push(request.url()))
    await world.become(buyer)
    await page.goto(`/packs/${slug}`)
    await expect(page.getByText(`${files.length} move`)).toBeVisible()
    const tile = page
      .getByRole('main')
      .getByRole('listitem')
      .getByRole('button', { name: /A disc/ })
    await tile.hover()
    await expect(tile.locator('img.sticker-moving')).toHaveCount(1)
    await page.mouse.move(0, 0)
    await expect(tile.locator('img.sticker-moving')).toHaveCount(0)
    await tile.click()

    const stage = page.getByRole('region', { name: 'The chosen sticker' })
    await world.expectAccessible()
    if (videoIsHere) {
      const sound = stage.getByRole('button', { name: /its sound$/ })
      await expect(sound).toHaveAttribute('aria-pressed', 'false')
      expect(asked).toEqual([])
      await sound.click()
      await expect(sound).toHaveText('Stop its sound')
      await expect(sound).toHaveAttribute('aria-pressed', 'true')
      await expect(page.locator('html')).toHaveAttribute('data-heard', /\/sound\.ogg$/)
      await page.keyboard.press('Escape')
      await expect(sound).toHaveText('Play its sound')
    }
    const effect = stage.getByRole('button', { name: 'Play its effect' })
    const shown = page.locator('.effect-over-page')
    expect(asked.filter((url) => url.includes('effect'))).toEqual([])
    for (const end of ['Escape', 'press'] as const) {
      await effect.click()
      await expect(shown).toHaveCount(1)
      await expect(effect).toHaveAttribute('aria-pressed', 'true')
      await (end === 'press' ? effect.click() : page.keyboard.press('Escape'))
      await expect(shown).toHaveCount(0)
      await expect(effect).toHaveAttribute('aria-pressed', 'false')
    }
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await effect.click()
    await expect(stage.getByRole('status')).toHaveText('Not played: you prefer less motion.')
    await expect(shown).toHaveCount(0)
  })

  await inTransaction((tx) => grant(tx, { userId: buyer.actor.id, packId, source: 'free' }))
  const carried = {
    whatsapp: [/\.wastickers$/, /01\.webp$/],
    telegram: videoIsHere ? [/\.tgs$/, /\.webm$/] : [/\.tgs$/],
    signal: [/\.png$/],
    png: videoIsHere ? [/effect\.webp$/, /sound\.ogg$/] : [/effect\.webp$/],
  }
  for (const id of ['whatsapp', 'telegram', 'signal', 'png'] as const)
    await test.step(`taken for ${id}`, async () => {
      const paths = await expectTaken(await take(page, packId, id), platformOf(id))
      for (const path of carried[id]) expect(paths.filter((one) => path.test(one))).not.toEqual([])
    })
})
