import type { Db } from '@/infra/db'
import { findTakenRows } from './db/page-copies'
import type { PageContent } from './page-part'
import { takenOff } from './refusals'

/**
 * What was taken off a page is not put there again while that decision stands. Something else is free to come in its place.
 * @throws Refusal `account.taken_off` (409) with the part
 */
export async function requireNotTaken(db: Db, userId: string, change: Partial<PageContent>): Promise<void> {
  for (const { part, copy } of await findTakenRows(db, userId)) {
    if (copy.emptiedAt) continue
    const again = {
      name: change.displayName?.toLowerCase() === copy.displayName.toLowerCase(),
      bio: change.bio === copy.bio,
      links: change.links?.some((link) => copy.links.includes(link)) ?? false,
      terms: change.terms === copy.terms,
      banner: change.bannerKey === copy.bannerKey,
      portrait: change.avatarKey === copy.avatarKey,
    }
    if (again[part]) throw takenOff(part)
  }
}
