import type { Problem } from '@/core/refusal'
import type { Db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findPack } from '@/modules/catalog/find-pack'
import { checkPrice } from '@/modules/catalog/price'
import { checkDraft } from './draft'
import { findCollaborators } from './db/collaborators'
import { findStickers } from './db/stickers'
import { countUnderWay } from './db/uploads'
import type { VersionRow } from './db/versions'

/** Gather what checkDraft looks at. In a transaction that locks the version, the answer stays true until its end. */
export async function inspectDraft(db: Db, version: VersionRow): Promise<Problem[]> {
  const people = await findCollaborators(db, version.packId)
  const profiles = await findProfiles(people.map(({ userId }) => userId))
  const pack = await findPack(db, version.packId)
  return checkDraft({
    ...version,
    stickers: await findStickers(db, version.id),
    people: people.map(({ userId, points, state }) => ({
      name: profiles.get(userId)?.displayName ?? userId,
      points,
      state,
    })),
    uploadsUnderWay: await countUnderWay(db, version.id, ['received', 'judging']),
    priceProblems: checkPrice(pack),
  })
}
