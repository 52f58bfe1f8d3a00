import { z } from 'zod'
import type { Actor } from '@/core/actor'
import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findArtist } from '@/modules/catalog/find-artist'
import { findPackBySlug, findPacks, type PackPage } from '@/modules/catalog/find-pack'
import { findPublishedSticker } from '@/modules/catalog/find-published-version'
import { listArtists } from '@/modules/catalog/list-artists'
import { listPacks } from '@/modules/catalog/list-packs'
import type { PageOf, ShelfPack } from '@/modules/catalog/shelf-pack'
import { findLibraryPack } from '@/modules/library/find-library-pack'
import { listLibrary } from '@/modules/library/list-library'
import { searchPacks } from '@/modules/search/search-packs'
import { noSuchThing } from './refusals'
import * as shapes from './shapes'
import { toArtist, toOwnedPack, toPack, toSticker, toWholePack } from './to-shapes'

/** One thing the API answers: where, what may be asked, what comes back, and the use cases that know it. Public, but for what one owns. */
export interface Operation {
  id: string
  /** Below /api/v1; `{name}` is one segment. */
  path: string
  summary: string
  query: z.ZodObject
  answer: z.ZodType
  /** Needs a token, and answers about what its owner owns. */
  own?: true
  read(query: unknown, segments: Record<string, string>, actor: Actor): Promise<unknown>
}

function operation<Query extends z.ZodObject, Answer extends z.ZodType>(
  id: string,
  path: string,
  summary: string,
  query: Query,
  answer: Answer,
  read: (query: z.output<Query>, segments: Record<string, string>) => Promise<z.input<Answer>>,
): Operation {
  return { id, path, summary, query, answer, read: (asked, segments) => read(query.parse(asked), segments) }
}

/** One about what the owner of a token owns. */
function ownOperation<Query extends z.ZodObject, Answer extends z.ZodType>(
  id: string,
  path: string,
  summary: string,
  query: Query,
  answer: Answer,
  read: (actor: Actor, query: z.output<Query>, segments: Record<string, string>) => Promise<z.input<Answer>>,
): Operation {
  return {
    id,
    path,
    summary,
    query,
    answer,
    own: true,
    read: (asked, segments, actor) => read(actor, query.parse(asked), segments),
  }
}

const nothing = z.object({})
const page = ({ rows, next }: PageOf<ShelfPack>) => ({ packs: rows.map(toPack), next: next ?? null })

/** A pack on sale, by its id or by the slug of its address. One for adults is there for who asks for such. */
async function packOnSale(name: string | undefined, { adults }: { adults?: string | undefined }): Promise<PackPage> {
  const slug = name?.startsWith('pack_') ? (await findPacks(db, [name])).get(name)?.slug : name
  const pack = slug ? await findPackBySlug(slug) : undefined
  if (!pack || (pack.rating === 'adult' && adults !== 'true')) throw noSuchThing()
  return pack
}

export const OPERATIONS: readonly Operation[] = [
  operation(
    'listPacks',
    '/packs',
    'Packs on sale, newest first.',
    shapes.Shelf,
    shapes.PackList,
    async ({ limit, free, adults, ...rest }) =>
      page(await listPacks({ ...rest, free: free === 'true', adult: adults === 'true', take: limit })),
  ),
  operation(
    'getPack',
    '/packs/{pack}',
    'A pack, by its id or its slug.',
    shapes.Adults,
    shapes.WholePack,
    async (asked, { pack }) => {
      const found = await packOnSale(pack, asked)
      const people = await findProfiles(found.shares.map(({ userId }) => userId))
      const hands = found.shares.flatMap(({ userId }) => people.get(userId) ?? [])
      return toWholePack(
        found,
        hands.map(({ handle, displayName: name }) => ({ handle, name })),
      )
    },
  ),
  operation(
    'listStickers',
    '/packs/{pack}/stickers',
    'The stickers of a pack, in order.',
    shapes.Adults,
    shapes.StickerList,
    async (asked, { pack }) => {
      const found = await packOnSale(pack, asked)
      return { stickers: found.stickers.map((sticker) => toSticker(found.id, sticker)) }
    },
  ),
  operation(
    'getSticker',
    '/stickers/{sticker}',
    'A sticker of a pack on sale.',
    shapes.Adults,
    shapes.Sticker,
    async (asked, { sticker }) => {
      const found = await findPublishedSticker(db, sticker ?? '')
      if (!found) throw noSuchThing()
      const pack = await packOnSale(found.version.packId, asked)
      // One of an earlier version is its owners', not the shop's.
      if (pack.versionId !== found.version.id) throw noSuchThing()
      return toSticker(pack.id, found)
    },
  ),
  ownOperation(
    'listLibrary',
    '/library',
    'The packs that the owner of the token owns, those got last first.',
    shapes.Owned,
    shapes.Library,
    async (actor, { limit, after }) => {
      const { rows, next } = await listLibrary(actor, { take: limit, after })
      return { packs: rows.filter(({ takenDown }) => !takenDown).map(toOwnedPack), next: next ?? null }
    },
  ),
  ownOperation(
    'listOwnStickers',
    '/library/{pack}/stickers',
    'The stickers of such a pack, in its newest version.',
    nothing,
    shapes.StickerList,
    async (actor, _, { pack = '' }) => {
      const found = await findLibraryPack(actor, pack)
      return { stickers: found.stickers.map((sticker) => toSticker(found.packId, sticker)) }
    },
  ),
  operation(
    'listArtists',
    '/artists',
    'Everybody with a share in a pack on sale, whoever published last first.',
    shapes.Paging,
    shapes.ArtistList,
    async ({ limit, after }) => {
      const { rows, next } = await listArtists({ take: limit, after })
      return { artists: rows.map(toArtist), next: next ?? null }
    },
  ),
  operation('getArtist', '/artists/{handle}', 'An artist.', nothing, shapes.WholeArtist, async (_, { handle }) => {
    const found = await findArtist(handle ?? '')
    if (!found) throw noSuchThing()
    return { ...toArtist({ ...found, name: found.displayName }), bio: found.bio, links: found.links }
  }),
  operation(
    'listPacksOfArtist',
    '/artists/{handle}/packs',
    'The packs an artist has a share in, newest first.',
    shapes.Paging.extend(shapes.Adults.shape),
    shapes.PackList,
    async ({ limit, after, adults }, { handle }) => {
      const found = await findArtist(handle ?? '')
      if (!found) throw noSuchThing()
      return page(await listPacks({ artistId: found.id, adult: adults === 'true', take: limit, after }))
    },
  ),
  operation(
    'search',
    '/search',
    'Packs by words and emoji, in any script, typing slips forgiven; the best first.',
    shapes.Wish,
    shapes.Found,
    async ({ q, limit, adults, ...filters }) => {
      const rating = adults === 'true' ? 'adult' : undefined
      const { packs, next, count, more, corrected } = await searchPacks({ text: q, ...filters, rating, take: limit })
      return { ...page({ rows: packs, next }), count, more, corrected: corrected ?? null }
    },
  ),
]
