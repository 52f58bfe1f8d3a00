import { type Actor, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { db, type Db, inTransaction } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import {
  countWorks,
  deleteWorks,
  findDrawings,
  findUnenrolled,
  findWorksLike,
  findWorksOf,
  insertWorks,
} from './db/works'
import type { WorkRow } from './db/works'
import { worksEnrolled } from './jobs'
import { noDrawings, notYours, worksFull } from './refusals'

/** More than one artist draws in years; what a machine enrols is bounded. */
export const WORKS_MOST = 5_000
const PACKS_SHOWN = 100

/**
 * Enrol every drawing of a pack of one's own that is in the works: from now on what anybody sends for review is compared with them.
 * Evidence of a day, no proof of who drew it. Asked again, only what is new is added, and the first day stays.
 * @throws Refusal `studio.no_drawings` (409), `studio.not_yours` (403), `studio.works_full` (409)
 */
export async function enrolWorks(actor: Actor, packId: string, clock: Clock = systemClock): Promise<number> {
  const artist = requireUser(actor)
  return inTransaction(async (tx) => {
    const drawings = await findDrawings(tx, packId)
    if (drawings.some(({ version }) => version.artistId !== artist.id)) throw notYours()
    if (drawings.length === 0) throw noDrawings()
    if ((await countWorks(tx, artist.id)) + drawings.length > WORKS_MOST) throw worksFull(WORKS_MOST)
    const enrolledAt = clock.now()
    const rows = drawings.map(({ masterHash, master: { artKey }, version: { title } }) => {
      return { id: newId('work'), artistId: artist.id, packId, title, masterHash, artKey, enrolledAt }
    })
    const count = await insertWorks(tx, rows)
    if (count > 0) await enqueue(tx, worksEnrolled, { packId })
    return count
  })
}

/** Take the drawings of a pack out of the registry. Returns how many those were. */
export async function withdrawWorks(actor: Actor, packId: string): Promise<number> {
  return deleteWorks(db, requireUser(actor).id, packId)
}

export interface Registry {
  /** By the pack they were enrolled from, newest first. */
  enrolled: { packId: string; title: string; since: Date; artKeys: string[] }[]
  /** Packs in the works with drawings that are not in it. */
  open: { packId: string; title: string; count: number }[]
}

export async function findMyRegistry(actor: Actor): Promise<Registry> {
  const artist = requireUser(actor)
  const packs = new Map<string, Registry['enrolled'][number]>()
  for (const { packId, title, enrolledAt, artKey } of await findWorksOf(db, artist.id, WORKS_MOST)) {
    const pack = packs.get(packId)
    if (pack) pack.artKeys.push(artKey)
    else packs.set(packId, { packId, title, since: enrolledAt, artKeys: [artKey] })
  }
  return { enrolled: [...packs.values()], open: await findUnenrolled(db, artist.id, PACKS_SHOWN) }
}

/** Who enrolled one of these masters, and when. */
export function findEnrolled(db: Db, masterHashes: readonly string[]): Promise<WorkRow[]> {
  return findWorksLike(db, masterHashes)
}
