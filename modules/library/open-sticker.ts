import { type Actor, requireUser } from '@/core/actor'
import { systemClock } from '@/core/clock'
import { isId } from '@/core/ids'
import { db } from '@/infra/db'
import { findPublishedSticker } from '@/modules/catalog/find-published-version'
import { ENDINGS, isMovingKind, masterFile, masterPicture, MEDIA_TYPES } from '@/modules/imaging/sticker-kind'
import { markUsed } from './db/entitlements'
import { findOwned } from './find-owned'
import { notInLibrary } from './refusals'

/**
 * Where the master of one sticker lies, for who owns its pack: copied, shared or downloaded, it is taken, as a file is.
 * `name` is what the file is called.
 * @param picture Of one that moves: its best frame as PNG, which is what a clipboard takes, and not its file.
 * @throws Refusal `library.not_yours` (404), `library.taken_down` (403)
 */
export async function openSticker(
  actor: Actor,
  stickerId: string,
  picture = false,
  clock = systemClock,
): Promise<{ key: string; type: string; hash: string; name: string }> {
  const user = requireUser(actor)
  const sticker = isId('sticker', stickerId) ? await findPublishedSticker(db, stickerId) : undefined
  if (!sticker) throw notInLibrary()
  const { entitlement, pack, versions } = await findOwned(db, user.id, sticker.version.packId)
  if (!versions.some(({ id }) => id === sticker.version.id)) throw notInLibrary()
  if (!entitlement.usedAt) await markUsed(db, entitlement.id, clock.now())
  const hash = sticker.masterHash
  const place = String(sticker.position + 1).padStart(2, '0')
  const { kind } = sticker
  const name = `${pack.title} ${place}`
  if (picture || !isMovingKind(kind))
    return { key: masterPicture(hash), type: 'image/png', hash: `${hash}-picture`, name: `${name}.png` }
  return { key: masterFile(hash, kind), type: MEDIA_TYPES[kind], hash, name: `${name}.${ENDINGS[kind]}` }
}
