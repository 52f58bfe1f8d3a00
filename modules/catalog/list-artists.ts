import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { readCursor, writeCursor } from './cursor'
import { coversOf, findArtistRows } from './db/shelves'
import type { PageOf } from './shelf-pack'

export interface ShelfArtist {
  id: string
  handle: string
  name: string
  avatarKey: string | null
  /** Packs on sale in which this person has a share. */
  packCount: number
  /** Art keys of three stickers: of the newest packs, one each while they last. */
  coverKeys: string[]
}

/** Everybody with a share in a pack on sale, whoever published last first. */
export async function listArtists({ after, take = 24 }: { after?: string | undefined; take?: number } = {}): Promise<
  PageOf<ShelfArtist>
> {
  const size = Math.min(60, Math.max(1, take))
  const rows = await findArtistRows(db, { after: readCursor(after), take: size + 1 })
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const people = await findProfiles(shown.map(({ userId }) => userId))
  return {
    rows: shown.flatMap(({ userId, packCount, ...covers }) => {
      const person = people.get(userId)
      if (!person) return []
      const { handle, displayName: name, avatarKey } = person
      return [{ id: userId, handle, name, avatarKey, packCount, coverKeys: coversOf(covers) }]
    }),
    next: rows.length > size && last ? writeCursor({ key: last.latest.getTime(), id: last.userId }) : undefined,
  }
}
