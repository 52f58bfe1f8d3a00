import type { Actor } from '@/core/actor'
import { db } from '@/infra/db'
import { requireOwnUpload } from './begin-upload'
import { deleteUpload, findUpload } from './db/uploads'
import { clearQuarantine } from './quarantine'

/** Stop an upload, or put a refused one out of sight. One that became a sticker stays: the sticker is what is removed. */
export async function cancelUpload(actor: Actor, uploadId: string): Promise<void> {
  const upload = requireOwnUpload(actor, await findUpload(db, uploadId))
  if (upload.state === 'accepted' && upload.stickerId) return
  await deleteUpload(db, uploadId)
  await clearQuarantine(uploadId)
}
