import { z } from 'zod'
import { Refusal } from '@/core/refusal'
import { db } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { log } from '@/infra/log'
import { callTelegram, TelegramRefusal, TelegramSilence } from '@/infra/telegram'
import type { ExportFile } from '@/modules/imaging/platform'
import { readOwnFiles } from '@/modules/library/own-files'
import { findLinkRow } from './db/links'
import { changeSet, claimSet, type SetRow } from './db/sets'
import { setWanted } from './jobs'

/** What createNewStickerSet takes at once; the others are added one by one. */
const AT_ONCE = 50
/** Runs without an answer before it is given up and its owner asks again. */
const MOST_ATTEMPTS = 5

const SetFile = z.object({
  title: z.string(),
  stickers: z.array(
    z.object({
      sticker: z.string(),
      format: z.string(),
      emoji_list: z.array(z.string()),
      keywords: z.array(z.string()),
    }),
  ),
})

/** Somebody has to do something first, or nobody can. */
class Stopped extends Error {}

/**
 * Make a set in Telegram, or go on with one: a handler of `setWanted`. How far it is, Telegram itself is asked first, so a
 * call whose answer was lost is never done twice. Told to wait, it waits as long as it is told.
 */
export async function makeSet(setId: string): Promise<void> {
  const set = await claimSet(db, setId)
  if (!set) return
  try {
    const wait = await goOn(set)
    if (wait === undefined) return
    await changeSet(db, setId, { claimedAt: null })
    await again(setId, wait)
  } catch (error) {
    await giveWay(set, error)
  }
}

/** @returns Seconds to wait, when the files are not ready; undefined when the set is whole. */
async function goOn(set: SetRow): Promise<number | undefined> {
  const link = await findLinkRow(db, set.userId)
  if (!link) throw new Stopped('not_linked')
  const files = await readOwnFiles(db, set.userId, { ...set, platform: 'telegram' })
  if (files === 'waiting') return 2
  const pack = files === 'failed' ? undefined : readPart(files, set.part)
  if (!pack) throw new Stopped('no_files')

  const total = pack.stickers.length
  let made = await countThere(set.name)
  await changeSet(db, set.id, { total, made })
  const upload = async (sticker: (typeof pack.stickers)[number]) => ({
    sticker: await uploadFile(link.telegramId, sticker.format, pack.bytesOf(sticker.sticker)),
    format: sticker.format,
    emoji_list: sticker.emoji_list,
    keywords: sticker.keywords,
  })
  const call = (method: string, form: Record<string, string | bigint | object>) =>
    callTelegram(method, { user_id: link.telegramId, name: set.name, ...form }, z.literal(true))

  if (made === 0) {
    const first = []
    for (const sticker of pack.stickers.slice(0, AT_ONCE)) first.push(await upload(sticker))
    await call('createNewStickerSet', { title: pack.title, stickers: first })
    made = first.length
    await changeSet(db, set.id, { made, attempts: 0 })
  }
  for (const sticker of pack.stickers.slice(made)) {
    await call('addStickerToSet', { sticker: await upload(sticker) })
    made += 1
    await changeSet(db, set.id, { made, attempts: 0 })
  }
  await changeSet(db, set.id, { state: 'ready', error: null, claimedAt: null })
  return undefined
}

/** The files of one part, as our own export for Telegram has them. */
function readPart(files: readonly ExportFile[], part: number) {
  const sets = files.filter(({ path }) => /(^|\/)set\.json$/.test(path))
  const file = sets[part]
  if (!file) return undefined
  const folder = file.path.slice(0, -'set.json'.length)
  const { title, stickers } = SetFile.parse(JSON.parse(Buffer.from(file.bytes).toString()))
  const bytes = new Map(files.map((one) => [one.path, one.bytes]))
  return { title, stickers, bytesOf: (name: string) => bytes.get(folder + name) ?? new Uint8Array() }
}

/** How many stickers the set has by now; none when it is not there. */
async function countThere(name: string): Promise<number> {
  try {
    const { stickers } = await callTelegram('getStickerSet', { name }, z.object({ stickers: z.array(z.unknown()) }))
    return stickers.length
  } catch (error) {
    if (error instanceof TelegramRefusal && error.message.includes('STICKERSET_INVALID')) return 0
    throw error
  }
}

async function uploadFile(owner: bigint, format: string, bytes: Uint8Array): Promise<string> {
  const form = { user_id: owner, sticker_format: format, sticker: bytes }
  return (await callTelegram('uploadStickerFile', form, z.object({ file_id: z.string() }))).file_id
}

/** What became of a run that did not end: later, or not at all, with the reason. */
async function giveWay(set: SetRow, error: unknown): Promise<void> {
  if (error instanceof TelegramRefusal && error.retryAfter !== undefined) {
    await changeSet(db, set.id, { claimedAt: null })
    return again(set.id, error.retryAfter)
  }
  if (error instanceof TelegramSilence && set.attempts + 1 < MOST_ATTEMPTS) {
    await changeSet(db, set.id, { claimedAt: null, attempts: set.attempts + 1 })
    return again(set.id, 2 ** set.attempts)
  }
  log.warn({ err: error, setId: set.id }, 'a Telegram set was not made')
  await changeSet(db, set.id, { state: 'failed', error: reasonOf(error), claimedAt: null })
}

/** As words are found for it: `telegram.why.<reason>`. */
function reasonOf(error: unknown): string {
  if (error instanceof Stopped) return error.message
  if (error instanceof Refusal) return 'not_owned'
  if (error instanceof TelegramSilence) return 'silence'
  if (
    error instanceof TelegramRefusal &&
    (error.status === 403 || /user not found|PEER_ID_INVALID/i.test(error.message))
  )
    return 'stranger'
  return 'refused'
}

async function again(setId: string, seconds: number): Promise<void> {
  await enqueue(db, setWanted, { setId }, { singletonKey: setId, startAfter: Math.max(1, Math.ceil(seconds)) })
}
