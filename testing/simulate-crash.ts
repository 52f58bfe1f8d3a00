import pg from 'pg'
import type { Choose } from './choose'

// What a crash leaves in the database, at any moment and cheaply: the server ends a connection that is at work. What its
// transaction had done is gone, what comes after it in the code is not done, and whoever comes next finds that.
// (Whole processes are killed in testing/killed-money.db.test.ts, which takes a second or more each.)

export class Crashes {
  readonly #client = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 })
  #began = false

  stop(): Promise<void> {
    return this.#client.end()
  }

  /** End connections at work: most often one, sometimes all at once, as when the power goes. */
  async crash(its: Choose): Promise<void> {
    this.#began = true
    await this.#client.query(
      `SELECT pg_terminate_backend(pid) FROM (
         SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
           AND backend_type = 'client backend' AND state <> 'idle' ORDER BY random() LIMIT $1) AS at_work`,
      [its.chance(80) ? 1 : 100],
    )
  }

  /** Whether somebody's deed ended for this: he lost his connection. */
  caused(error: unknown): boolean {
    return this.#began && said(error).some((words) => CUT.test(words))
  }
}

const CUT =
  /57P01|P1017|P2028|terminat|connection error|connection (was )?(closed|lost|reset)|closed the connection|Transaction (not found|already closed)/i

function said(error: unknown): string[] {
  if (!(error instanceof Error)) return [JSON.stringify(error)]
  const { code } = error as { code?: unknown }
  return [error.message, String(code), ...(error.cause === undefined ? [] : said(error.cause))]
}
