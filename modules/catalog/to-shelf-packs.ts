import { money } from '@/core/money'
import { findProfiles } from '@/modules/accounts/find-profiles'
import type { ShelfRow } from './db/shelves'
import type { Pricing } from './price'
import type { ShelfPack } from './shelf-pack'
import { titlesOf } from './translations'

/** Rows as cards show them, in their order. One query for all the names. */
export async function toShelfPacks(rows: readonly ShelfRow[]): Promise<ShelfPack[]> {
  const people = await findProfiles(rows.flatMap(({ shares }) => shares.map(({ userId }) => userId)))
  return rows.map(({ shares, pricing, priceMinor, currency, ...row }) => ({
    id: row.id,
    slug: row.slug,
    title: row.title,
    titles: titlesOf(row.translations),
    cardKey: row.cardKey,
    coverKeys: row.coverKeys,
    movingKey: row.movingKey,
    stickerCount: row.stickerCount,
    rating: row.rating,
    onSaleAt: row.onSaleAt,
    pricing: pricing as Pricing,
    price: money(priceMinor, currency),
    artists: shares.flatMap(({ userId }) => {
      const person = people.get(userId)
      return person ? [{ handle: person.handle, name: person.displayName }] : []
    }),
  }))
}
