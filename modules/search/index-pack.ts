import { db, inTransaction } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findPack } from '@/modules/catalog/find-pack'
import { findPublishedVersion } from '@/modules/catalog/find-published-version'
import { meanOf } from '@/modules/catalog/stars'
import { planPacks } from '@/modules/imaging/plan-export'
import { PLATFORMS } from '@/modules/imaging/platforms'
import { extrasOf } from '@/modules/imaging/sticker-extras'
import { isMovingKind } from '@/modules/imaging/sticker-kind'
import { deleteDocument, findOldDocuments, writeDocument } from './db/documents'
import { searchText } from './document'
import { PACK_KINDS, type PackKind } from './facets'

/**
 * Make search say what the shop says of a pack now: found by its words when it is on sale, not at all when it is not.
 * The handler of `packPublished` and `packChanged`; doing it twice changes nothing.
 */
export async function indexPack(packId: string): Promise<void> {
  const pack = await findPack(db, packId)
  const version = pack.versionId === null ? undefined : await findPublishedVersion(db, pack.versionId)
  if (pack.state !== 'on_sale' || !version || !pack.onSaleAt) return removePack(packId)

  const people = await findProfiles(pack.shares.map(({ userId }) => userId))
  const text = searchText({
    ...version,
    artists: [...people.values()].flatMap(({ displayName, handle }) => [displayName, handle]),
  })
  const { pricing, languages, category, rating, onSaleAt } = pack
  const mean = meanOf(pack.reviewCount, pack.reviewSum)
  const facets = { kinds: kindsOf(version.stickers), platforms: platformsOf(version.stickers) }
  const document = { packId, pricing, languages, category, rating, mean, ...facets, onSaleAt }
  await inTransaction((tx) => writeDocument(tx, document, text))
}

/** By the clock: documents from before something was added to them are written anew, some at a time. */
export async function renewDocuments(most = 500): Promise<void> {
  for (const packId of await findOldDocuments(db, most)) await indexPack(packId)
}

type Stickers = readonly { kind: string; slot: unknown; extras: unknown }[]

function kindsOf(stickers: Stickers): PackKind[] {
  const has: Record<PackKind, (sticker: Stickers[number]) => boolean> = {
    still: ({ kind }) => kind === 'still',
    moving: ({ kind }) => kind !== 'still',
    sound: ({ extras }) => extrasOf(extras).sound !== undefined,
    message: ({ slot }) => slot !== null,
  }
  return PACK_KINDS.filter((kind) => stickers.some(has[kind]))
}

/** Where an owner can take at least one pack of it, by the rules the export goes by (the number and the kinds of its stickers). */
function platformsOf(stickers: Stickers): string[] {
  const kinds = stickers.map(({ kind }) => (isMovingKind(kind) ? kind : 'still'))
  return PLATFORMS.filter((one) => one.hands === 'buyer' && planPacks(one, kinds).packs.length > 0).map(({ id }) => id)
}

async function removePack(packId: string): Promise<void> {
  await inTransaction((tx) => deleteDocument(tx, packId))
}
