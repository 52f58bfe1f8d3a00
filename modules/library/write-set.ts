import { createHash } from 'node:crypto'
import { type Actor, requireUser } from '@/core/actor'
import type { Problem } from '@/core/refusal'
import { db } from '@/infra/db'
import { limit } from '@/infra/rate-limit'
import { exportPack, type MadePicture, type PackToExport } from '@/modules/imaging/export-pack'
import { isPlatform } from '@/modules/imaging/platforms'
import { imagingPool } from '@/modules/imaging/process-pool'
import { zipFiles } from '@/modules/imaging/zip-files'
import { markUsed } from './db/entitlements'
import { isForBuyers } from './platforms'
import { notInLibrary } from './refusals'
import { findTemplate, type Template, writeOn } from './write-message'

/** As many as WhatsApp takes in one pack. */
export const SET_STICKERS = 30

/** Every one is some seconds of work for a process. */
const RATE = { points: 12, seconds: 600 }

export interface SetLine {
  stickerId: string
  text: string
}

/**
 * One's own words on stickers one owns, together, as one messenger takes a pack: a ZIP like that of a pack on sale, validated like
 * it. Nothing of it is kept.
 * @param title Of the set, from the title of the pack that its first sticker is from.
 * @returns The file, or what keeps it from being made; of a line, its number is `place`.
 * @throws Refusal `library.not_yours` (404), `library.taken_down` (403), `rate_limit.exceeded` (429)
 */
export async function writeSet(
  actor: Actor,
  lines: readonly SetLine[],
  platform: string,
  title: (packTitle: string) => string,
): Promise<{ bytes: Uint8Array; name: string } | Problem[]> {
  const user = requireUser(actor)
  if (!isForBuyers(platform) || !isPlatform(platform)) throw notInLibrary()
  if (lines.length === 0 || lines.length > SET_STICKERS) throw notInLibrary()
  await limit('message_set', user.id, RATE)
  const stickers: PackToExport['stickers'][number][] = []
  const owned = new Map<string, Template['owned']>()
  let packTitle = ''
  for (const [index, { stickerId, text }] of lines.entries()) {
    const template = await findTemplate(actor, stickerId)
    packTitle ||= template.packTitle
    owned.set(template.owned.id, template.owned)
    const written = await writeOn(template, text)
    if (!written.ok) return written.problems.map((one) => ({ ...one, params: { ...one.params, place: index + 1 } }))
    const { png, sha256 } = written.master
    const { emoji } = template
    stickers.push({ emoji, alt: text, tags: [], kind: 'still', masterHash: sha256, master: () => Promise.resolve(png) })
  }
  const id = createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 20)
  const pack = { id: `words_${id}`, title: title(packTitle), author: user.handle, version: 1, stickers }
  const made = new Map<string, MadePicture>()
  const { files, problems } = await exportPack(imagingPool(), pack, platform, forOnce(made), [platform])
  if (files.length === 0) return problems
  for (const { id, usedAt } of owned.values()) if (!usedAt) await markUsed(db, id, new Date())
  return { bytes: await zipFiles(files), name: `${pack.title} ${platform}.zip` }
}

/** Somebody's own words are kept nowhere. */
function forOnce(made: Map<string, MadePicture>) {
  return {
    get: (name: string) => Promise.resolve(made.get(name)),
    put: (name: string, picture: MadePicture) => Promise.resolve(void made.set(name, picture)),
  }
}
