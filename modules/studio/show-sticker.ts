import { type Actor, requireUser } from '@/core/actor'
import type { Problem } from '@/core/refusal'
import { limit } from '@/infra/rate-limit'
import { storage } from '@/infra/storage'
import { makePicture } from '@/modules/imaging/export-pack'
import { keptStills } from '@/modules/imaging/kept-stills'
import { isPlatform } from '@/modules/imaging/platforms'
import { imagingPool } from '@/modules/imaging/process-pool'
import { isMovingKind, masterFile } from '@/modules/imaging/sticker-kind'
import { findOwnSticker, readMaster } from './own-sticker'
import { noSuchSticker } from './refusals'

/** A whole pack looked at for every messenger, twice; and as many moving files as one person needs in ten minutes. */
const LOOKS = { points: 1200, seconds: 600 }
const MAKES = { points: 120, seconds: 600 }

/** How much may be made for it: its still picture, what moves if it was made before, or what moves in any case. */
export const SHOWN_AS = ['still', 'kept', 'made'] as const
export type ShownAs = (typeof SHOWN_AS)[number]

/**
 * A sticker as one messenger will get it, for its artist: the file an export has, which is kept for that export.
 * @returns Nothing when it was asked only for what is made already; or why it cannot go there.
 * @throws Refusal `studio.no_such_sticker` (404), `studio.not_yours` (403), `rate_limit.*` (429)
 */
export async function showSticker(actor: Actor, stickerId: string, platform: string, as: ShownAs) {
  const sticker = await findOwnSticker(actor, stickerId)
  if (!isPlatform(platform)) throw noSuchSticker()
  await (as === 'made'
    ? limit('shown_made', requireUser(actor).id, MAKES)
    : limit('shown', requireUser(actor).id, LOOKS))
  const { masterHash, master } = sticker
  const picture = { masterHash, master: () => readMaster(sticker) }
  const { kind } = master
  const art = isMovingKind(kind)
    ? { ...picture, kind, moving: () => readMoving(masterFile(masterHash, kind)) }
    : { ...picture, kind: 'still' as const }
  return makePicture(imagingPool(), art, platform, keptStills, as)
}

async function readMoving(key: string): Promise<Uint8Array> {
  const file = await storage.get(key)
  if (!file) throw new Error(`${key} is not in storage`)
  return file
}

/** What a picture shown says of itself, beside its bytes. */
export interface ShownFacts {
  format: string
  width: number
  height: number
  bytes: number
  frames: number
  durationMs: number
  problems: Problem[]
}
