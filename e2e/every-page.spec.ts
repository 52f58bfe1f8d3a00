import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import words from '@/messages/en.json' with { type: 'json' }
import { isSharedPage } from '@/server/shared-pages'
import { stockBooks, stockDesk, stockOrders, stockShop, stockStudio } from './stock'
import { answersToHands, expect, test, type Role } from './world'

// Every page in every state it has, as whoever may see it, in two looks that between them meet every rule: English on a desktop by
// day, come to as links lead there, without a new document; Arabic on a phone by night, each as a document of its own. No accessibility fault
// by any of axe's rules, no sideways scroll, no word missing, headings in order, nothing asked of another host (world.ts sees to that).

interface Visit {
  who: string
  roles?: Role[]
  /** Makes what there is to see. `:name` in an address is what it calls `name`. */
  stock?: (actor: UserActor) => Promise<Record<string, string>>
  pages: string[]
}

/** Addresses where nothing stands, or nothing that is shown. */
const MISSING = new Set([
  '/no-such-page',
  '/packs/:stopped',
  '/packs/:banned',
  '/take/none',
  '/library/:owned/message/none',
])

const VISITS: Visit[] = [
  {
    who: 'a visitor',
    stock: stockShop,
    pages: [
      '/',
      '/new',
      '/artists',
      `/artists/from/zzzzzzzz~usr_${'z'.repeat(26)}`,
      '/artists/:artist',
      `/artists/:artist/from/zzzzzzzz~pack_${'z'.repeat(26)}`,
      '/rankings',
      '/figures',
      '/transparency',
      '/free',
      '/search',
      '/search?q=frogs',
      '/search?q=nothing-like-it',
      '/search?q=frogs&kind=still&platform=signal',
      '/search?q=frogs&kind=message',
      '/categories/animals',
      '/tags/frogs',
      '/packs/:fixed',
      '/packs/:free',
      '/report/:fixedId',
      '/report/:freeId?review=:review',
      '/report/artists/:artistId',
      '/reviews/:freeId',
      '/reviews/:fixedId',
      '/packs/:choose',
      '/packs/:adult',
      '/packs/:adult/adults',
      '/packs/:stopped',
      '/packs/:banned',
      '/sign-in',
      '/sign-in?problem=link',
      '/sign-in/sent',
      '/sign-in/sent?here=1',
      '/sign-in/confirm',
      '/sign-in/confirm?:link',
      '/sign-in/wait',
      '/sign-in/wait?:line',
      '/dev/mail',
      '/dev/ui',
      '/offline',
      '/stickers',
      '/docs/picker',
      '/cart',
      '/no-such-page',
    ],
  },
  {
    who: 'a new member',
    roles: [],
    pages: [
      '/account',
      '/wishlist',
      '/following',
      '/account/sessions',
      '/account/security',
      '/account/tokens',
      '/sign-in/second',
      '/account/studio',
      '/account/data',
      '/library',
      '/orders',
      '/studio',
    ],
  },
  {
    who: 'somebody who signed in long ago',
    roles: [],
    stock: async ({ sessionId }) => {
      const longAgo = new Date(Date.now() - 86_400_000)
      await db.session.update({ where: { id: sessionId }, data: { factorAt: null, createdAt: longAgo } })
      return {}
    },
    pages: ['/sign-in/again?next=%2Faccount%2Fdata', '/account/data'],
  },
  {
    who: 'a buyer',
    roles: [],
    stock: stockOrders,
    pages: [
      '/orders',
      '/orders/:waiting',
      '/orders/:transfer',
      '/orders/:canceled',
      '/orders/:expired',
      '/orders/:paid',
      '/orders/:paid/pay',
      '/orders/:declined',
      '/orders/:stopped',
      '/orders/:less',
      '/orders/:twice',
      '/pay/sandbox/:openCharge',
      '/pay/sandbox/:paidCharge',
      '/cart',
      '/checkout',
      '/checkout/:fixed',
      '/checkout/:fixed?gift=1',
      '/checkout/:fixed?code=NOSUCH',
      '/orders/:gift',
      '/gift/:giftLink',
      '/gift/nonsense',
      '/checkout/:choose?price=1',
      '/checkout/:free',
      '/checkout/:owned',
      '/checkout/:gone',
      '/wallet',
      '/library',
      '/library?pack=:owned',
      '/library?q=nothing-like-it',
      '/stickers',
      '/reviews/:owned',
      '/wishlist',
      '/following',
      '/following/stop?:stop',
      '/library/:owned/whatsapp',
      '/library/:owned/line',
      '/take/none',
      '/library/:owned/message/none',
    ],
  },
  {
    who: 'an artist',
    roles: ['artist'],
    stock: stockStudio,
    pages: [
      '/studio',
      '/studio/packs',
      '/studio/packs/:editing',
      '/studio/packs/:waiting',
      '/studio/packs/:rejected',
      '/studio/packs/:rejected/appeal',
      '/studio/packs/:sold',
      '/studio/packs/:noticed/counter',
      '/studio/invitations',
      '/studio/earnings',
      '/studio/earnings/entries/:entry',
      '/studio/earnings/leave',
      '/studio/earnings/payouts',
      '/studio/codes',
      '/studio/standing',
      '/studio/works',
      '/studio/profile',
      '/studio/profile/taken/:taken',
      '/studio/profile/taken/:heard',
    ],
  },
  {
    who: 'a reviewer',
    roles: ['reviewer', 'senior_reviewer'],
    stock: stockDesk,
    pages: [
      '/desk',
      '/desk/cases/:claimed',
      '/desk/reports',
      '/desk/workload',
      '/desk/reports/:report',
      '/desk/reports?by=risk',
      '/desk/reports/:pageReport',
      '/desk/reports/:pageTaken',
      '/desk/reports/:pageAppeal',
      '/desk/reports/:pageLook',
      '/desk/notices',
      '/desk/notices/:notice',
      '/rights',
      '/rights/:notice?:noticeKey',
      '/desk/packs',
      '/desk/packs?find=:onShelf',
      '/desk/packs?find=nothing-like-it',
      '/desk/audit',
    ],
  },
  {
    who: 'an admin who keeps the books',
    roles: ['admin', 'finance'],
    stock: stockBooks,
    pages: [
      '/desk/audit?check=1',
      '/desk/bank',
      '/desk/tax',
      '/desk/terms',
      '/desk/books',
      '/desk/books/processors',
      '/desk/books/entries',
      '/desk/books/entries/:entry',
      '/desk/orders',
      '/desk/orders?state=received',
      '/desk/orders/:order',
      '/desk/payouts',
      '/desk/codes',
      '/desk/wallet',
      '/desk/people',
      '/desk/people?find=:person',
      '/desk/people/:person',
      '/desk/people?find=nobody-at-all',
      '/bans/:ban?:banKey',
    ],
  },
]

