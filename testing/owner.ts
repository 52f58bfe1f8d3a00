import { inTransaction, type Tx } from '@/infra/db'

/** Work as the database's owner, whom no grant binds: for tests that break what the running shop cannot. */
export function asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL ROLE NONE`
    return work(tx)
  })
}
