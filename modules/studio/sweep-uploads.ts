import { db } from '@/infra/db'
import { deleteUpload, findExisting, findReceiving, findUnjudged, isForgotten } from './db/uploads'
import { judgeSoon } from './judging'
import { clearQuarantine, listQuarantine } from './quarantine'
import { receiveUpload } from './receive-upload'

/** Files without a row: an upload is written down before its first byte, so after this long nobody will come for one. */
const ORPHAN_MS = 3_600_000

/**
 * Find what a process that died left behind: uploads that are whole but were not noted, noted but not judged, begun and
 * given up a day ago, and bytes nobody knows. Runs when the web process starts and now and then after.
 */
export async function sweepUploads(): Promise<void> {
  for (const upload of await findReceiving(db)) {
    if (await receiveUpload(upload.id)) continue
    if (isForgotten(upload)) {
      await deleteUpload(db, upload.id)
      await clearQuarantine(upload.id)
    }
  }
  for (const { id } of await findUnjudged(db)) judgeSoon(id)

  const old = await listQuarantine(new Date(Date.now() - ORPHAN_MS))
  const known = await findExisting(db, old)
  for (const id of old) if (!known.has(id)) await clearQuarantine(id)
}