/**
 * Not gone on to within an open document: it is loaded anew for what is missing and for the mailbox (letters shown as they are: markup from
 * text), and two lead back to where one is.
 */
const NO_WALK = new Set([...MISSING, '/dev/mail', '/orders/:paid/pay', '/studio/packs'])

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const { who, roles, stock, pages } of VISITS) {
  test(`${who} finds every page in order, in both looks`, async ({ page, world }) => {
    test.setTimeout(600_000)
    const actor = await world.signIn({ roles: roles ?? [] })
    const names = (await stock?.(actor)) ?? {}
    if (!roles) await world.signOut()
    const addressOf = (template: string) => template.replace(/:(\w+)/g, (_, of: string) => names[of] ?? `no-${of}`)
    const load = async (template: string, locale = '') => {
      const answer = await page.goto(`${locale}${addressOf(template)}`)
      expect.soft([template, answer?.status()]).toEqual([template, MISSING.has(template) ? 404 : 200])
      await inOrder(page, template)
    }

    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
    await begin(page)
    for (const template of pages.filter((one) => !NO_WALK.has(one)))
      await test.step(`English, desktop, light: on to ${template}`, async () => {
        await goOn(page, addressOf(template))
        await inOrder(page, template)
        await world.expectAccessible()
      })
    for (const template of pages.filter((one) => NO_WALK.has(one)))
      await test.step(`English, desktop, light: ${template}`, async () => {
        await load(template)
        await world.expectAccessible()
      })

    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const template of pages)
      await test.step(`Arabic, phone, dark: ${template}`, async () => {
        await load(template, '/ar')
        // The workbench shows all its looks at once.
        if (template !== '/dev/ui') await world.expectAccessible()
      })
  })
}

