import type { Db } from '@/infra/db'
import { findUses, type MasterUse } from '@/modules/catalog/find-uses'
import { findAlike } from '@/modules/likeness/find-alike'
import type { Likeness } from '@/modules/likeness/likeness'
import { findEnrolled } from '@/modules/studio/enrol-works'
import { findWaitingUses, type WaitingUse } from '@/modules/studio/find-waiting-uses'
import type { SubmittedVersion } from '@/modules/studio/find-submitted-version'
import { type Match, rank, type Standing } from './match'

type Enrolled = Awaited<ReturnType<typeof findEnrolled>>[number]

/** For each sticker of a version the pictures it looks like, those that matter most first. */
export async function findMatches(db: Db, version: SubmittedVersion): Promise<Map<string, Match[]>> {
  const own = [...new Set(version.stickers.map((sticker) => sticker.masterHash))]
  const alike = await findAlike(db, own)
  const all = [...new Set([...own, ...[...alike.values()].flat().map((one) => one.hash)])]
  const sold = byMaster(await findUses(db, all))
  const enrolled = byMaster(await findEnrolled(db, all))
  const waiting = byMaster(await findWaitingUses(db, all))

  return new Map(
    version.stickers.map((sticker) => {
      const same: Likeness = { hash: sticker.masterHash, distance: 0, mirrored: false }
      const matches = [same, ...(alike.get(sticker.masterHash) ?? [])].flatMap((likeness) => [
        ...(sold.get(likeness.hash) ?? []).flatMap((use) => ofSold(version, use, likeness)),
        ...(enrolled.get(likeness.hash) ?? []).flatMap((work) => ofRegistry(version, work, likeness)),
        ...(waiting.get(likeness.hash) ?? []).flatMap((use) => ofWaiting(version, use, likeness)),
        ...ofPack(version, sticker.id, likeness),
      ])
      return [sticker.id, rank(matches)]
    }),
  )
}

function ofSold(version: SubmittedVersion, use: MasterUse, { distance, mirrored }: Likeness): Match[] {
  // An earlier version of the very pack: it is meant to be alike.
  if (use.packId === version.packId) return []
  const { artKey, position, packId, slug, title, artistId, onSaleAt: since } = use
  const own = artistId === version.artistId
  const standing: Standing = use.state === 'banned' ? 'taken_down' : own ? 'own' : 'sold'
  return [{ standing, distance, mirrored, artKey, position, packId, slug, title, artistId, since }]
}

/** An artist's own enrolled drawings are what he sends now: nothing to say of them. */
function ofRegistry(version: SubmittedVersion, work: Enrolled, { distance, mirrored }: Likeness): Match[] {
  if (work.artistId === version.artistId) return []
  const { artKey, packId, title, artistId, enrolledAt: since } = work
  return [
    { standing: 'enrolled', distance, mirrored, artKey, position: 0, packId, slug: undefined, title, artistId, since },
  ]
}

function ofWaiting(version: SubmittedVersion, use: WaitingUse, { distance, mirrored }: Likeness): Match[] {
  if (use.packId === version.packId) return []
  const { artKey, position, packId, title, artistId, submittedAt: since } = use
  const standing: Standing = artistId === version.artistId ? 'own' : 'waiting'
  return [{ standing, distance, mirrored, artKey, position, packId, slug: undefined, title, artistId, since }]
}

function ofPack(version: SubmittedVersion, stickerId: string, { hash, distance, mirrored }: Likeness): Match[] {
  const { packId, title, artistId } = version
  return version.stickers
    .filter((other) => other.masterHash === hash && other.id !== stickerId)
    .map(({ artKey, position }) => {
      const about = { artKey, position, packId, slug: undefined, title, artistId, since: null }
      return { standing: 'same_pack', distance, mirrored, ...about }
    })
}

function byMaster<Use extends { masterHash: string }>(uses: readonly Use[]): Map<string, Use[]> {
  const map = new Map<string, Use[]>()
  for (const use of uses) map.set(use.masterHash, [...(map.get(use.masterHash) ?? []), use])
  return map
}
