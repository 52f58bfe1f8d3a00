import { existsSync } from 'node:fs'
import { env } from '@/infra/env'
import { buildWhenStale } from './build'
import { buildEmbed } from './build-embed'
import { startChild, type Child } from './child'
import { startEmbeddedPostgres, type RunningPostgres } from './embedded-postgres'
import { prepareDatabase } from './prepare-database'
import { keptSecret } from './settings'

const say = (line: string) => console.log(line)

/**
 * Bring up database, migrations, pages, web and worker, in this order; keep web and worker running; stop all of it in the
 * opposite order on Ctrl-C. Demo content is made on the first start, through the use cases, while the shop is open already.
 */
export async function supervise({ dev }: { dev: boolean }): Promise<void> {
  const database: RunningPostgres | undefined = env.DATABASE_URL ? undefined : await startEmbeddedPostgres(env.DATA_DIR)
  const url = env.DATABASE_URL ?? database?.url ?? ''
  const settings: Record<string, string> = {
    NODE_ENV: dev ? 'development' : 'production',
    DATABASE_URL: url,
    DATA_DIR: env.DATA_DIR,
    SECRET: env.SECRET ?? keptSecret(env.DATA_DIR),
    PORT: String(env.PORT),
    // No request leaves for another host: not the framework's either.
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const running = new Map<string, Child>()
  let stopping = false

  async function stopAll(code: number): Promise<never> {
    if (!stopping) {
      stopping = true
      await Promise.all([...running.values()].map((child) => child.stop()))
      await database?.stop()
    }
    process.exit(code)
  }
  process.on('SIGINT', () => void stopAll(0))
  process.on('SIGTERM', () => void stopAll(0))

  /** Start it, and again whenever it ends by itself: at once after a long life, later and later after short ones. */
  function keepRunning(name: string, file: string, args: string[], shortLives = 0): Promise<void> {
    const bornAt = Date.now()
    const child = startChild(file, args, settings)
    running.set(name, child)
    child.process.once('exit', (code, signal) => {
      if (stopping) return
      const next = Date.now() - bornAt > 30_000 ? 0 : shortLives + 1
      if (next > 5) {
        say(`${name} keeps failing (${signal ?? code}); stopping. The lines above say why.`)
        void stopAll(1)
        return
      }
      say(`${name} ended (${signal ?? code}); starting it again.`)
      setTimeout(() => void keepRunning(name, file, args, next), next * 500)
    })
    return new Promise((resolve) => child.process.once('message', () => resolve()))
  }

  try {
    const { applied, role } = await prepareDatabase(url)
    if (role) settings.DATABASE_ROLE = role
    else say('This database user may not make roles, so the shop runs as that user: see docs/security.md.')
    if (applied.length > 0)
      say(`Database ready (${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'} applied).`)
    if (dev) buildEmbed()
    else await buildWhenStale(say)
    void keepRunning('worker', 'worker/index.ts', [])
    await keepRunning('web', 'server/web.ts', dev ? ['--dev'] : [])
    say(`\nMulsaq is open at ${env.origin}`)
    if (env.devMailbox) say(`Mails (sign-in links too) land at ${env.origin}/dev/mail`)
    // A process of its own, which sees to it that this happens once, and prints who can sign in.
    const seed = env.DEMO && existsSync('prisma/seed.ts') ? startChild('prisma/seed.ts', [], settings) : undefined
    if (seed && (await exitCode(seed)) !== 0)
      say('The demo shop is not complete yet (the lines above say why). The next start goes on where it stopped.')
    say('Ctrl-C stops everything.\n')
  } catch (error) {
    console.error(error instanceof Error ? `\n${error.message}\n` : error)
    await stopAll(1)
  }
}

function exitCode(child: Child): Promise<number | null> {
  return new Promise((resolve) => child.process.once('exit', resolve))
}
