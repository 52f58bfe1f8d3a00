import { randomBytes } from 'node:crypto'
import { type Actor, requireFreshOwn, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db, inTransaction } from '@/infra/db'
import { lockActive } from '@/infra/session-store'
import { findApp, putPendingApp, takeStep } from './db/factors'
import { countTry, holderOf } from './holder'
import { factorAdded, type Added } from './keep-factor'
import { isPending } from './pending-app'
import * as refusals from './refusals'
import { openSecret, sealSecret } from './sealed-secret'
import { stepOf } from './totp'

const SECRET_BYTES = 20

/** Begin with an authenticator app: make the secret that the page then shows. */
export async function startApp(actor: Actor): Promise<void> {
  const { id } = requireUser(actor)
  requireFreshOwn(actor)
  await inTransaction(async (tx) => {
    await lockActive(tx, id)
    if ((await findApp(tx, id))?.confirmedAt) throw refusals.hasApp()
    await putPendingApp(tx, id, sealSecret(randomBytes(SECRET_BYTES), id))
  })
}

/**
 * The app shows the right code: from now on it counts. Asks for what `startApp` asked for: a set-up that was left lying lets nobody in.
 * @throws Refusal `factors.nothing_pending`, `factors.has_app` (409), `factors.wrong_code` (422)
 */
export async function confirmApp(actor: Actor, code: string, clock: Clock = systemClock): Promise<Added> {
  const { id } = requireUser(actor)
  requireFreshOwn(actor)
  await countTry(id)
  const app = await findApp(db, id)
  const now = clock.now()
  if (app?.confirmedAt) throw refusals.hasApp()
  if (!app || !isPending(app, now)) throw refusals.nothingPending()
  const step = stepOf(openSecret(app.sealed, id), code.replace(/\s/g, ''), now)
  if (step === undefined) throw refusals.wrongCode()
  return inTransaction(async (tx) => {
    await lockActive(tx, id)
    if (!(await takeStep(tx, id, step, now))) throw refusals.wrongCode()
    return factorAdded(tx, holderOf(actor), now)
  })
}
