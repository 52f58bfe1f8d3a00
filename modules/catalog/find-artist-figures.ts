import { db } from '@/infra/db'
import { sumOnSale } from './db/shelves'
import { meanOf } from './stars'

export interface ArtistFigures {
  owners: number
  stickers: number
  ratings: number
  /** Of all ratings, in tenths of a star. */
  mean: number
  /** When the oldest of them came on sale. */
  since: Date | null
}

/** What all packs on sale with somebody's hand in them come to, as their page may show it. */
export async function findArtistFigures(artistId: string): Promise<ArtistFigures> {
  const { _sum, _min } = await sumOnSale(db, artistId)
  const ratings = _sum.reviewCount ?? 0
  return {
    owners: _sum.ownerCount ?? 0,
    stickers: _sum.stickerCount ?? 0,
    ratings,
    mean: meanOf(ratings, _sum.reviewSum ?? 0),
    since: _min.onSaleAt,
  }
}
