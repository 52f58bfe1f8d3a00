import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Child, startChild } from '@/server/child'
import { freePort, startEmbeddedPostgres, temporaryHome } from '@/server/embedded-postgres'
import { prepareDatabase } from '@/server/prepare-database'

/** Mulsaq as `npm start` runs it (production build, web and worker), on a database, a data folder and a port of its own. */
export interface RunningServer {
  origin: string
  /** What a test process needs to reach the same database and files. */
  settings: Record<string, string>
  webPid: number
  stop(): Promise<void>
}

export async function startServer(extra: Record<string, string> = {}): Promise<RunningServer> {
  const home = temporaryHome()
  const database = await startEmbeddedPostgres(home, { temporary: true })
  const { role } = await prepareDatabase(database.url)
  const port = await freePort()
  const dataDir = path.join(home, 'data')
  mkdirSync(dataDir, { recursive: true })
  const settings = {
    DATABASE_URL: database.url,
    ...(role && { DATABASE_ROLE: role }),
    DATA_DIR: dataDir,
    PORT: String(port),
    SECRET: 'a secret that only tests use, 32 or more',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    DEMO: '0',
    NEXT_TELEMETRY_DISABLED: '1',
    ...extra,
  }
  const worker = startChild('worker/index.ts', [], { ...settings, NODE_ENV: 'production' })
  const web = await startWeb(settings)
  return {
    origin: `http://localhost:${port}`,
    settings,
    webPid: web.process.pid ?? 0,
    async stop() {
      await Promise.all([web.stop(5_000), worker.stop(5_000)])
      await database.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** A web process, when it is ready. */
export async function startWeb(settings: Record<string, string>): Promise<Child> {
  const web = startChild('server/web.ts', [], { ...settings, NODE_ENV: 'production' })
  await new Promise<void>((resolve, reject) => {
    web.process.once('message', () => resolve())
    web.process.once('exit', (code) => reject(new Error(`web ended with ${code} before it was ready`)))
  })
  return web
}
