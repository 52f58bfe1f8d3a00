import { db, inTransaction } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findPack } from '@/modules/catalog/find-pack'
import { findPublishedVersion } from '@/modules/catalog/find-published-version'
import { meanOf } from '@/modules/catalog/stars'
import { deleteDocument, writeDocument } from './db/search'
import { searchText } from './document'

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
  await inTransaction((tx) => writeDocument(tx, { packId, pricing, languages, category, rating, mean, onSaleAt }, text))
}

async function removePack(packId: string): Promise<void> {
  await inTransaction((tx) => deleteDocument(tx, packId))
}
