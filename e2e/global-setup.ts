import { buildWhenStale } from '@/server/build'
import { freePort } from '@/server/embedded-postgres'
import { startServer } from '@/testing/server'
import { BUILD_CANARIES } from './canaries'
import { telegramSettings } from '@/testing/telegram-double/double'

/** One server for all journeys; each makes people and packs of its own. The settings reach the test processes by the environment. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  // Built with secrets that canary.spec.ts looks for; the shop has its own.
  const before = { ...process.env }
  Object.assign(process.env, BUILD_CANARIES)
  await buildWhenStale((line) => console.log(line))
  for (const name of Object.keys(BUILD_CANARIES)) {
    if (before[name] === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = before[name]
  }
  // Nobody is there yet: the journey that needs Telegram starts its double at this address.
  // Files are made for who asks: a hundred packs come on sale here, and nobody wants those of most.
  const server = await startServer({ ...telegramSettings(await freePort()), WALLET: '1', EXPORTS_AHEAD: '0' })
  Object.assign(process.env, server.settings, { E2E_ORIGIN: server.origin })
  return () => server.stop()
}
