import { cache } from 'react'
import { keptRead } from '@/infra/page-cache'
import { findProfileByHandle, findProfiles, type Profile } from '@/modules/accounts/find-profiles'
import { findArtist } from '@/modules/catalog/find-artist'
import { findPackBySlug, type PackPage } from '@/modules/catalog/find-pack'
import { listArtists } from '@/modules/catalog/list-artists'
import { listPacks } from '@/modules/catalog/list-packs'
import { listRanking } from '@/modules/catalog/list-ranking'

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

export const risingPacks = keptRead(
  'rising',
  (take: number) => listRanking('rising', take),
  () => ['rankings'],
)

export const shelfArtists = keptRead(
  'artists',
  (take: number) => listArtists({ take }),
  () => ['home'],
)

const artistById = keptRead(
  'artist',
  async (id: string, handle: string) => {
    const artist = await findArtist(handle)
    return artist && { ...artist, packs: await listPacks({ artistId: id, take: PAGE }) }
  },
  (id) => [`artist:${id}`],
)

/** An artist's page. Who it is costs one query even when the rest is kept: a handle can be given up and taken. */
export const artistPage = cache(async (handle: string) => {
  const profile = await findProfileByHandle(handle)
  return profile && artistById(profile.id, profile.handle)
})

export interface Hand extends Profile {
  /** Basis points of what is left after tax and fee. */
  points: number
  /** What this person did, in the artist's words. */
  part: string
}

async function readPackPage(slug: string): Promise<(PackPage & { hands: Hand[] }) | undefined> {
  const pack = await findPackBySlug(slug)
  if (!pack) return undefined
  const people = await findProfiles(pack.shares.map(({ userId }) => userId))
  const hands = pack.shares.flatMap(({ userId, points, part }) => {
    const person = people.get(userId)
    return person ? [{ ...person, points, part }] : []
  })
  return { ...pack, hands }
}

/** A pack's page, once a request for the page and its title. */
export const packPage = cache(keptRead('pack', readPackPage, (slug: string) => [`slug:${slug}`]))

/** More by the hand that drew a pack. */
export const packsByArtist = keptRead(
  'by-artist',
  (artistId: string) => listPacks({ artistId, take: 6 }),
  (artistId) => [`artist:${artistId}`],
)
