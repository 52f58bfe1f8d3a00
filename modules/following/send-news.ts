import { type Clock, systemClock } from '@/core/clock'
import { db, inTransaction } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { type FreshPack, listFreshPacks } from '@/modules/catalog/list-fresh-packs'
import { notify } from '@/modules/notifications/notify'
import { claimMail, findReaders, type Reader } from './db/follows'
import { stopQuery } from './news-mail'

const DAY = 86_400_000
/** Nobody is written to more often than this. */
const APART = 7 * DAY
/** So many packs are named in a mail; the page has all. */
const NAMED = 12
const BATCH = 500

/**
 * Write to everyone who follows an artist with new packs, once a week at most. Run every day: who had no mail for a week hears the
 * next day, who had one waits until the week is over, and then hears of all since. Run twice, or killed half way, nobody hears twice.
 */
export async function sendNews(clock: Clock = systemClock): Promise<number> {
  const now = clock.now()
  const before = new Date(now.getTime() - APART)
  // A day more than the longest wait.
  const fresh = await listFreshPacks(new Date(now.getTime() - APART - DAY))
  const artistIds = [...new Set(fresh.flatMap((pack) => pack.artistIds))]
  if (artistIds.length === 0) return 0
  let sent = 0
  for (let after = ''; ;) {
    const readers = await findReaders(db, artistIds, { before, after, take: BATCH })
    for (const reader of readers) if (await tell(reader, newTo(reader, fresh), now, before)) sent += 1
    const last = readers.at(-1)
    if (readers.length < BATCH || !last) return sent
    after = last.userId
  }
}

/** What came after they began to follow, and after the last mail. */
function newTo({ sentAt, follows }: Reader, fresh: readonly FreshPack[]): FreshPack[] {
  return fresh.filter(({ artistIds, onSaleAt }) =>
    follows.some(
      ({ artistId, since }) =>
        artistIds.includes(artistId) && onSaleAt > new Date(since) && (sentAt === null || onSaleAt > sentAt),
    ),
  )
}

async function tell(reader: Reader, packs: FreshPack[], now: Date, before: Date): Promise<boolean> {
  if (packs.length === 0) return false
  const names = await findProfiles(packs.flatMap(({ artistIds }) => artistIds.slice(0, 1)))
  const titles = packs
    .slice(0, NAMED)
    .map(({ title, artistIds }) => `${title} · ${names.get(artistIds[0] ?? '')?.displayName ?? ''}`)
  return inTransaction(async (tx) => {
    if (!(await claimMail(tx, reader.userId, now, before))) return false
    const contact = await findContact(tx, reader.userId)
    await notify(tx, contact, 'artist_news', { count: packs.length, titles, stop: stopQuery(reader.userId) })
    return true
  })
}
