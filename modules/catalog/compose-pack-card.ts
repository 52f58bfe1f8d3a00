import { db, inTransaction } from '@/infra/db'
import { log } from '@/infra/log'
import { storage } from '@/infra/storage'
import type { ImagingPool } from '@/modules/imaging/imaging-pool'
import { changePack, findPackRow } from './db/packs'
import { findVersionRow } from './db/versions'
import { purgePack } from './purge-pack'

/** How many stickers a card shows. */
const SHOWN = 5

/**
 * Make the one picture that shelves show of a pack, from the first stickers of the version on sale. A handler of
 * `packPublished`; doing it twice changes nothing, and an older version than the one on sale is left alone.
 */
export async function composePackCard(imaging: Pick<ImagingPool, 'composeCard'>, packId: string): Promise<void> {
  const before = await findPackRow(db, { id: packId })
  const version = before?.versionId ? await findVersionRow(db, before.versionId) : undefined
  if (!version) return
  const shown = version.stickers.slice(0, SHOWN)
  const masters = await Promise.all(shown.map(({ masterHash }) => storage.get(`masters/${masterHash}.png`)))
  const there = masters.filter((master) => master !== undefined)
  if (there.length < shown.length) {
    // It will not be there the next time either: said once, and the jobs behind this one go on. Shelves show the stickers.
    log.error(
      { packId, versionId: version.id, missing: shown.length - there.length },
      'no card: masters not in storage',
    )
    return
  }
  const { key, files } = await imaging.composeCard(there)
  for (const { path, bytes } of files) await storage.put(`media/${path}`, bytes)

  await inTransaction(async (tx) => {
    const pack = await findPackRow(tx, { id: packId })
    if (!pack || pack.versionId !== version.id || pack.cardKey === key) return
    await changePack(tx, packId, { cardKey: key })
    await purgePack(tx, pack)
  })
}
