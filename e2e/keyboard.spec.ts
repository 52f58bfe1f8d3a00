import type { Locator, Page } from '@playwright/test'
import ar from '@/messages/ar.json' with { type: 'json' }
import { inTransaction } from '@/infra/db'
import { grant } from '@/modules/library/grant'
import { indexPack } from '@/modules/search/index-pack'
import { draftPack, pictureAll } from '@/testing/builders'
import { stickerPng } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'
import { createPerson, expect, test } from './world'

// By keys. While one buys, no pointer comes near the pages, not even the one that wakes a shared page for other journeys.

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('by keys alone from the front page to a pack that is yours, seeing at every stop where one is', async ({
  context,
  world,
}) => {
  const title = `Keyboard Otters ${Date.now().toString(36)}`
  const { packId } = await createPackOnSale({ title, pricing: 'fixed', minor: 299n })
  await indexPack(packId)
  await world.become(await createPerson({ name: 'Kay' }))
  const page = await context.newPage()
  const press = (key: string) => page.keyboard.press(key)

  await test.step('past the header, by the first stop of all', async () => {
    await page.goto('/')
    await tabTo(page, page.getByRole('link', { name: 'Skip to content' }), 1)
    await press('Enter')
    await expect(page.locator('main')).toBeFocused()
  })

  await test.step('a list opens, is left by Escape, and gives the focus back', async () => {
    const emoji = page.getByRole('main').getByRole('button', { name: 'Search by emoji' })
    await tabTo(page, emoji)
    await press('Space')
    await tabTo(page, page.getByRole('link', { name: '😭' }))
    await press('Escape')
    await expect(emoji).toBeFocused()
  })

  await test.step('words into the search', async () => {
    await press('Shift+Tab')
    await expect(page.getByRole('main').getByRole('combobox', { name: 'Search' })).toBeFocused()
    await page.keyboard.type(title)
    await press('Enter')
  })

  await test.step('the pack that was found', async () => {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await tabTo(page, page.getByRole('main').getByRole('link', { name: title }))
    await press('Enter')
  })

  await test.step('the button with the price', async () => {
    await expect(page.getByRole('region', { name: 'You pay' })).toBeVisible()
    await tabTo(page, page.getByRole('link', { name: 'Buy for $2.99' }))
    await press('Enter')
  })

  await test.step('how one pays by arrows, the consent by the space bar', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Check and pay' })).toBeVisible()
    const ways = page.getByRole('group', { name: 'How you pay' }).getByRole('radio')
    await tabTo(page, ways.first())
    await press('ArrowDown')
    await expect(ways.nth(1)).toBeChecked()
    expect(await stop(page)).toMatchObject({ fault: '' })
    await press('ArrowUp')
    await expect(ways.first()).toBeChecked()
    const consent = page.getByRole('checkbox', { name: /right away/ })
    await tabTo(page, consent)
    await press('Space')
    await expect(consent).toBeChecked()
    await tabTo(page, page.getByRole('button', { name: 'Pay $2.99' }))
    await press('Enter')
  })

  await test.step('play money', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Pay with play money' })).toBeVisible()
    await tabTo(page, page.getByRole('button', { name: 'Pay $2.99' }))
    await press('Enter')
  })

  await expect(page.getByRole('heading', { name: 'Thank you. It is yours.' })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'Open my library' }))
  await press('Enter')
  await expect(page.getByRole('main').getByText(title).first()).toBeVisible()
})

for (const { locale, way, words } of [
  { locale: '', way: 1, words: 'English from left to right' },
  { locale: '/ar', way: -1, words: 'Arabic from right to left' },
])
  test(`one stop after another runs as ${words}, row by row`, async ({ context }) => {
    const word = `tabbing${Date.now().toString(36)}`
    for (const one of ['One', 'Two', 'Three'])
      await indexPack((await createPackOnSale({ title: `${one} ${word}` })).packId)
    const page = await context.newPage()
    await page.goto(`${locale}/search?q=${word}`)
    const header: number[] = []
    const cards: number[] = []
    for (let turn = 0; turn < 80 && cards.length < 3; turn += 1) {
      await page.keyboard.press('Tab')
      const at = await stop(page)
      expect([at.name, at.fault]).toEqual([at.name, ''])
      if (at.room === 'HEADER') header.push(way * at.middle)
      if (at.tag === 'A' && at.name.includes(word)) cards.push(way * at.middle)
    }
    expect(header.length).toBeGreaterThan(7)
    expect(header).toEqual(header.toSorted((a, b) => a - b))
    expect(cards).toHaveLength(3)
    expect(cards).toEqual(cards.toSorted((a, b) => a - b))
    await expect(page.locator('html')).toHaveAttribute('lang', locale ? 'ar' : 'en')
    if (locale) await expect(page.getByRole('combobox', { name: ar.shell.search.label }).first()).toBeAttached()
  })

