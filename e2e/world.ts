import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import type { UserActor, Role } from '@/core/actor'
import { db } from '@/infra/db'
import { SESSION_COOKIE } from '@/infra/session-token'
import { checkInvariants } from '@/modules/checkout/check-invariants'
import { createPerson } from '@/testing/people'

/** What a journey starts from: people and packs made directly, through the same use cases as real ones where there is one. */
export interface World {
  /** Sign a new person in, in this page's browser context, with the session a real sign-in would leave. */
  signIn(person?: Parameters<typeof createPerson>[0]): Promise<UserActor>
  /** Put someone made earlier (createPerson, a builder) into this page's browser context. */
  become(person: { token: string }): Promise<void>
  /** Leave: the cookie goes, the session stays. */
  signOut(): Promise<void>
  /** The page as it stands has no accessibility fault that axe can see. */
  expectAccessible(): Promise<void>
  /** Every invariant holds and every book balances, after whatever money moved. */
  expectBooks(): Promise<void>
}

export type { Role }
export { expect, createPerson }

/**
 * Playwright's `test` with our server behind it. Every journey fails when its page asks another host for anything
 * (promise 5 of the product), throws an uncaught error, or logs a hydration fault or something that a policy refused.
 */
export const test = base.extend<{ world: World; watched: void }>({
  // Read here and not in the config: the server's port is known only once it runs.
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants the braces
  baseURL: async ({}, use) => {
    await use(process.env.E2E_ORIGIN ?? '')
  },
  watched: [
    async ({ context, baseURL }, use) => {
      const faults: string[] = []
      context.on('request', (request) => {
        const url = new URL(request.url())
        if (url.protocol.startsWith('http') && url.origin !== baseURL)
          faults.push(`request to another host: ${request.url()}`)
      })
      context.on('weberror', (error) => faults.push(`uncaught in the page: ${error.error().message}`))
      context.on('console', (message) => {
        if (message.type() === 'error' && /hydrat|Content Security Policy|requires 'Trusted/i.test(message.text()))
          faults.push(message.text())
      })
      await use()
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
  page: async ({ page }, use) => {
    await use(ready(page))
  },
  world: async ({ page, context, baseURL }, use) => {
    const become = async ({ token }: { token: string }) => {
      await context.addCookies([
        { name: SESSION_COOKIE, value: token, url: baseURL ?? '', httpOnly: true, sameSite: 'Lax' },
      ])
    }
    await use({
      become,
      async signIn(person = {}) {
        const made = await createPerson(person)
        await become(made)
        return made.actor
      },
      signOut: () => context.clearCookies({ name: SESSION_COOKIE }),
      expectAccessible: () => expectAccessible(page),
      expectBooks,
    })
  },
})

/** A page that is come to once it answers to hands. Before that, what is typed may be lost and a press do nothing. */
export function ready(page: Page): Page {
  const goto = page.goto.bind(page)
  const reload = page.reload.bind(page)
  page.goto = async (...to) => {
    const answer = await goto(...to)
    await answersToHands(page)
    return answer
  }
  page.reload = async (...how) => {
    const answer = await reload(...how)
    await answersToHands(page)
    return answer
  }
  return page
}

/** React has taken over whatever on the page can be pressed or filled in. What never does so is left to the journey to find out. */
export async function answersToHands(page: Page): Promise<void> {
  const wait = page.evaluate(async () => {
    const taken = (part: Element) => Object.keys(part).some((key) => key.startsWith('__reactProps$'))
    const parts = () => [...document.querySelectorAll('body, button, input:not([type=hidden]), select, textarea')]
    const end = Date.now() + 20_000
    // A shared page sleeps until a hand comes near.
    dispatchEvent(new Event('pointermove'))
    const isOurs = () => '__next_f' in window || document.querySelector('script#data')
    while (isOurs() && Date.now() < end && !parts().every(taken))
      await new Promise((resolve) => setTimeout(resolve, 10))
  })
  // It may go on to another page by itself.
  await wait.catch(() => undefined)
}

async function expectBooks(): Promise<void> {
  expect(await checkInvariants()).toEqual([])
  const off = await db.posting.groupBy({ by: ['book', 'currency'], _sum: { amountMinor: true } })
  expect(off.filter(({ _sum }) => _sum.amountMinor !== 0n)).toEqual([])
}

async function expectAccessible(page: Page): Promise<void> {
  // Parts that wait off screen are laid out first: as long as they wait they lie over what comes after them, for axe alone.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { content-visibility: visible !important }')
    document.adoptedStyleSheets.push(sheet)
  })
  // Only faults are asked for, and no second page is opened to gather them (we have no frames): less than half the time on a long page.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // Between two pages there is a moment without a title, and axe looks once.
    .disableRules('document-title')
  await expect(page).toHaveTitle(/\S/)
  const { violations } = await axe.analyze()
  // Soft: a journey goes on, and one run tells of every page.
  const { pathname, search } = new URL(page.url())
  expect
    .soft(
      violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, any }) => [...target, any[0]?.message].join(' ')).join(', ')}`,
      ),
      pathname + search,
    )
    .toEqual([])
}
