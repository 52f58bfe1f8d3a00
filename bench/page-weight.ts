import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type Response } from '@playwright/test'
import { buildWhenStale } from '@/server/build'
import { BROWSER_ARGS, findBrowser } from '@/testing/browser'
import { startServer } from '@/testing/server'
import { startBareNext } from './parts/bare-next'
import { type Figure, type Figures, figure } from './parts/result'
import { stock } from './parts/stock'

/** docs/performance.md has them: first-load scripts over a bare page's, the markup of sixty cards, pictures one sees at first. In bytes. */
const BARS = { scripts: 20_000, cards: 12_000, pictures: 150_000 }

const LOOKS = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
}

/**
 * What pages weigh in a real browser, as `npm start` serves them. Scripts: all that a page runs once a hand has woken it and it is quiet again
 * (server/wake.js: before that it runs none), beside what a bare page of the same Next brings. Markup: the whole page of a shelf with sixty cards, and what of it the cards are (the same
 * page without them taken off), and the data that React makes them from, which comes from an address of its own once the page wakes. Pictures: of a pack of forty stickers, those that stand in the window before anyone scrolls, and all that were fetched
 * till then. `bare` is the bar where there is no counterpart.
 */
export default async function pageWeight(): Promise<Figures> {
  await buildWhenStale((line) => console.error(line))
  const server = await startServer()
  const bare = await startBareNext()
  const executablePath = await findBrowser()
  const browser = await chromium.launch({ args: BROWSER_ARGS, ...(executablePath && { executablePath }) })
  try {
    const pack = `${server.origin}/packs/${encodeURIComponent(await stock('bench/parts/stock-shelf.ts', server.settings))}`
    const figures: Figures = {}
    const bareScripts = (await visit(browser, `${bare.origin}/60`, 'desktop')).scripts
    for (const [name, url] of Object.entries({ home: `${server.origin}/`, pack })) {
      const { scripts } = await visit(browser, url, 'desktop')
      figures[`scripts-${name}`] = bytes(scripts, bareScripts)
      figures[`scripts-${name}-over-bare`] = bytes(scripts - bareScripts, BARS.scripts)
    }
    const [full, none] = await Promise.all(
      ['food', 'plants'].map((shelf) => markup(`${server.origin}/categories/${shelf}`)),
    )
    if (!full || !none) throw new Error('no shelves')
    figures['markup-sixty-page'] = bytes(full.page, BARS.cards)
    figures['markup-sixty-cards'] = bytes(full.page - none.page, BARS.cards)
    figures['data-sixty-page'] = bytes(full.data, BARS.cards)
    figures['data-sixty-cards'] = bytes(full.data - none.data, BARS.cards)
    for (const look of ['phone', 'desktop'] as const) {
      const { seen, fetched } = await visit(browser, pack, look)
      figures[`pictures-${look}`] = bytes(seen, BARS.pictures)
      figures[`pictures-${look}-fetched`] = bytes(fetched, BARS.pictures)
    }
    return figures
  } finally {
    await browser.close()
    bare.stop()
    await server.stop()
  }
}

/** Once to have it rendered and kept, and once more with nothing in the browser's store. */
async function visit(browser: Browser, url: string, look: keyof typeof LOOKS) {
  await fetch(url)
  const context = await browser.newContext({ ...LOOKS[look], serviceWorkers: 'block' })
  const page = await context.newPage()
  const answers: Response[] = []
  page.on('response', (answer) => void answers.push(answer))
  await page.goto(url, { waitUntil: 'networkidle' })
  const shown = new Set(
    await page.evaluate(() =>
      [...document.images].flatMap((image) => {
        const { top, bottom, width } = image.getBoundingClientRect()
        return width > 0 && top < innerHeight && bottom > 0 && image.currentSrc ? [image.currentSrc] : []
      }),
    ),
  )
  const weight = { scripts: 0, seen: 0, fetched: 0 }
  for (const answer of answers.splice(0)) {
    if (!answer.ok() || answer.request().resourceType() !== 'image') continue
    const { length } = await answer.body()
    weight.fetched += length
    if (shown.has(answer.url())) weight.seen += length
  }
  // A page asleep is woken, for what it runs then is what it weighs.
  await page.evaluate(() => dispatchEvent(new Event('pointermove')))
  await page.waitForLoadState('networkidle')
  const scripts = await page.evaluate(() =>
    // What React makes the page from comes as a script too (server/sleeping-page.ts), and is no program.
    [...document.scripts].flatMap(({ src, noModule }) => (src.includes('/_next/') && !noModule ? [src] : [])),
  )
  for (const src of new Set(scripts)) weight.scripts += gzipSync(await (await fetch(src)).text()).length
  await context.close()
  return weight
}

/** A page as it arrives, and the data that is asked for when it wakes. */
async function markup(url: string): Promise<{ page: number; data: number }> {
  const page = await textAt(url)
  const at = /<script [^>]*id="data" src="([^"]+)"/.exec(page)?.[1]
  if (!at) throw new Error(`${url}: no data`)
  const data = await textAt(new URL(at.replaceAll('&amp;', '&'), url).href)
  return { page: gzipSync(page).length, data: gzipSync(data).length }
}

async function textAt(url: string): Promise<string> {
  const answer = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return answer.text()
}

function bytes(ours: number, bare: number): Figure {
  return figure(ours, bare, 'bytes', 0)
}
