import type { Page } from '@playwright/test'
import { indexPack } from '@/modules/search/index-pack'
import { createPackOnSale, type PackWishes } from '@/testing/packs'
import { expect, ready, test } from './world'

// Four packs by one word that nobody else has: the numbers on the chips are theirs alone.

async function shelf(): Promise<string> {
  const word = `narrow${Math.random().toString(36).slice(2, 8)}`
  const packs: [string, PackWishes][] = [
    ['Calm', { pricing: 'free' }],
    ['Lively', { pricing: 'free', stickers: [{ kind: 'webp', frames: 20, durationMs: 1_000 }] }],
    ['Dear', { pricing: 'fixed', minor: 299n }],
    ['Querida', { pricing: 'fixed', minor: 499n, languages: ['es'] }],
  ]
  for (const [name, wishes] of packs)
    await indexPack((await createPackOnSale({ title: `${name} ${word}`, ...wishes })).packId)
  return word
}

/** The packs on the shelf, by their first word. */
async function expectFound(page: Page, word: string, names: string[]): Promise<void> {
  const links = page.getByRole('main').getByRole('link', { name: new RegExp(`^\\w+ ${word}$`) })
  await expect(links).toHaveCount(names.length)
  expect((await links.allInnerTexts()).map((title) => title.split(' ')[0] ?? '').toSorted()).toEqual(names.toSorted())
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    names.length === 1 ? '1 pack' : `${names.length} packs`,
  )
}

for (const scripts of [true, false])
  test(`a search is narrowed by price, kind and language, ${scripts ? 'with' : 'without'} JavaScript`, async ({
    browser,
    baseURL,
  }) => {
    const word = await shelf()
    const context = await browser.newContext({ javaScriptEnabled: scripts, ...(baseURL && { baseURL }) })
    const page = await context.newPage()
    if (scripts) ready(page)
    const chip = (facet: string, name: string) =>
      page.getByRole('navigation', { name: facet }).getByRole('link', { name, exact: true })

    await page.goto(`/search?q=${word}`)
    await expectFound(page, word, ['Calm', 'Lively', 'Dear', 'Querida'])
    await page.getByText('Narrow down').last().click()
    for (const [facet, name] of [
      ['Price', 'Free 2'],
      ['Price', 'Paid 2'],
      ['Kind', 'Still 3'],
      ['Kind', 'Moving 1'],
      ['Language', 'English 3'],
      ['Language', 'Spanish 1'],
    ] as const)
      await expect(chip(facet, name)).toBeVisible()

    await chip('Price', 'Paid 2').click()
    await expectFound(page, word, ['Dear', 'Querida'])
    // What one chose is said; what it leaves is counted anew, and the other prices as before.
    await expect(chip('Price', 'Paid 2')).toHaveAttribute('aria-current', 'true')
    await expect(chip('Price', 'Free 2')).toBeVisible()
    await expect(chip('Kind', 'Moving 0')).toBeVisible()
    await chip('Language', 'Spanish 1').click()
    await expectFound(page, word, ['Querida'])

    // The address is all there is to it: somebody else sees the same.
    const address = page.url()
    expect(new URL(address).search).toBe(`?q=${word}&price=paid&language=es`)
    const elsewhere = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
    const there = await elsewhere.newPage()
    await there.goto(address)
    await expectFound(there, word, ['Querida'])
    await elsewhere.close()

    await chip('Kind', 'Moving 0').click()
    await expect(page.getByRole('heading', { name: 'Nobody has drawn that yet' })).toBeVisible()
    await page.goBack()
    await expectFound(page, word, ['Querida'])
    await page.goBack()
    await expectFound(page, word, ['Dear', 'Querida'])
    // A chosen chip leads back out.
    await chip('Price', 'Paid 2').click()
    await expectFound(page, word, ['Calm', 'Lively', 'Dear', 'Querida'])
    await context.close()
  })
