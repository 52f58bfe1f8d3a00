import { newId } from '@/core/ids'
import type { Problem } from '@/core/refusal'
import { cleanLine, clip } from '@/core/text'
import { db, inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import type { FoundPack, FoundSticker } from '@/modules/imaging/found-pack'
import { openArchive } from '@/modules/imaging/open-archive'
import { BadFile, BadPack } from '@/modules/imaging/pack-file'
import { readPack } from '@/modules/imaging/read-pack'
import { insertUploads, moveUpload, type NewUpload, type UploadRow } from './db/uploads'
import { nameUntitled } from './name-untitled'
import { clearQuarantine, putInQuarantine, quarantined } from './quarantine'
import { saidOf } from './said'
import { shownName } from './upload'

/**
 * Make every sticker of an archive an upload of its own, which gets its own verdict, with the words the archive has for it.
 * Files first, then all rows in one transaction: killed half way, it begins anew, and the sweeper clears what nobody knows.
 * @returns The new uploads' ids, in the pack's order.
 */
export async function unpackUpload(archive: UploadRow): Promise<string[]> {
  const uploads: NewUpload[] = []
  let pack: FoundPack
  try {
    pack = await readAll(archive, uploads)
  } catch (error) {
    if (!(error instanceof BadPack)) throw error
    for (const { id } of uploads) await clearQuarantine(id)
    await moveUpload(db, archive.id, 'judging', 'refused', { problems: [error.problem], finishedAt: new Date() })
    await clearQuarantine(archive.id)
    return []
  }

  const unpacked = await inTransaction(async (tx) => {
    const verdict = { problems: notesOn(pack), finishedAt: new Date() }
    // Somebody else unpacked it meanwhile, or it was stopped: then these are not wanted.
    if (!(await moveUpload(tx, archive.id, 'judging', 'accepted', verdict))) return false
    await insertUploads(tx, uploads)
    await nameUntitled(tx, archive.versionId, pack.title)
    return true
  })
  await clearQuarantine(archive.id)
  return unpacked ? uploads.flatMap(({ id, state }) => (state === 'received' ? id : [])) : []
}

/** Put an archive's stickers into quarantine, one in memory at a time, and write down in `uploads` what they are. */
async function readAll(archive: UploadRow, uploads: NewUpload[]): Promise<FoundPack> {
  const now = Date.now()
  const opened = await openArchive(quarantined(archive.id))
  try {
    const pack = await readPack(opened.files)
    for (const sticker of pack.stickers) {
      const read = await readOne(sticker)
      const bytes = 'bytes' in read ? read.bytes : undefined
      // A millisecond apart, so that their ids sort as the pack does: stickers stand in the order of their uploads.
      const id = newId('upload', now + uploads.length)
      if (bytes) await putInQuarantine(id, bytes)
      uploads.push({
        id,
        versionId: archive.versionId,
        artistId: archive.artistId,
        inArchive: archive.id,
        fileName: shownName(sticker.name),
        fingerprint: `zip:${archive.id}:${uploads.length}`,
        bytes: BigInt(bytes?.length ?? 0),
        said: saidOf(sticker),
        state: bytes ? 'received' : 'refused',
        problems: 'problem' in read ? [read.problem] : [],
        finishedAt: bytes ? null : new Date(),
      })
    }
    return pack
  } finally {
    opened.close()
  }
}

async function readOne(sticker: FoundSticker): Promise<{ bytes: Buffer } | { problem: Problem }> {
  try {
    return { bytes: await sticker.read(env.UPLOAD_MAX_BYTES) }
  } catch (error) {
    if (error instanceof BadFile) return { problem: error.problem }
    throw error
  }
}

/** What the artist is told of a pack we knew the form of: whose it says it is, above all. */
function notesOn({ form, author, stickers }: FoundPack): Problem[] {
  if (form === 'pictures') return []
  const name = clip(cleanLine(author), 60)
  const count = stickers.length
  return [
    name === ''
      ? { code: 'pack.read', severity: 'warning', params: { count, form } }
      : { code: 'pack.read_by', severity: 'warning', params: { count, form, author: name } },
  ]
}
