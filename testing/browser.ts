import { existsSync } from 'node:fs'

/** Browsers a system may have, in the order we like them. */
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Quiet and self-contained: nothing a browser does in the background may reach for another host. */
export const BROWSER_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
]

/**
 * A real Chromium to test with: the system's, else the one inside the npm package @sparticuz/chromium (Linux x64).
 * Undefined leaves it to Playwright, which has its own where `npx playwright install` could run.
 */
export async function findBrowser(): Promise<string | undefined> {
  const found = SYSTEM.find((file) => existsSync(file))
  if (found || process.platform !== 'linux' || process.arch !== 'x64') return found
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}
