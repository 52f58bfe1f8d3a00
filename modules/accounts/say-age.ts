import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { updateUser } from './db/users'

/** Say that you are of age, and packs for adults are shown to you without a question; or take it back. */
export async function sayAge(actor: Actor, isAdult: boolean): Promise<void> {
  await updateUser(db, requireUser(actor).id, { isAdult })
}
