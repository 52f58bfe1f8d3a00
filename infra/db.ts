import { PrismaPg } from '@prisma/adapter-pg'
import { env, required } from './env'
import { Prisma, PrismaClient } from '@/prisma/generated/client'

export { Prisma }

/** The client or an open transaction: what every db/ function takes first. */
export type Db = PrismaClient | Prisma.TransactionClient
export type Tx = Prisma.TransactionClient

/** A raw query that begins with `/* kept: name *\/` is parsed and planned once a connection: for what runs all day. */
function connect(): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: required('DATABASE_URL'),
      max: env.DATABASE_CONNECTIONS,
      // Reading here and there costs no more than in order (the disks of today turn no plate), and a page is worth one core, not all.
      options: `${bounds()} -c random_page_cost=1.1 -c max_parallel_workers_per_gather=0${asRole()}`,
    },
    { statementNameGenerator: ({ sql }) => /^\s*\/\* kept: (\w+) \*\//.exec(sql)?.[1] ?? '' },
  )
  return new PrismaClient({ adapter })
}

/** A statement that runs longer is a bug or an attack; one that waits longer for a lock is told to come again. In ms. */
const PAGE = { statement: 2_000, lock: 1_000 }
/** Jobs and scripts, and the few long answers of `readLong`: nobody holds a page open for them, or knows that it takes a while. */
const LONG = { statement: 10_000, lock: 3_000 }

/** The part of a connection's options that ends what takes too long. */
export function bounds(): string {
  const { statement, lock } = shared.mulsaqAnswersPages ? PAGE : LONG
  return `-c statement_timeout=${statement} -c lock_timeout=${lock} -c idle_in_transaction_session_timeout=15000`
}

/** Said once by a process that answers pages, before it asks the database anything: its statements end sooner. */
export function answerPages(said = true): void {
  shared.mulsaqAnswersPages = said
}

/** The part of a connection's options that gives up the owner's rights, when the role for it is there. */
export function asRole(): string {
  return env.DATABASE_ROLE ? ` -c role=${env.DATABASE_ROLE}` : ''
}

// On globalThis: the server and the pages it serves are bundled apart, and both must have the same.
const shared = globalThis as typeof globalThis & { mulsaqDb?: PrismaClient; mulsaqAnswersPages?: boolean }

/** The connection pool of this process. Opened on first use, so that building the pages needs no database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_, property) {
    const client = (shared.mulsaqDb ??= connect())
    const value: unknown = Reflect.get(client, property)
    return typeof value === 'function' ? value.bind(client) : value
  },
})

/**
 * Run `work` in one transaction; a throw rolls all of it back. Never wait for the network inside.
 * A conflict the database asks to retry (serialisation, deadlock) is retried twice.
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work, { timeout: 15_000, maxWait: 5_000 })
    } catch (error) {
      if (attempt === 3 || !isRetryable(error)) throw error
    }
  }
}

/** For what adds up whole books or years of cases for one answer: its statements may take as long as those of a job. Reads only. */
export function readLong<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  const settings = { timeout: 60_000, maxWait: 5_000 }
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(LONG.statement)}, true)`
    return read(tx)
  }, settings)
}

/** Prisma's "write conflict or deadlock, please retry"; of a statement written by hand it passes on the database's own code. */
function isRetryable(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && /P2034|40P01/.test(saidBy(error))
}

function saidBy(error: Error & { code?: unknown; meta?: unknown }): string {
  return `${String(error.code)} ${error.message} ${JSON.stringify(error.meta)}`
}

/**
 * Whether somebody waited too long for a lock that another holds, for an answer or for a connection: nothing was done, and it can be tried again.
 * Prisma has codes for some of it and carries the database's own in its words for the rest.
 */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const busy =
    /55P03|lock timeout|57014|statement timeout|40P01|deadlock detected|P2024|P2034|Unable to start a transaction in the given time/
  return busy.test(saidBy(error)) || isBusy(error.cause)
}

/** Whether an insert failed because the row (or one like it) is there already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

/** Close the pool, at the end of a process or of a test file. */
export async function closeDb(): Promise<void> {
  await shared.mulsaqDb?.$disconnect()
  delete shared.mulsaqDb
}
