import { db } from '@/infra/db'
import { findProfileByHandle, type Profile } from '@/modules/accounts/find-profiles'
import { coversOf, findArtistRows } from './db/shelves'

/** An artist's page: who it is, and how many packs on sale have this person's hand in them. Undefined for who has none. */
export async function findArtist(
  handle: string,
): Promise<(Profile & { packCount: number; coverKeys: string[] }) | undefined> {
  const profile = await findProfileByHandle(handle)
  if (!profile) return undefined
  const [row] = await findArtistRows(db, { take: 1, userId: profile.id })
  return row && { ...profile, packCount: row.packCount, coverKeys: coversOf(row) }
}
