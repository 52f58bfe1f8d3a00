import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { endToken as endRow } from './db/tokens'
import { noSuchToken } from './refusals'

/** A token works no more, from this moment. @throws Refusal `api.no_such_token` (404) */
export async function endToken(actor: Actor, id: string): Promise<void> {
  if (!(await endRow(db, requireUser(actor).id, id, new Date()))) throw noSuchToken()
}
