import { type Actor, requireUser } from '@/core/actor'
import { isId } from '@/core/ids'
import { db } from '@/infra/db'
import { limit } from '@/infra/rate-limit'
import { storage } from '@/infra/storage'
import { findPublishedSticker } from '@/modules/catalog/find-published-version'
import type { MessageSlot } from '@/modules/imaging/message-slot'
import { readSlot } from '@/modules/imaging/read-slot'
import { MASTER, type Wanted } from '@/modules/imaging/platform'
import { isPlatform, platformOf } from '@/modules/imaging/platforms'
import { imagingPool } from '@/modules/imaging/process-pool'
import type { RenderedMessage } from '@/modules/imaging/render-message'
import { masterPicture } from '@/modules/imaging/sticker-kind'
import type { StickerProblem } from '@/modules/imaging/sticker-problem'
import { markUsed } from './db/entitlements'
import { findOwned } from './find-owned'
import { isForBuyers } from './platforms'
import { notInLibrary } from './refusals'

/** Pictures made as one types, and some to spare. */
const RATE = { points: 240, seconds: 600 }

/** A sticker with a place for words, of who owns its pack. */
export interface Template {
  id: string
  /** What it is owned by, and whether a sticker of it was ever taken. */
  owned: { id: string; usedAt: Date | null }
  packId: string
  packTitle: string
  place: number
  masterHash: string
  emoji: readonly string[]
  slot: MessageSlot
}

/** @throws Refusal `library.not_yours` (404), `library.taken_down` (403) */
export async function findTemplate(actor: Actor, stickerId: string): Promise<Template> {
  const user = requireUser(actor)
  const sticker = isId('sticker', stickerId) ? await findPublishedSticker(db, stickerId) : undefined
  const slot = readSlot(sticker?.slot)
  if (!sticker || !slot) throw notInLibrary()
  const { entitlement: owned, pack, versions } = await findOwned(db, user.id, sticker.version.packId)
  if (!versions.some(({ id }) => id === sticker.version.id)) throw notInLibrary()
  const { id, masterHash, position, emoji } = sticker
  return { id, owned, packId: pack.id, packTitle: pack.title, place: position + 1, masterHash, emoji, slot }
}

/** The words on the template, as the master of a sticker of its own. */
export async function writeOn({ masterHash, slot }: Template, text: string): Promise<RenderedMessage> {
  const png = await storage.get(masterPicture(masterHash))
  if (!png) throw new Error(`the master ${masterHash} is not in storage`)
  return imagingPool().renderMessage(png, slot, text)
}

/**
 * One's own words on a sticker one owns: as PNG, or as one messenger takes a sticker. Nothing of it is kept.
 * @param platform One for buyers; plain PNG when not named.
 * @returns The file, or what keeps the words from being written.
 * @throws Refusal `library.not_yours` (404), `library.taken_down` (403), `rate_limit.exceeded` (429)
 */
export async function writeMessage(
  actor: Actor,
  { stickerId, text, platform = 'png' }: { stickerId: string; text: string; platform?: string | undefined },
): Promise<{ bytes: Uint8Array; format: 'png' | 'webp'; name: string } | StickerProblem[]> {
  const template = await findTemplate(actor, stickerId)
  if (!isForBuyers(platform) || !isPlatform(platform)) throw notInLibrary()
  await limit('message', requireUser(actor).id, RATE)
  const written = await writeOn(template, text)
  if (!written.ok) return written.problems
  if (!template.owned.usedAt) await markUsed(db, template.owned.id, new Date())

  const name = `${template.packTitle} ${String(template.place).padStart(2, '0')}`
  const [wanted] = Object.values<Wanted>(platformOf(platform).pictures)
  if (!wanted || wanted === MASTER) return { bytes: written.master.png, format: 'png', name: `${name}.png` }
  const [still] = await imagingPool().encodeStills(written.master.png, [wanted])
  if (!still) throw new Error(`no picture for ${platform}`)
  return { bytes: still.bytes, format: wanted.format, name: `${name} ${platform}.${wanted.format}` }
}