test('in the studio and in one’s own rooms every stop shows that one is there', async ({ page, world }) => {
  const artist = await world.signIn({ roles: ['artist'], name: 'Kay' })
  const draft = await draftPack(artist, {
    title: 'Draft by Keys',
    description: 'Otters.',
    languages: ['en'],
    category: 'animals',
    tags: ['otters', 'rivers'],
    pricing: 'fixed',
    minor: 299n,
    stickers: [{ fileName: 'otter.png', bytes: () => stickerPng('flat', 512, 1), emoji: '🦦', alt: 'Otter', tags: [] }],
  })
  await pictureAll(draft.versionId)
  const { packId } = await createPackOnSale({ title: `Otters to Tab ${Date.now().toString(36)}` })
  await inTransaction((tx) => grant(tx, { userId: artist.id, packId, source: 'free' }))
  for (const [path, least] of [
    [`/studio/packs/${draft.packId}`, 25],
    ['/studio/profile', 20],
    ['/library', 15],
    ['/account', 15],
    [`/reviews/${packId}`, 12],
    ['/artists', 10],
    ['/rankings', 10],
  ] as const) {
    await page.goto(path)
    const stops: string[] = []
    for (let at = await next(page); at.name && !at.again && stops.length < 200; at = await next(page)) {
      stops.push(at.name)
      expect.soft([path, at.name, at.fault]).toEqual([path, at.name, ''])
    }
    expect.soft(stops.length, `${path}: ${stops.join(' · ')}`).toBeGreaterThan(least)
  }
})

/** Tab after Tab until this has the focus; each stop on the way shows that it has it. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  const passed: string[] = []
  for (let turn = 0; turn < most; turn += 1) {
    const at = await next(page)
    expect([page.url(), at.name, at.fault]).toEqual([page.url(), at.name, ''])
    if (await target.evaluate((part) => part === document.activeElement)) return
    passed.push(at.name)
  }
  throw new Error(`not among the ${most} stops after where one was: ${passed.join(' · ')}`)
}

let turns = 0

/** One stop on. What slides in, as the way past the header does, is given the time to. */
async function next(page: Page) {
  turns += 1
  await page.keyboard.press('Tab')
  let at = await stop(page, turns)
  if (at.fault && at.name)
    await expect
      .poll(async () => (at = await stop(page, turns)).fault, { timeout: 1_000 })
      .toBe('')
      .catch(() => undefined)
  return at
}

/** Where the keys are. A fault is whatever would leave somebody who looks for it without an answer. */
async function stop(page: Page, turn = 0) {
  return page.evaluate((turn) => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body)
      return { name: '', tag: '', room: '', middle: 0, again: false, fault: 'nothing has the focus' }
    // Looked at twice at one stop, it is not come to again.
    const passed = (at as { passed?: number }).passed
    const again = passed !== undefined && passed !== turn
    Object.assign(at, { passed: turn })
    const box = at.getBoundingClientRect()
    const middle = box.left + box.width / 2
    const name = (at.ariaLabel ?? (at.innerText || at.title || at.id)).trim() || at.tagName
    const isRinged = (part: Element | null) => {
      if (!part) return false
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\)$|transparent/.test(outlineColor)
    }
    // A card, a frame and a line of a choice carry the ring for what is inside them.
    let isSeen = false
    for (let part: Element | null = at, up = 0; part && up < 5 && !isSeen; part = part.parentElement, up += 1)
      isSeen = isRinged(part)
    const onTop = document.elementFromPoint(middle, box.top + box.height / 2)
    const fault = !at.matches(':focus-visible')
      ? 'is not said to be focused'
      : !isSeen
        ? 'has no ring'
        : !onTop
          ? 'is outside the window'
          : (at.closest('label') ?? at).contains(onTop) || onTop.contains(at)
            ? ''
            : `lies under ${onTop.outerHTML.slice(0, 80)}`
    return { name, tag: at.tagName, room: at.closest('header, main, footer')?.tagName ?? '', middle, again, fault }
  }, turn)
}
