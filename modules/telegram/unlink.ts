import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { deleteLink } from './db/links'

/** Forget a person's Telegram account. Sets that were made are his, in Telegram, and stay there. */
export async function unlink(actor: Actor): Promise<void> {
  await deleteLink(db, { userId: requireUser(actor).id })
}
