import { db } from '@/infra/db'
import { findUpload, moveUpload } from './db/uploads'
import { bytesHere, settleOnDisk } from './quarantine'

/**
 * Note that every byte of an upload is here and safe on disk. From now on it is acknowledged: it gets its verdict
 * even if this process dies the next moment (sweep-uploads.ts). Does nothing when bytes are missing or when it was noted before.
 * @returns Whether this call noted it: then somebody has to judge it.
 */
export async function receiveUpload(uploadId: string): Promise<boolean> {
  const upload = await findUpload(db, uploadId)
  if (upload?.state !== 'receiving') return false
  if ((await bytesHere(uploadId)) !== Number(upload.bytes)) return false
  await settleOnDisk(uploadId)
  return moveUpload(db, uploadId, 'receiving', 'received')
}
