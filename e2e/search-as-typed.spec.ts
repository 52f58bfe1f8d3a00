import type { Page } from '@playwright/test'
import { indexPack } from '@/modules/search/index-pack'
import ar from '@/messages/ar.json' with { type: 'json' }
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

/** A word that nothing else in the shop has: journeys share one. */
const word = (letters: string) =>
  Array.from({ length: 9 }, () => letters[Math.floor(Math.random() * letters.length)]).join('')

/** A pack that the search knows. */
async function known(wishes: Parameters<typeof createPackOnSale>[0]) {
  const pack = await createPackOnSale(wishes)
  await indexPack(pack.packId)
  return pack
}

const box = (page: Page) => page.locator('input[name=q]:visible')
/** The line that the box says is chosen. */
const chosen = (page: Page) => page.locator('[role=option][aria-selected=true]')

test('what is typed brings packs, their artist and their tag; keys choose among them and open one', async ({
  page,
  world,
}) => {
  const [rare, name] = [word('bdfgklmnprt'), word('bdfgklmnprt')]
  const { actor: artist } = await createPerson({ roles: ['artist'], name: `${rare}ina ${name}` })
  const first = await known({ title: `${rare} Frogs`, artistId: artist.id, pricing: 'fixed', minor: 299n })
  const second = await known({ title: `Toads of ${rare}`, tags: [`${rare}wood`] })
  const list = page.getByRole('listbox', { name: 'Suggestions' })

  await page.goto('/new')
  await box(page).pressSequentially(rare.slice(0, 7))
  await expect(list.getByRole('option')).toHaveText([
    new RegExp(`${first.title}.*\\$2\\.99`),
    new RegExp(`${second.title}.*Free`),
    new RegExp(`${rare}ina ${name}.*Artist`),
    new RegExp(`#${rare}wood.*Tag`),
    `All results for “${rare.slice(0, 7)}”`,
  ])
  await expect(page.getByRole('combobox')).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByText('4 suggestions')).toBeAttached()
  await world.expectAccessible()

  await test.step('Escape puts them away and leaves what was typed', async () => {
    await page.keyboard.press('Escape')
    await expect(list).toBeHidden()
    await expect(page.getByRole('combobox')).toHaveAttribute('aria-expanded', 'false')
    await expect(box(page)).toHaveValue(rare.slice(0, 7))
  })

  await test.step('a slip of the finger is forgiven', async () => {
    await box(page).fill(`${rare.slice(0, 4)}${rare.slice(5)}`)
    await expect(list.getByRole('option', { name: first.title })).toBeVisible()
  })

  await test.step('arrows go round, and Enter opens what is chosen', async () => {
    await page.keyboard.press('ArrowUp')
    await expect(chosen(page)).toContainText('All results')
    await page.keyboard.press('ArrowDown')
    await expect(chosen(page)).toHaveCount(0)
    await page.keyboard.press('ArrowDown')
    await expect(chosen(page)).toContainText(first.title)
    const id = (await chosen(page).getAttribute('id')) ?? ''
    await expect(page.getByRole('combobox')).toHaveAttribute('aria-activedescendant', id)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: first.title })).toBeVisible()
    await expect(list).toBeHidden()
  })

  await test.step('Enter with nothing chosen searches, and the box there still says for what', async () => {
    await page.goto('/')
    await box(page).fill(rare)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: rare })).toBeVisible()
    await expect(box(page)).toHaveCount(1)
    await expect(box(page)).toHaveValue(rare)
    await expect(page.getByRole('main').getByRole('link', { name: second.title })).toBeVisible()
  })

  await test.step('also after another search, and back', async () => {
    // The page may still be asleep: what is typed meanwhile counts.
    await box(page).press('ControlOrMeta+a')
    await box(page).pressSequentially(`toads ${rare}`)
    await expect(list.getByRole('option', { name: second.title })).toBeVisible()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: `toads ${rare}` })).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1, name: `“${rare}”` })).toBeVisible()
    await expect(box(page)).toHaveValue(rare)
  })
})

test('in Arabic on a phone, too, from right to left and within the screen', async ({ page, world }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  const rare = word('بتجدرسشعفقكلمن')
  const { title } = await known({ title: `ضفادع ${rare}`, languages: ['ar'] })
  for (const path of ['/ar', '/ar/search']) {
    await page.goto(path)
    await box(page).pressSequentially(rare.slice(0, 6))
    const option = page.getByRole('listbox', { name: ar.shell.search.suggestions }).getByRole('option', { name: title })
    await expect(option).toBeVisible()
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(beyond, `${path} is wider than the screen`).toBeLessThanOrEqual(0)
    const [picture, words] = await Promise.all(
      ['img', 'bdi'].map(async (part) => (await option.locator(part).first().boundingBox())?.x ?? 0),
    )
    expect(picture, 'the picture stands where the line begins').toBeGreaterThan(words ?? 0)
    await world.expectAccessible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page).toHaveURL(/\/ar\/packs\//)
  }
})

test('an answer that comes late is not shown over the one to what was typed since, and none at all is no fault', async ({
  page,
}) => {
  const [old, young] = [word('bdfgklmnprt'), word('bdfgklmnprt')]
  const [{ title: late }, { title }] = [
    await known({ title: `${old} Frogs` }),
    await known({ title: `${young} Toads` }),
  ]
  let letCome = () => {}
  const held = new Promise<void>((resolve) => (letCome = resolve))
  const answered = page.waitForEvent('requestfinished', (request) => request.url().includes(`q=${young}`))
  await page.route(`**/api/suggest?*q=${old}`, async (route) => {
    await held
    await route.continue().catch(() => undefined)
  })
  await page.goto('/new')
  const asked = page.waitForRequest((request) => request.url().includes(`q=${old}`))
  await box(page).fill(old)
  await asked
  await box(page).fill(young)
  await answered
  letCome()
  await expect(page.getByRole('option', { name: title })).toBeVisible()
  await expect(page.getByRole('option', { name: late })).toHaveCount(0)

  await page.route('**/api/suggest?*', (route) => route.abort())
  await box(page).fill(old)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByRole('link', { name: late })).toBeVisible()
})
