import type { Page } from '@playwright/test'
import { createDraft } from '@/testing/drafts'
import { expect, test, type Role, type World } from './world'

// Every page, as whoever may see it, in two looks that between them meet every rule: English on a desktop by day, Arabic on a phone
// by night. No accessibility fault, no sideways scroll, no word missing, nothing asked of another host (world.ts sees to that).

interface Visit {
  who: string
  roles?: Role[]
  pages: string[]
}

const VISITS: Visit[] = [
  {
    who: 'a visitor',
    pages: [
      '/',
      '/artists',
      '/rankings',
      '/free',
      '/search',
      '/search?q=nothing-like-it',
      '/categories/animals',
      '/sign-in',
      '/no-such-page',
    ],
  },
  { who: 'a member', roles: [], pages: ['/account', '/account/sessions', '/library', '/orders'] },
  {
    who: 'an artist',
    roles: ['artist'],
    pages: ['/studio', '/studio/invitations', '/studio/earnings', '/studio/packs/DRAFT'],
  },
  { who: 'a reviewer', roles: ['reviewer'], pages: ['/desk', '/desk/packs', '/desk/packs?find=nothing-like-it'] },
  {
    who: 'an admin',
    roles: ['admin', 'finance'],
    pages: ['/desk/audit', '/desk/audit?check=1', '/desk/books', '/desk/orders', '/desk/people'],
  },
]

const LOOKS = [
  { name: 'English, desktop, light', locale: '', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'Arabic, phone, dark', locale: '/ar', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const

for (const look of LOOKS) {
  test.describe(look.name, () => {
    test.use({ viewport: look.viewport, colorScheme: look.colorScheme, contextOptions: { reducedMotion: 'reduce' } })
    for (const { who, roles, pages } of VISITS) {
      test(`${who} finds every page in order`, async ({ page, world }) => {
        test.slow()
        const actor = roles && (await world.signIn({ roles }))
        const draft = actor?.roles.includes('artist') ? await createDraft(actor) : undefined
        for (const path of pages) {
          const answer = await page.goto(`${look.locale}${path.replace('DRAFT', draft?.packId ?? '')}`)
          expect([path, answer?.status()]).toEqual([path, path === '/no-such-page' ? 404 : 200])
          await test.step(path, () => inOrder(page, world))
        }
      })
    }
  })
}

async function inOrder(page: Page, world: World): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1)
  await world.expectAccessible()
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways).toBeLessThanOrEqual(0)
  // A message that is missing shows as its own name.
  const names = (await page.locator('body').innerText()).match(/\b[a-z]+(?:\.[a-z]+[A-Za-z_]*){1,4}\b/g) ?? []
  expect(
    names.filter((name) =>
      /^(shell|home|pack|shop|search|ui|checkout|orders|earnings|books|account|signIn|mail|people|studio|upload|desk|reasons|library|refusals|problems)\./.test(
        name,
      ),
    ),
  ).toEqual([])
}
