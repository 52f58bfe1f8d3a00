import type { BrowserContext, Worker } from '@playwright/test'

/** No network any more: not for the pages, and not for their worker, which the browser's own "offline" does not reach. */
export async function cutNetwork(context: BrowserContext): Promise<Worker> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await worker.evaluate(() => {
    const scope = globalThis as typeof globalThis & { network?: typeof fetch }
    scope.network = scope.fetch
    scope.fetch = () => Promise.reject(new TypeError('no network'))
  })
  await context.setOffline(true)
  return worker
}

export async function giveNetworkBack(context: BrowserContext, worker: Worker): Promise<void> {
  await context.setOffline(false)
  await worker.evaluate(() => {
    const scope = globalThis as typeof globalThis & { network?: typeof fetch }
    if (scope.network) scope.fetch = scope.network
  })
}
