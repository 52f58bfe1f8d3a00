import { defineConfig } from '@playwright/test'
import { BROWSER_ARGS, findBrowser } from './testing/browser'

const LONG = ['every-page', 'moving', 'use-what-one-owns'].map((name) => `**/${name}.spec.ts`)

const executablePath = await findBrowser()

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results',
  // On two cores a third gained nothing (6.9 minutes; 6.5 with two), and what a journey waits for came late.
  workers: 2,
  fullyParallel: true,
  // What takes longest begins first, so that no core is left with nothing to do while the last journey ends.
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'short', testIgnore: LONG },
  ],
  forbidOnly: true,
  retries: 0,
  timeout: 240_000,
  // Long enough for a slow machine; short enough that what waits in vain is named before the whole journey's time is up.
  expect: { timeout: 30_000, toPass: { timeout: 120_000 } },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    // Ours only stands in when there is no network; the journey that tries it lets it in.
    serviceWorkers: 'block',
    // Recording costs as much as a third of a run: asked for when there is something to find, with TRACE=1.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: BROWSER_ARGS, ...(executablePath && { executablePath }) },
  },
})
