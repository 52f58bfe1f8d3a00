import type { Db } from '@/infra/db'
import { findPack, type Pack } from '@/modules/catalog/find-pack'
import { findVersions } from '@/modules/catalog/find-published-version'
import { findLive, type LiveEntitlement } from './db/entitlements'
import { ownedVersions } from './entitlement'
import { notInLibrary, takenDown } from './refusals'

interface Owned {
  entitlement: LiveEntitlement
  pack: Pack
  /** Those that come with it, newest first. */
  versions: { id: string; number: number; publishedAt: Date }[]
}

/**
 * A pack as its owner has it: what every door of the library asks before it gives anything.
 * @throws Refusal `library.not_yours` (404) when it is not owned, `library.taken_down` (403) when it is banned
 */
export async function findOwned(db: Db, userId: string, packId: string): Promise<Owned> {
  const entitlement = await findLive(db, userId, packId)
  if (!entitlement) throw notInLibrary()
  const pack = await findPack(db, packId)
  if (pack.state === 'banned') throw takenDown()
  const versions = (await findVersions(db, [packId])).get(packId) ?? []
  return { entitlement, pack, versions: ownedVersions(versions, entitlement.grantedAt) }
}
