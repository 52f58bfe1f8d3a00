import { type Actor, requireUser } from '@/core/actor'
import { newId } from '@/core/ids'
import { inTransaction } from '@/infra/db'
import { translationsOf } from '@/modules/catalog/translations'
import { extrasOf } from '@/modules/imaging/sticker-extras'
import { findStickers, insertStickers, NOTHING } from './db/stickers'
import { findLatestVersion, insertVersion, lockVersion } from './db/versions'
import { alreadyDrafted, notFound, notYours } from './refusals'

/**
 * Begin the next version of a pack as a copy of the approved one. The pack goes on selling what it sells meanwhile.
 * @returns The new version's id.
 */
export async function startVersion(actor: Actor, packId: string): Promise<string> {
  const artist = requireUser(actor)
  return inTransaction(async (tx) => {
    const latest = await findLatestVersion(tx, packId)
    if (!latest) throw notFound()
    if (latest.artistId !== artist.id) throw notYours()
    // Two windows that begin one at the same moment queue up at this row; the second finds what the first made.
    await lockVersion(tx, latest.id)
    const now = await findLatestVersion(tx, packId)
    if (now?.id !== latest.id || latest.state !== 'approved') throw alreadyDrafted()

    const id = newId('version')
    const { title, description, languages, tags, category, rating, judgedAs } = latest
    await insertVersion(tx, {
      id,
      packId,
      artistId: artist.id,
      number: latest.number + 1,
      title,
      description,
      translations: { ...translationsOf(latest.translations) },
      languages,
      tags,
      category,
      rating,
      judgedAs,
    })
    const stickers = await findStickers(tx, latest.id)
    await insertStickers(
      tx,
      stickers.map(
        ({ position, masterHash, sourceHash, fileName, emoji, tags, alt, slot, extras, provenance, judgedAs }) => ({
          id: newId('sticker'),
          versionId: id,
          // What a reviewer found fine stays found fine: only what changes from here on is judged.
          position,
          masterHash,
          sourceHash,
          fileName,
          emoji,
          tags,
          alt,
          slot: slot ?? NOTHING,
          extras: { ...extrasOf(extras) },
          provenance: provenance ?? NOTHING,
          judgedAs,
        }),
      ),
    )
    return id
  })
}
