import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { buildWhenStale } from '@/server/build'
import { startChild } from '@/server/child'
import { generateClient } from '@/server/generate-client'
import { BROWSER_ARGS, findBrowser } from '@/testing/browser'
import { startServer } from '@/testing/server'

// `npm run screenshots [folder]`: the pictures of the README (docs/screenshots), from the demo content as a visitor sees it.
// `npm run screenshots -- /tmp/look all` takes every page in every look, for the eye.

const folder = process.argv[2] ?? 'docs/screenshots'
const all = process.argv[3] === 'all'

interface Shot {
  name: string
  path: string
  /** The demo person who looks; nobody signed in when absent. */
  as?: string
}

const PAGES: Shot[] = [
  { name: 'home', path: '/' },
  { name: 'pack', path: '/packs/cat-meetings' },
  { name: 'search', path: '/search?q=cat' },
  { name: 'rankings', path: '/rankings' },
  { name: 'artists', path: '/artists' },
  { name: 'artist', path: '/artists/mina' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'library', path: '/library', as: 'buyer' },
  { name: 'studio', path: '/studio', as: 'mina' },
  { name: 'earnings', path: '/studio/earnings', as: 'mina' },
  { name: 'desk', path: '/desk', as: 'reviewer' },
  { name: 'books', path: '/desk/books', as: 'finance' },
]

const README = ['home-desktop-light-en', 'pack-phone-dark-ar']

generateClient()
await buildWhenStale(console.log)
mkdirSync(folder, { recursive: true })
const server = await startServer()
Object.assign(process.env, server.settings)
const executablePath = await findBrowser()
const browser = await chromium.launch({ args: BROWSER_ARGS, ...(executablePath && { executablePath }) })
try {
  const seed = startChild('prisma/seed.ts', [], server.settings)
  await new Promise((resolve) => seed.process.once('exit', resolve))
  await untilPicturesAreMade()
  for (const page of PAGES)
    for (const device of ['desktop', 'phone'] as const)
      for (const theme of ['light', 'dark'] as const)
        for (const locale of ['en', 'ar'] as const) {
          const name = `${page.name}-${device}-${theme}-${locale}`
          if (all || README.includes(name)) await shoot(browser, page, { device, theme, locale, name })
        }
} finally {
  await browser.close()
  await server.stop()
}

async function shoot(
  from: Browser,
  page: Shot,
  look: { device: 'desktop' | 'phone'; theme: 'light' | 'dark'; locale: 'en' | 'ar'; name: string },
): Promise<void> {
  const context = await from.newContext({
    baseURL: server.origin,
    viewport: look.device === 'desktop' ? { width: 1440, height: 900 } : { width: 390, height: 844 },
    deviceScaleFactor: look.device === 'desktop' ? 1 : 2,
    colorScheme: look.theme,
    reducedMotion: 'reduce',
  })
  if (page.as) await signIn(context, page.as)
  const tab = await context.newPage()
  await tab.goto((look.locale === 'ar' ? `/ar${page.path}` : page.path).replace('/ar/?', '/ar?'), {
    waitUntil: 'networkidle',
  })
  await tab.screenshot({ path: path.join(folder, `${look.name}.png`), fullPage: all })
  await context.close()
}

/** A session for a demo person, as a sign-in would leave it. */
async function signIn(context: Awaited<ReturnType<Browser['newContext']>>, handle: string): Promise<void> {
  const { randomBytes } = await import('node:crypto')
  const { newId } = await import('@/core/ids')
  const { db } = await import('@/infra/db')
  const { SESSION_COOKIE, tokenHash } = await import('@/infra/session-token')
  const user = await db.user.findUnique({ where: { handle } })
  if (!user) throw new Error(`The demo has nobody called ${handle}.`)
  const token = randomBytes(32).toString('hex')
  await db.session.create({
    data: {
      id: newId('session'),
      userId: user.id,
      tokenHash: tokenHash(token),
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  })
  await context.addCookies([{ name: SESSION_COOKIE, value: token, url: server.origin }])
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
