import { type Actor, requireUser } from '@/core/actor'
import { isId } from '@/core/ids'
import { db } from '@/infra/db'
import { isSigned, sign } from '@/infra/secret'
import { writeWanted } from './db/follows'
import { linkInvalid } from './refusals'

const PURPOSE = 'stop news'

/** What stands behind `?` in the link that stops the mails: it works without a session, for this person and nothing else, forever. */
export function stopQuery(userId: string): string {
  return new URLSearchParams({ person: userId, seal: sign(PURPOSE, userId) }).toString()
}

/** @throws Refusal `following.link_invalid` (404) */
export function requireStopLink(person: string, seal: string): void {
  if (!isId('user', person) || !isSigned(PURPOSE, person, seal)) throw linkInvalid()
}

/** No more mails of news: by the link in one of them, pressed by whoever has it or by their mail program. Again, it changes nothing. */
export async function stopNewsMail(person: string, seal: string): Promise<void> {
  requireStopLink(person, seal)
  await writeWanted(db, person, false)
}

/** Whether news come by mail, as set on the news page. */
export async function setNewsMail(actor: Actor, wanted: boolean): Promise<void> {
  await writeWanted(db, requireUser(actor).id, wanted)
}
