import { db } from '@/infra/db'
import { purge } from '@/infra/purge'
import { findReviewedPacks } from './db/reviews'

const BATCH = 1_000

/** What is seen of a person changed: pages with their reviews are rendered anew. A handler of `profileChanged`. */
export async function renewReviewsOf(userId: string): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const packIds = await findReviewedPacks(db, userId, { after, take: BATCH })
    await purge(
      db,
      packIds.map((id) => `pack:${id}`),
    )
    after = packIds.length < BATCH ? undefined : packIds.at(-1)
  }
}
