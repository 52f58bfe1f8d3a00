import { cache } from 'react'
import type { Money } from '@/core/money'
import { keptRead } from '@/infra/page-cache'
import { findFeeInForce } from '@/modules/checkout/become-artist'
import { findFee } from '@/modules/checkout/find-fee'
import { quoteForShop, type NamedQuote } from '@/modules/checkout/quote-pack'
import { findArtistPage } from '@/modules/accounts/artist-page'
import { findProfileByHandle, findProfiles, type Profile } from '@/modules/accounts/find-profiles'
import { plainHandle } from '@/modules/accounts/handle'
import { findArtistFigures } from '@/modules/catalog/find-artist-figures'
import { findArtist } from '@/modules/catalog/find-artist'
import { findPackBySlug, type PackPage } from '@/modules/catalog/find-pack'
import { listTags } from '@/modules/catalog/find-tags'
import { findMoodStickers } from '@/modules/catalog/find-mood-stickers'
import { listArtists } from '@/modules/catalog/list-artists'
import { listPacks } from '@/modules/catalog/list-packs'
import { listPicks } from '@/modules/catalog/list-picks'
import { listRanking } from '@/modules/catalog/list-ranking'
import { countFollowers } from '@/modules/following/list-news'
import { findHold } from '@/modules/ledger/find-hold'
import { findTransparency } from '@/modules/moderation/find-transparency'
import { findPayoutTimes } from '@/modules/payouts/find-payout-times'
import { listSimilar } from '@/modules/catalog/list-similar'
import { readSlug } from '@/modules/catalog/slug'
import { listReviews, summarizeReviews } from '@/modules/reviews/list-reviews'

// What the shared pages show, kept until a change purges it by tag (infra/purge.ts).

const PAGE = 60

export const newestPacks = keptRead(
  'newest',
  (take: number) => listPacks({ take }),
  () => ['home'],
)

export const freePacks = keptRead(
  'free',
  () => listPacks({ free: true, take: PAGE }),
  () => ['home'],
)

/** What the editors chose, for the front page. */
export const pickedPacks = keptRead('picks', listPicks, () => ['home'])

/** The newest packs meant for a language. */
export const packsInLanguage = keptRead(
  'in-language',
  (language: string, take: number) => listPacks({ language, take }),
  () => ['home'],
)

export const categoryPacks = keptRead(
  'category',
  (category: string) => listPacks({ category, take: PAGE }),
  (category) => [`category:${category}`],
)

export const tagPacks = keptRead(
  'tag',
  (tag: string) => listPacks({ tag, take: PAGE }),
  (tag) => [`tag:${tag}`],
)

/** Tags worth a chip: more than one pack has them. */
export const frequentTags = keptRead(
  'tags',
  () => listTags({ atLeast: 2, take: 16 }),
  () => ['home'],
)

export const risingPacks = keptRead(
  'rising',
  (take: number) => listRanking('rising', take),
  () => ['rankings'],
)

export const weeksBest = keptRead(
  'week',
  (take: number) => listRanking('week', take),
  () => ['rankings'],
)

export const moodStickers = keptRead('moods', findMoodStickers, () => ['home'])

export const shelfArtists = keptRead(
  'artists',
  (take: number) => listArtists({ take }),
  () => ['home'],
)

const artistById = keptRead(
  'artist',
  async (id: string, handle: string) => {
    const artist = await findArtist(handle)
    if (!artist) return undefined
    const page = await findArtistPage(id)
    // Counted only for who shows some of it.
    const figures = page.figures.length > 0 ? await findArtistFigures(id) : undefined
    const followers = page.figures.includes('followers') ? await countFollowers(id) : 0
    return { ...artist, page, figures, followers, packs: await listPacks({ artistId: id, take: PAGE }) }
  },
  (id) => [`artist:${id}`],
)

/** How an artist is shown, with what they let be seen of it. */
export type ShownArtist = NonNullable<Awaited<ReturnType<typeof artistById>>>

/** Whose a handle is. It can be given up and taken, and nobody's can become somebody's. */
const idByHandle = keptRead(
  'handle',
  async (handle: string) => (await findProfileByHandle(handle))?.id,
  (handle) => [`handle:${handle}`],
)

/** An artist's page. */
export const artistPage = cache(async (typed: string) => {
  const handle = plainHandle(typed)
  const id = await idByHandle(handle)
  return id && artistById(id, handle)
})

/** A pack as its page shows it: with the people who share in it, and for a priced one the split in the shop's country. */
export type ShownPack = PackPage & { hands: Profile[]; quote: NamedQuote | undefined }

/** What the split is shown for first: the price, or where one chooses, what is suggested. */
function firstAmount({ price, suggested }: PackPage): Money {
  return suggested ?? price
}

async function readPackPage(slug: string): Promise<ShownPack | undefined> {
  const pack = await findPackBySlug(slug)
  if (!pack) return undefined
  const people = await findProfiles(pack.shares.map(({ userId }) => userId))
  const hands = pack.shares.flatMap(({ userId }) => people.get(userId) ?? [])
  return {
    ...pack,
    hands,
    quote: firstAmount(pack).minor > 0n ? await quoteForShop(pack, firstAmount(pack)) : undefined,
  }
}

const packAt = keptRead('pack', readPackPage, (slug) => [`slug:${slug}`])

/** A pack's page, once a request for the page and its title. However its address is written, what is kept has the pack's own. */
export const packPage = cache((typed: string) => packAt(readSlug(typed)))

/** What owners say of a pack: the numbers, and the newest few. */
export const packReviews = keptRead(
  'reviews',
  async (packId: string) => ({
    summary: await summarizeReviews(packId),
    rows: (await listReviews(packId, { take: 4 })).rows,
  }),
  (packId) => [`pack:${packId}`],
)

/** Packs that look alike and are about the same. */
export const similarPacks = keptRead('similar', listSimilar, (packId: string) => [`pack:${packId}`])

/** More by the hand that drew a pack. */
export const packsByArtist = keptRead(
  'by-artist',
  (artistId: string) => listPacks({ artistId, take: 6 }),
  (artistId) => [`artist:${artistId}`],
)

/** Fee, hold and payouts as they really were; what moves a payout or a freeze, or sets new terms, purges them. */
export const figures = keptRead(
  'figures',
  async () => {
    const [fee, offered, hold, payouts] = await Promise.all([
      findFee(),
      findFeeInForce(),
      findHold(),
      findPayoutTimes(),
    ])
    return { fee, offered: offered.points, hold, payouts, at: new Date() }
  },
  () => ['figures'],
)

/** Counted anew every hour: no decision waits for a page. */
export const transparency = keptRead(
  'transparency',
  () => findTransparency(),
  () => ['transparency'],
)
