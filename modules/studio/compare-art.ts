import { db, type Db } from '@/infra/db'
import { findUses } from '@/modules/catalog/find-uses'
import { findNearMasters, keepPairs } from '@/modules/likeness/find-near'
import type { Likeness } from '@/modules/likeness/likeness'
import { findArtistsOf } from './db/stickers'
import { findDrawings, findWorksLike } from './db/works'
import { findWaitingUses } from './find-waiting-uses'

/** What a picture of somebody else can be that counts as evidence. Each has room of its own, so that none pushes another out. */
const COUNTS = ['taken_down', 'sold', 'enrolled', 'waiting'] as const
type Counts = (typeof COUNTS)[number]

/** So many of each are kept beside a picture: more than the desk shows. */
const KEPT = 60
const AT_ONCE = 5_000

/**
 * Pair each of an artist's pictures with what it looks like and others sell, had taken down, enrolled or sent for review, however many
 * drafts and pictures of the artist's own lie closer. Done when art begins to count itself (is sent, or enrolled), and when its
 * look is first known: so of two that count, the later one finds the earlier. Asked again, it adds what has come since.
 */
export async function compareArt(artistId: string, masterHashes: readonly string[]): Promise<void> {
  for (const hash of new Set(masterHashes)) {
    await keepPairs(db, hash, await findCounting(db, artistId, await findNearMasters(db, hash)))
  }
}

/** The same for whoever has this picture in the works. */
export async function compareMaster(hash: string): Promise<void> {
  for (const artistId of await findArtistsOf(db, hash)) await compareArt(artistId, [hash])
}

/** A pack's drawings are in the registry of works now: what waits for review already is compared with them too. */
export async function compareWorks({ packId }: { packId: string }): Promise<void> {
  const drawings = await findDrawings(db, packId)
  const [first] = drawings
  if (!first) return
  const hashes = drawings.map(({ masterHash }) => masterHash)
  await compareArt(first.version.artistId, hashes)
}

/** @param near Closest first. */
async function findCounting(db: Db, artistId: string, near: readonly Likeness[]): Promise<Likeness[]> {
  const found = new Map<Counts, Likeness[]>(COUNTS.map((kind) => [kind, []]))
  const isFull = () => [...found.values()].every((some) => some.length >= KEPT)
  for (let at = 0; at < near.length && !isFull(); at += AT_ONCE) {
    const some = near.slice(at, at + AT_ONCE)
    const kinds = await findKinds(
      db,
      artistId,
      some.map(({ hash }) => hash),
    )
    for (const likeness of some) {
      for (const kind of kinds.get(likeness.hash) ?? []) {
        const row = found.get(kind)
        if (row && row.length < KEPT) row.push(likeness)
      }
    }
  }
  return [...new Set([...found.values()].flat())]
}

/** What these masters are of people other than this artist. */
async function findKinds(db: Db, artistId: string, hashes: readonly string[]): Promise<Map<string, Set<Counts>>> {
  const kinds = new Map<string, Set<Counts>>()
  const note = (use: { masterHash: string; artistId: string }, kind: Counts) => {
    if (use.artistId === artistId) return
    kinds.set(use.masterHash, (kinds.get(use.masterHash) ?? new Set()).add(kind))
  }
  for (const use of await findUses(db, hashes)) {
    // Taken down it counts whoever sold it: one's own pack that had to go comes back under another name.
    if (use.state === 'banned') note({ ...use, artistId: '' }, 'taken_down')
    else note(use, 'sold')
  }
  for (const work of await findWorksLike(db, hashes)) note(work, 'enrolled')
  for (const use of await findWaitingUses(db, hashes)) note(use, 'waiting')
  return kinds
}
