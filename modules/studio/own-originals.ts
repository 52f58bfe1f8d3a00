import { type Actor, requireUser } from '@/core/actor'
import { db, type Db } from '@/infra/db'
import { storage } from '@/infra/storage'
import { findOriginalRows } from './db/art'
import { noSuchSticker } from './refusals'

/** A file as an artist sent it. */
export interface Original {
  fileName: string
  /** Of the file, and its name in the store. */
  sha256: string
  /** Where its artist, signed in, gets it back. */
  href: string
}

/** What somebody sent and we keep, by name. */
export async function listOriginals(db: Db, artistId: string): Promise<Original[]> {
  const rows = await findOriginalRows(db, artistId)
  return rows.map(({ sourceHash: sha256, fileName }) => ({
    fileName,
    sha256,
    href: `/api/account/originals/${sha256}`,
  }))
}

/**
 * Where a file lies that the asker sent, and what it was called. Shown to nobody else, the shop's own people included.
 * @throws Refusal `studio.no_such_sticker` (404)
 */
export async function openOriginal(actor: Actor, sha256: string): Promise<{ key: string; fileName: string }> {
  const artist = requireUser(actor)
  const own = (await findOriginalRows(db, artist.id)).find(({ sourceHash }) => sourceHash === sha256)
  const key = `originals/${sha256}`
  if (!own || !(await storage.has(key))) throw noSuchSticker()
  return { key, fileName: own.fileName }
}
