import { type Actor, requireFreshOwn, requireUser } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { lockActive } from '@/infra/session-store'
import { deleteApp, deletePasskey } from './db/factors'
import { factorRemoved, replaceCodes } from './keep-factor'
import { noFactor, noSuchFactor } from './refusals'

/** Take a passkey of one's own away, or (`app`) the authenticator app. Just after a second factor was shown. */
export async function removeFactor(actor: Actor, which: string): Promise<void> {
  const { id } = requireUser(actor)
  requireFreshOwn(actor)
  await inTransaction(async (tx) => {
    await lockActive(tx, id)
    if (!(await (which === 'app' ? deleteApp(tx, id) : deletePasskey(tx, id, which)))) throw noSuchFactor()
    await factorRemoved(tx, id)
  })
}

/** New recovery codes; those before work no more. Just after a second factor was shown. @returns The codes, shown this once. */
export async function renewCodes(actor: Actor): Promise<string[]> {
  const { id, hasFactor } = requireUser(actor)
  if (!hasFactor) throw noFactor()
  requireFreshOwn(actor)
  return inTransaction(async (tx) => {
    await lockActive(tx, id)
    return replaceCodes(tx, id)
  })
}
