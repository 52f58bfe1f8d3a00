import { db, inTransaction } from '@/infra/db'
import { purge } from '@/infra/purge'
import { findAlike } from '@/modules/likeness/find-alike'
import { findPackRow } from './db/packs'
import { countMasters, findCandidates, findUnrelated, joinSimilar, replaceSimilar } from './db/similar'
import { findVersionRow } from './db/versions'
import { lookOf, similarityOf } from './similarity'

/** So many alike are kept of a pack. */
const KEPT = 12

/**
 * Work out the packs most like one, and put it on the lists of those. Other packs of the same artist are left out: they stand on
 * the page anyhow. A handler of `packPublished`; doing it twice changes nothing.
 */
export async function relatePack(packId: string): Promise<void> {
  const pack = await findPackRow(db, { id: packId })
  const version = pack?.versionId ? await findVersionRow(db, pack.versionId) : undefined
  if (pack?.state !== 'on_sale' || !version) return
  const masters = [...new Set(version.stickers.map(({ masterHash }) => masterHash))]
  const lookalikes = [...(await findAlike(db, masters)).values()].flat().map(({ hash }) => hash)
  const alike = new Map((await countMasters(db, [...new Set(lookalikes)])).map((row) => [row.packId, row.count]))
  const own = { ...pack, look: lookOf(version.stickers.slice(0, 24).map(({ placeholder }) => placeholder)) }
  const scored = (await findCandidates(db, pack, lookalikes))
    .filter(({ artistId }) => artistId !== pack.artistId)
    .map((other) => ({
      otherId: other.id,
      score: similarityOf(own, { ...other, look: lookOf(other.placeholders) }, alike.get(other.id) ?? 0),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.otherId < b.otherId ? 1 : -1))
    .slice(0, KEPT)
  await inTransaction(async (tx) => {
    await replaceSimilar(tx, packId, scored)
    await joinSimilar(tx, packId, pack.rating === 'adult' ? [] : scored, KEPT)
    await purge(
      tx,
      [packId, ...scored.map(({ otherId }) => otherId)].map((id) => `pack:${id}`),
    )
  })
}

/** By the clock: packs that nothing was found for, or that were here before this was done, are compared with what has come since. */
export async function relateOthers(most = 200): Promise<void> {
  for (const packId of await findUnrelated(db, most)) await relatePack(packId)
}
