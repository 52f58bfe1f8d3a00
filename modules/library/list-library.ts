import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findPacks } from '@/modules/catalog/find-pack'
import { findVersions } from '@/modules/catalog/find-published-version'
import { countBySource, findOwnedRows } from './db/entitlements'
import { hasNews, type Source, SOURCES } from './entitlement'

export interface OwnedPack {
  packId: string
  title: string
  /** Where it is sold; undefined when it is not on sale any more. */
  slug: string | undefined
  artists: string[]
  coverKeys: string[]
  stickerCount: number
  rating: string
  source: Source
  grantedAt: Date
  /** Platforms its owner took files for. */
  takenFor: string[]
  /** A version came out that its owner has not taken yet. */
  hasNews: boolean
  /** Banned: still in the list, with nothing to take. */
  takenDown: boolean
}

export interface Library {
  rows: OwnedPack[]
  next: string | undefined
  counts: Record<Source | 'all', number>
}

/** Everything a person owns, latest first, a page at a time; `source` narrows it. */
export async function listLibrary(
  actor: Actor,
  { after, source, take = 50 }: { after?: string | undefined; source?: Source | undefined; take?: number } = {},
): Promise<Library> {
  const user = requireUser(actor)
  const size = Math.min(100, Math.max(1, take))
  const owned = await findOwnedRows(db, user.id, { after, source, take: size + 1 })
  const shown = owned.slice(0, size)
  const ids = shown.map(({ packId }) => packId)
  const [packs, versions, counted] = await Promise.all([
    findPacks(db, ids),
    findVersions(db, ids),
    countBySource(db, user.id),
  ])
  const people = await findProfiles([...packs.values()].flatMap(({ shares }) => shares.map(({ userId }) => userId)))

  const rows = shown.flatMap(({ packId, source, ...entitlement }): OwnedPack[] => {
    const pack = packs.get(packId)
    if (!pack) return []
    return [
      {
        packId,
        source: source as Source,
        grantedAt: entitlement.grantedAt,
        takenFor: entitlement.takenFor,
        title: pack.title,
        coverKeys: pack.coverKeys,
        stickerCount: pack.stickerCount,
        rating: pack.rating,
        slug: pack.state === 'on_sale' ? pack.slug : undefined,
        artists: pack.shares.flatMap(({ userId }) => people.get(userId)?.displayName ?? []),
        hasNews: hasNews(versions.get(packId)?.[0], entitlement),
        takenDown: pack.state === 'banned',
      },
    ]
  })
  const counts = Object.fromEntries(SOURCES.map((one) => [one, counted.get(one) ?? 0])) as Record<Source, number>
  const all = SOURCES.reduce((sum, one) => sum + counts[one], 0)
  return { rows, next: owned.length > size ? shown.at(-1)?.id : undefined, counts: { ...counts, all } }
}
