import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { type AddressKind, findArtistIds, findPackAddresses, findPartStarts } from './db/addresses'

export type { AddressKind } from './db/addresses'

/** Addresses in a part: each is written in every language, and a sitemap may hold 50,000 and 50 MB. */
const PART = 5000
/** Read at once, so that a part costs the memory of these. */
const BATCH = 500

interface Sizes {
  part?: number
  batch?: number
}

/** Where the parts begin in which all addresses of a kind can be read: ids, the oldest first. */
export function listParts(kind: AddressKind, { part = PART }: Sizes = {}): Promise<string[]> {
  return findPartStarts(db, kind, part)
}

/** The paths of a part without their language, a batch at a time. */
export async function* addressesOf(
  kind: AddressKind,
  from: string,
  { part = PART, batch = BATCH }: Sizes = {},
): AsyncGenerator<string[]> {
  let start = from
  for (let left = part; left > 0;) {
    const take = Math.min(batch, left)
    // One more says where the next batch begins.
    const { ids, paths } = await READ[kind](start, take + 1)
    yield paths.slice(0, take)
    const next = ids[take]
    if (next === undefined) return
    start = next
    left -= take
  }
}

const READ: Record<AddressKind, (from: string, take: number) => Promise<{ ids: string[]; paths: string[] }>> = {
  packs: async (from, take) => {
    const rows = await findPackAddresses(db, from, take)
    return { ids: rows.map(({ id }) => id), paths: rows.map(({ slug }) => `/packs/${encodeURIComponent(slug)}`) }
  },
  artists: async (from, take) => {
    const ids = await findArtistIds(db, from, take)
    const people = await findProfiles(ids)
    // Whoever has left keeps the place and has no address; the slice above counts places.
    return { ids, paths: ids.map((id) => people.get(id)).map((person) => (person ? `/artists/${person.handle}` : '')) }
  },
}
