import { type Clock, systemClock } from '@/core/clock'
import { db, type Db } from '@/infra/db'
import { storage } from '@/infra/storage'
import { findUses } from '@/modules/catalog/find-uses'
import { mediaPaths } from '@/modules/imaging/art-key'
import { isMovingKind, masterFile, masterPicture } from '@/modules/imaging/sticker-kind'
import { forgetLooks } from '@/modules/likeness/forget-looks'
import { deleteMasters, findArtRows, findNamedMasters, findNamedOriginals } from './db/art'

/** Files in the store, by the hashes of their bytes. */
export interface Art {
  masters: string[]
  originals: string[]
}

/** So long a file that nothing names stays: what is being judged, or was taken out by mistake and is sent again. */
const ORPHAN_DAYS = 30
const AT_ONCE = 500

/** What somebody has in the works, or ever sent: to be asked for before the rows that say so go. */
export function findArtOf(db: Db, artistId: string): Promise<Art> {
  return findArtRows(db, artistId)
}

/**
 * Throw away what an erased artist sent, with all that was made of it: originals (which hold what a camera writes) that nobody else
 * sent too, and masters with their pictures that no pack ever sold and nobody else has. Asked again, it does the rest.
 */
export async function dropArtOf(artistId: string, { masters, originals }: Art): Promise<void> {
  for (const hashes of chunks(originals)) {
    const named = new Set(await findNamedOriginals(db, hashes, artistId))
    for (const hash of hashes) if (!named.has(hash)) await storage.remove(`originals/${hash}`)
  }
  for (const hashes of chunks(masters)) await dropMasters(await unnamed(hashes), (key) => storage.remove(key))
}

/** By the clock: files of originals and masters that nothing has named for a month. Returns how many went. */
export async function sweepArt(clock: Clock = systemClock): Promise<number> {
  const before = new Date(clock.now().getTime() - ORPHAN_DAYS * 86_400_000)
  let gone = 0
  const removeOld = async (key: string) => {
    const went = await storage.removeOld(key, before)
    if (went) gone += 1
    return went
  }
  await eachChunk(storage.list('originals'), async (keys) => {
    const hashes = keys.map(hashOf)
    const named = new Set(await findNamedOriginals(db, hashes))
    for (const hash of hashes) if (!named.has(hash)) await removeOld(`originals/${hash}`)
  })
  await eachChunk(storage.list('masters'), async (keys) => {
    const free = new Set(await unnamed([...new Set(keys.map(hashOf))]))
    const went: string[] = []
    for (const key of keys) if (free.has(hashOf(key)) && (await removeOld(key))) went.push(hashOf(key))
    await dropMasters([...new Set(went)], (key) => storage.removeOld(key, before))
  })
  return gone
}

/** Masters that nothing names: no draft, no undo, no registry, nothing that was ever sold. */
async function unnamed(hashes: readonly string[]): Promise<string[]> {
  const sold = (await findUses(db, hashes)).map(({ masterHash }) => masterHash)
  const named = new Set([...sold, ...(await findNamedMasters(db, hashes))])
  return hashes.filter((hash) => !named.has(hash))
}

/** The row first: one that somebody sends at this moment has a sticker again, and stays with its pictures. */
async function dropMasters(hashes: readonly string[], remove: (key: string) => Promise<unknown>): Promise<void> {
  const gone = await deleteMasters(db, hashes)
  await forgetLooks(
    db,
    gone.map(({ hash }) => hash),
  )
  for (const { hash, artKey: key, kind } of gone) {
    await remove(masterPicture(hash))
    if (isMovingKind(kind)) await remove(masterFile(hash, kind))
    for (const path of mediaPaths(key)) await remove(`media/${path}`)
  }
}

const hashOf = (key: string) => (key.split('/').at(-1) ?? '').replace(/\..*$/, '')

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, turn) =>
    all.slice(turn * AT_ONCE, (turn + 1) * AT_ONCE),
  )
}

async function eachChunk(keys: AsyncIterable<string>, work: (keys: string[]) => Promise<void>): Promise<void> {
  let some: string[] = []
  for await (const key of keys) {
    some.push(key)
    if (some.length < AT_ONCE) continue
    await work(some)
    some = []
  }
  if (some.length > 0) await work(some)
}
