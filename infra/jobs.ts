import PgBoss from 'pg-boss'
import type { z } from 'zod'
import { withRequest } from './request-context'
import { newId } from '@/core/ids'
import { bounds, type Db } from './db'
import { required } from './env'
import { log } from './log'

/** A message one part of the product sends to its own future: a name and the shape of what it carries (JSON; money as decimal text). */
export interface Job<T> {
  name: string
  schema: z.ZodType<T>
  options: PgBoss.Queue
}

/**
 * Declare a job. Failed ones are tried three times more with growing pauses, then kept as `failed`, where they can be seen.
 * @param options.expireInSeconds How long one run may take before another worker may have it.
 */
export function defineJob<T>(name: string, schema: z.ZodType<T>, options: Partial<PgBoss.Queue> = {}): Job<T> {
  return {
    name,
    schema,
    options: { name, retryLimit: 3, retryDelay: 2, retryBackoff: true, expireInSeconds: 300, ...options },
  }
}

const shared = globalThis as typeof globalThis & { mulsaqBoss?: Promise<PgBoss> }

/** The worker's hold also clears away what is long done, of which there may be much. */
const UPKEEP_BOUNDS = '-c statement_timeout=60000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000'

/** pg-boss hands what it does not know to the connection, and has no type for it. */
function toDatabase(options: string): { connectionString: string } {
  const connection = { connectionString: required('DATABASE_URL'), options }
  return connection
}

/** This process's hold on the queue. The schema is made by the migrator, upkeep is the worker's. */
function queue(): Promise<PgBoss> {
  return (shared.mulsaqBoss ??= (async () => {
    const boss = new PgBoss({
      ...toDatabase(bounds()),
      max: 3,
      supervise: false,
      schedule: false,
      migrate: false,
    })
    boss.on('error', ({ message }) => log.error({ message }, 'queue fault'))
    await boss.start()
    return boss
  })())
}

/** Queues that are there, or being made by this process now: made twice at one moment, they would wait for each other. */
const known = new Map<string, Promise<void>>()

function ensureQueue(boss: PgBoss, job: Pick<Job<unknown>, 'name' | 'options'>): Promise<void> {
  const before = known.get(job.name)
  if (before) return before
  const made = createQueue(boss, job).catch((error: unknown) => {
    known.delete(job.name)
    throw error
  })
  known.set(job.name, made)
  return made
}

async function createQueue(boss: PgBoss, { name, options }: Pick<Job<unknown>, 'name' | 'options'>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await boss.createQueue(name, options)
      return
    } catch (error) {
      // Another process makes a queue at this moment, and PostgreSQL chose ours to give way ("deadlock detected").
      if (attempt === 5 || (error as { code?: string }).code !== '40P01') throw error
    }
  }
}

/**
 * Send a job in the caller's transaction: it exists exactly when what it is about does.
 * @param options.singletonKey While a job of this key waits, another is not added.
 * @param options.priority Higher goes first; 0 when not said.
 */
export async function enqueue<T>(
  db: Db,
  job: Job<T>,
  data: T,
  options: { singletonKey?: string; startAfter?: Date | number; priority?: number } = {},
): Promise<void> {
  const boss = await queue()
  await ensureQueue(boss, job)
  await boss.send(job.name, job.schema.parse(data) as object, {
    ...options,
    db: {
      // pg-boss hands over its own SQL text with positions for the values: the one place where raw text passes.
      executeSql: async (text: string, values: unknown[]) => {
        const rows = await db.$queryRawUnsafe<unknown[]>(text, ...values)
        return { rows, rowCount: rows.length }
      },
    },
  })
}

/** Make sure a job's queue is there, for an SQL statement that sends it itself (`send_job`). Once a process. */
export async function readyQueue(job: Pick<Job<unknown>, 'name' | 'options'>): Promise<void> {
  await (known.get(job.name) ?? ensureQueue(await queue(), job))
}

/** Run a job by the clock, once however many workers there are. @param cron Minute hour day month weekday, in UTC. */
export async function scheduleJob<T extends object>(boss: PgBoss, job: Job<T>, cron: string, data: T): Promise<void> {
  await ensureQueue(boss, job)
  await boss.schedule(job.name, cron, data)
}

/** A worker's side: run `handle` for every job of this kind, `atOnce` at a time. The payload is checked again on arrival. */
export async function onJob<T>(
  boss: PgBoss,
  job: Job<T>,
  handle: (data: T) => Promise<void>,
  atOnce = 1,
): Promise<void> {
  await ensureQueue(boss, job)
  for (let lane = 0; lane < atOnce; lane += 1) {
    await boss.work(job.name, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async ([message]) => {
      if (!message) return
      await withRequest({ requestId: newId('request'), address: 'worker' }, async () => {
        const started = performance.now()
        try {
          await handle(job.schema.parse(message.data))
          log.info({ job: job.name, jobId: message.id, ms: Math.round(performance.now() - started) }, 'job done')
        } catch (error) {
          log.error({ job: job.name, jobId: message.id, err: error }, 'job failed')
          throw error
        }
      })
    })
  }
}

/**
 * How long a job is kept once it is over: what it carried (of a mail the address and the words) has done its work. One that failed stays
 * to be looked at; then all of it goes. Stated in docs/privacy.md.
 */
const OVER = { archiveCompletedAfterSeconds: 3_600, archiveFailedAfterSeconds: 3 * 86_400, deleteAfterDays: 1 } as const

/** Take out every job of a kind that carries this, but one that runs at this moment: whatever was to come of it. */
export async function forgetJobs(
  db: Db,
  { name }: Pick<Job<unknown>, 'name'>,
  key: string,
  value: string,
): Promise<void> {
  await db.$executeRaw`
    DELETE FROM pgboss.job WHERE name = ${name} AND data->>${key} = ${value} AND state <> 'active'`
  await db.$executeRaw`DELETE FROM pgboss.archive WHERE name = ${name} AND data->>${key} = ${value}`
}

/** The queue with its upkeep, for the worker process. */
export async function startQueue(): Promise<PgBoss> {
  const boss = new PgBoss({
    ...toDatabase(UPKEEP_BOUNDS),
    max: 5,
    migrate: false,
    maintenanceIntervalSeconds: 60,
    ...OVER,
  })
  boss.on('error', ({ message }) => log.error({ message }, 'queue fault'))
  await boss.start()
  // At once, not a minute from now: a worker that died may have left jobs whose lease is over.
  await boss.maintain()
  return boss
}

/** Make the queue's tables. Called by the migrator. */
export async function prepareQueue(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, max: 1, supervise: false, schedule: false })
  await boss.start()
  await boss.stop({ graceful: false, wait: true })
}

/** Let go of the queue, at the end of a process or of a test file. */
export async function closeQueue(): Promise<void> {
  const boss = await shared.mulsaqBoss
  delete shared.mulsaqBoss
  known.clear()
  await boss?.stop({ graceful: false, wait: true })
}
