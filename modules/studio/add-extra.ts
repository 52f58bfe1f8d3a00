import { type Actor, requireUser } from '@/core/actor'
import type { Problem } from '@/core/refusal'
import { inTransaction } from '@/infra/db'
import { limit } from '@/infra/rate-limit'
import { storage } from '@/infra/storage'
import { imagingPool } from '@/modules/imaging/process-pool'
import { type ExtraKind, extrasOf } from '@/modules/imaging/sticker-extras'
import { changeSticker, findSticker } from './db/stickers'
import { openVersion } from './open-version'
import { findOwnSticker } from './own-sticker'
import { noSuchSticker } from './refusals'

/** Each is decoded and made anew, which takes a process some seconds; a whole pack of both fits. */
const RATE = { points: 240, seconds: 600 }

/**
 * Give a sticker a sound or an effect, in place of the one it has. It is made ready before the transaction opens.
 * @returns What is wrong with the file; nothing when it was taken, and then the version is one revision further.
 * @throws Refusal `rate_limit.*` (429)
 */
export async function addExtra(
  actor: Actor,
  { versionId, revision, stickerId, kind, bytes }: ExtraSent,
): Promise<Problem[]> {
  await findOwnSticker(actor, stickerId)
  await limit('extra', requireUser(actor).id, RATE)
  const pool = imagingPool()
  const made = await (kind === 'sound' ? pool.makeSound(bytes) : pool.makeEffect(bytes))
  if (!made.ok) return made.problems
  for (const file of made.files) await storage.put(`media/${file.path}`, file.bytes)
  await inTransaction(async (tx) => {
    await openVersion(tx, actor, versionId, revision)
    const sticker = await findSticker(tx, stickerId)
    if (sticker?.versionId !== versionId) throw noSuchSticker()
    await changeSticker(tx, stickerId, { extras: { ...extrasOf(sticker.extras), [kind]: { ...made.extra } } })
  })
  return []
}

export interface ExtraSent {
  versionId: string
  revision: number
  stickerId: string
  kind: ExtraKind
  bytes: Uint8Array
}
