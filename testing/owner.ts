import pg from 'pg'
import { inTransaction, type Tx } from '@/infra/db'

/** Work as the database's owner, whom no grant binds: for tests that break what the running shop cannot. */
export function asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL ROLE NONE`
    return work(tx)
  })
}

/** Tidy tables and count them anew, as autovacuum does sooner or later: what a plan is then chosen by. */
export async function vacuum(...tables: string[]): Promise<void> {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  for (const table of tables) await client.query(`VACUUM ANALYZE "${table}"`)
  await client.end()
}
