import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { buildWhenStale } from '@/server/build'
import { startChild, type Child } from '@/server/child'
import { generateClient } from '@/server/generate-client'
import { BROWSER_ARGS, findBrowser } from '@/testing/browser'
import { startServer } from '@/testing/server'

// `npm run screenshots [folder]`: the pictures of the README (docs/screenshots), from the demo content as a visitor sees it.
// `npm run screenshots -- /tmp/look all` takes every page in every look, for the eye; with a third word, only the pictures
// whose names it fits (`'^pack.*phone'`). With DATABASE_URL, DATA_DIR and PORT set, those of the shop that runs there.

const folder = process.argv[2] ?? 'docs/screenshots'
const all = process.argv[3] === 'all'
const only = new RegExp(process.argv[4] ?? '')

/** Pictures that could not be taken; the others are all the same. */
const missed: string[] = []

const README = [
  'home-desktop-light-en',
  'pack-phone-dark-ar',
  'studio-pack-desktop-light-en',
  'desk-case-desktop-light-en',
]

generateClient()
mkdirSync(folder, { recursive: true })
if (!process.env.DATABASE_URL) process.exit(await ofOurOwnShop())
const origin = `http://localhost:${process.env.PORT ?? '3000'}`
const { findPages } = await import('./screenshot-pages')
const { signInAs } = await import('./screenshot-sign-in')
const executablePath = await findBrowser()
const browser = await chromium.launch({ args: BROWSER_ARGS, ...(executablePath && { executablePath }) })
try {
  await untilPicturesAreMade()
  for (const page of await findPages())
    for (const device of ['desktop', 'phone'] as const)
      for (const theme of ['light', 'dark'] as const)
        for (const locale of ['en', 'ar'] as const) {
          const name = `${page.name}-${device}-${theme}-${locale}`
          if (!(all ? only.test(name) : README.includes(name))) continue
          await shoot(browser, page, { device, theme, locale, name }).catch((error: unknown) => {
            missed.push(name)
            console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
          })
        }
} finally {
  await browser.close()
}
process.exit(missed.length === 0 ? 0 : 1)

/** The same again beside a shop of its own, stocked with the demo content. A process reads its settings once, at its start. */
async function ofOurOwnShop(): Promise<number> {
  await buildWhenStale(console.log)
  const server = await startServer()
  await ended(startChild('prisma/seed.ts', [], server.settings))
  const code = await ended(startChild('scripts/screenshots.ts', process.argv.slice(2), server.settings))
  await server.stop()
  return code
}

function ended({ process: child }: Child): Promise<number> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

async function shoot(
  from: Browser,
  page: { path: string; as?: string | undefined; open?: string | undefined },
  look: { device: 'desktop' | 'phone'; theme: 'light' | 'dark'; locale: 'en' | 'ar'; name: string },
): Promise<void> {
  const context = await from.newContext({
    baseURL: origin,
    viewport: look.device === 'desktop' ? { width: 1440, height: 900 } : { width: 390, height: 844 },
    deviceScaleFactor: look.device === 'desktop' ? 1 : 2,
    colorScheme: look.theme,
    reducedMotion: 'reduce',
  })
  if (page.as) await context.addCookies([{ ...(await signInAs(page.as)), url: origin }])
  const tab = await context.newPage()
  await tab.goto((look.locale === 'ar' ? `/ar${page.path}` : page.path).replace('/ar/?', '/ar?'), {
    timeout: 120_000,
  })
  await wake(tab)
  if (page.open) await tab.locator(page.open).first().click()
  await passOver(tab)
  await tab.screenshot({ path: path.join(folder, `${look.name}.png`), fullPage: all })
  await context.close()
}

/** A shared page sleeps until a hand comes near (server/wake.js), and shows only then what it knows of the visitor. */
async function wake(tab: Page): Promise<void> {
  await tab.evaluate(async () => {
    if (!document.querySelector('script[type=asleep][async]')) return
    await new Promise((resolve) => {
      addEventListener('awake', resolve, { once: true })
      dispatchEvent(new Event('pointermove'))
    })
  })
  await tab.waitForLoadState('networkidle')
}

/** Pictures come when they are near: so go by all of them once, and wait for each, and for the letters. */
async function passOver(tab: Page): Promise<void> {
  // A full picture of a page paints what lies below as well.
  await tab.addStyleTag({ content: '.later { content-visibility: visible !important }' })
  await tab.evaluate(async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
      scrollTo(0, top)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    scrollTo(0, 0)
    await document.fonts.ready
  })
  await tab
    .waitForFunction(() => [...document.images].every((image) => image.complete), undefined, { timeout: 10_000 })
    // A hidden picture may never be asked for.
    .catch(() => undefined)
}

/** The worker makes previews and cards behind the seed; a picture of empty frames helps nobody. */
async function untilPicturesAreMade(): Promise<void> {
  const { db } = await import('@/infra/db')
  for (const end = Date.now() + 300_000; Date.now() < end;) {
    const [waiting, bare] = await Promise.all([
      db.master.count({ where: { previewsAt: null } }),
      db.pack.count({ where: { state: 'on_sale', cardKey: null } }),
    ])
    if (waiting === 0 && bare === 0) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