test('no page is left out of the visits', () => {
  const routes = readdirSync('app/[locale]', {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((file) => /(?:^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file}`.replace(/\/page\.tsx$|\/\([^)]*\)/g, '') || '/')
    // An address belongs to the page that spells out most of it.
    .toSorted((a, b) => places(a) - places(b))
  const patterns = routes.map((route) => {
    const source = route.replace(/\[\.\.\.\w+\]/g, '.+').replace(/\[\w+\]/g, '[^/]+')
    return { route, fits: new RegExp(`^${source}$`) }
  })
  const visited = VISITS.flatMap(({ pages }) => pages).map((page) => {
    const path = page.split('?')[0] ?? ''
    return patterns.find(({ fits }) => fits.test(path))?.route
  })
  expect(routes.length).toBeGreaterThan(30)
  expect(routes.filter((route) => !visited.includes(route))).toEqual([])
})

test('Next keeps no page but those that are the same for all: another’s scripts run at its first visit only', () => {
  const kept = JSON.parse(readFileSync('.next/prerender-manifest.json', 'utf8')) as { dynamicRoutes: object }
  const paths = Object.keys(kept.dynamicRoutes).map(
    (route) => route.replace('/[locale]', '').replace(/\[\w+\]/g, 'x') || '/',
  )
  expect(paths.length).toBeGreaterThan(10)
  expect(paths.filter((path) => !isSharedPage(path))).toEqual([])
})

/** How much of a route is left open; all of it, when it takes whatever is left over. */
const places = (route: string) => (route.includes('[...') ? Infinity : route.split('[').length)

/** On the front page, in a document that is under the rule of what text may become there (server/trust.js). */
async function begin(page: Page): Promise<void> {
  const answer = await page.goto('/')
  expect(answer?.headers()['content-security-policy']).toContain('require-trusted-types-for')
  await page.evaluate(() => Object.assign(window, { isFirst: true }))
}

/** Go on from there as links do, without a new document: no page it becomes breaks that rule (world.ts sees to it). */
async function goOn(page: Page, path: string): Promise<void> {
  const before = page.url()
  await page.evaluate((to) => {
    ;(window as unknown as { next: { router: { push(path: string): void } } }).next.router.push(to)
  }, path)
  if (new URL(path, before).href !== before) await expect.poll(() => page.url(), path).not.toBe(before)
  await expect.soft(page.locator('h1'), path).toHaveCount(1)
  await answersToHands(page)
  expect.soft([path, await page.evaluate(() => 'isFirst' in window)]).toEqual([path, true])
}

async function inOrder(page: Page, template: string): Promise<void> {
  await expect.soft(page.locator('h1'), template).toHaveCount(1)
  const found = await page.evaluate(() => ({
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => Number(heading.tagName[1])),
    landmarks: document.querySelectorAll('main').length,
    text: document.body.innerText,
  }))
  expect.soft([template, found.sideways]).toEqual([template, 0])
  expect.soft([template, found.landmarks]).toEqual([template, 1])
  // A reader who goes from heading to heading skips no level on the way down. (A side room may have its own before the h1.)
  const jumps = found.headings.filter((level, index) => level > (found.headings[index - 1] ?? 1) + 1)
  expect.soft([template, jumps, found.headings]).toEqual([template, [], found.headings])
  // A message that is missing shows as its own name.
  const names = found.text.match(/(?<![@\w.])[a-z]+(?:\.[a-z]+[A-Za-z_]*){1,4}\b/g) ?? []
  expect.soft(names.filter((name) => NAMESPACES.test(name) && !AUDITED.test(name))).toEqual([])
}

/** What looks like a message's name and is none: what the audit log calls what was done, the same in every language; a file. */
const AUDITED =
  /^(pack|studio|bank|tax|books)\.(banned|opened|reported|restored|imported|set_aside|rate_set|rate_dropped|charge)$|^(appeal|report)\.(made|upheld|dismissed|claimed|given_back)$|\.zip$/

const NAMESPACES = new RegExp(`^(${Object.keys(words).join('|')})\\.`)
