import type { z } from 'zod'
import { type Money, toDecimal } from '@/core/money'
import { env } from '@/infra/env'
import type { PackPage } from '@/modules/catalog/find-pack'
import type { PublishedSticker } from '@/modules/catalog/find-published-version'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { meanOf } from '@/modules/catalog/stars'
import { titlesOf, translationsOf } from '@/modules/catalog/translations'
import { extrasOf } from '@/modules/imaging/sticker-extras'
import type { OwnedPack as OwnedPackRow } from '@/modules/library/list-library'
import type { Artist, OwnedPack, Pack, Sticker, WholePack } from './shapes'

const PREVIEWS = [112, 224, 448]
const MOVING = [224, 448]

const moneyOf = (price: Money) => ({ minor: Number(price.minor), currency: price.currency, text: toDecimal(price) })

const handOf = ({ handle, name }: { handle: string; name: string }) => ({
  handle,
  name,
  url: `${env.origin}/artists/${handle}`,
})

export function toPack(pack: ShelfPack): z.input<typeof Pack> {
  return {
    id: pack.id,
    slug: pack.slug,
    url: `${env.origin}/packs/${encodeURIComponent(pack.slug)}`,
    title: pack.title,
    artists: pack.artists.map(handOf),
    pricing: pack.pricing,
    price: moneyOf(pack.price),
    stickerCount: pack.stickerCount,
    contentRating: pack.rating as 'everyone',
    onSaleSince: (pack.onSaleAt ?? new Date(0)).toISOString(),
    picture: pack.cardKey ? `${env.origin}/media/${pack.cardKey}/share.jpg` : null,
  }
}

export function toWholePack(pack: PackPage, artists: ShelfPack['artists']): z.input<typeof WholePack> {
  return {
    ...toPack({ ...pack, titles: titlesOf(pack.translations), artists }),
    description: pack.description,
    translations: translationsOf(pack.translations),
    languages: pack.languages,
    tags: pack.tags,
    category: pack.category,
    version: pack.number,
    ownerCount: pack.ownerCount,
    rating: { count: pack.reviewCount, mean: meanOf(pack.reviewCount, pack.reviewSum) },
  }
}

export function toSticker(packId: string, sticker: PublishedSticker): z.input<typeof Sticker> {
  const { id, position, emoji, tags, alt, width, height, artKey } = sticker
  const { effect } = extrasOf(sticker.extras)
  return {
    id,
    packId,
    position,
    kind: sticker.kind === 'still' ? 'still' : 'moving',
    emoji,
    tags,
    alt,
    width,
    height,
    previews: PREVIEWS.map((side) => ({ width: side, url: `${env.origin}/media/${artKey}/${side}.webp` })),
    moving:
      sticker.kind === 'still'
        ? []
        : MOVING.map((side) => ({ width: side, url: `${env.origin}/media/${artKey}/moving-${side}.webp` })),
    effect: effect ? { url: `${env.origin}/media/${effect.key}/effect.webp`, ms: effect.ms } : null,
  }
}

export function toOwnedPack(pack: OwnedPackRow): z.input<typeof OwnedPack> {
  const { packId: id, slug = null, title, artists, stickerCount, rating } = pack
  return { id, slug, title, artists, stickerCount, contentRating: rating as 'everyone' }
}

export function toArtist({
  id,
  handle,
  name,
  packCount,
}: {
  id: string
  handle: string
  name: string
  packCount: number
}): z.input<typeof Artist> {
  return {
    id,
    handle,
    name,
    url: `${env.origin}/artists/${handle}`,
    feed: `${env.origin}/feeds/en/artists/${handle}.xml`,
    packCount,
  }
}
