import { newId } from '@/core/ids'
import { db, inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { insertUploads, moveUpload, type NewUpload, type UploadRow } from './db/uploads'
import { clearQuarantine, putInQuarantine, quarantined } from './quarantine'
import { BadArchive, readArchive } from './read-archive'
import { shownName } from './upload'

/**
 * Make every file of an archive an upload of its own, which gets its own verdict. Files first, then all rows in one
 * transaction: killed half way, it begins anew, and the sweeper clears what nobody knows.
 * @returns The new uploads' ids, in the archive's order.
 */
export async function unpackUpload(archive: UploadRow): Promise<string[]> {
  const uploads: NewUpload[] = []
  const now = Date.now()
  try {
    for await (const { name, bytes, problems } of readArchive(quarantined(archive.id), env.UPLOAD_MAX_BYTES)) {
      // A millisecond apart, so that their ids sort as the archive does: stickers stand in the order of their uploads.
      const id = newId('upload', now + uploads.length)
      if (bytes) await putInQuarantine(id, bytes)
      uploads.push({
        id,
        versionId: archive.versionId,
        artistId: archive.artistId,
        inArchive: archive.id,
        fileName: shownName(name),
        fingerprint: `zip:${archive.id}:${uploads.length}`,
        bytes: BigInt(bytes?.length ?? 0),
        state: bytes ? 'received' : 'refused',
        problems,
        finishedAt: bytes ? null : new Date(),
      })
    }
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error
    for (const { id } of uploads) await clearQuarantine(id)
    await moveUpload(db, archive.id, 'judging', 'refused', { problems: [error.problem], finishedAt: new Date() })
    await clearQuarantine(archive.id)
    return []
  }

  const unpacked = await inTransaction(async (tx) => {
    // Somebody else unpacked it meanwhile, or it was stopped: then these are not wanted.
    if (!(await moveUpload(tx, archive.id, 'judging', 'accepted', { finishedAt: new Date() }))) return false
    await insertUploads(tx, uploads)
    return true
  })
  await clearQuarantine(archive.id)
  return unpacked ? uploads.flatMap(({ id, state }) => (state === 'received' ? id : [])) : []
}
