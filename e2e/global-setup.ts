import { buildWhenStale } from '@/server/build'
import { startServer } from '@/testing/server'

/** One server for all journeys; each makes people and packs of its own. The settings reach the test processes by the environment. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await buildWhenStale((line) => console.log(line))
  const server = await startServer()
  Object.assign(process.env, server.settings, { E2E_ORIGIN: server.origin })
  return () => server.stop()
}
