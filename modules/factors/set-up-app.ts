import { randomBytes } from 'node:crypto'
import { type Actor, requireFreshOwn, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db, inTransaction } from '@/infra/db'
import { lockActive } from '@/infra/session-store'
import { findApp, putPendingApp, takeStep } from './db/factors'
import { countTry, holderOf } from './holder'
import { factorAdded } from './keep-factor'
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

/** The app shows the right code: from now on it counts. @returns Recovery codes, if these are the first. */
export async function confirmApp(actor: Actor, code: string, clock: Clock = systemClock): Promise<string[]> {
  const { id } = requireUser(actor)
  await countTry(id)
  const app = await findApp(db, id)
  if (!app) throw refusals.nothingPending()
  if (app.confirmedAt) throw refusals.hasApp()
  const now = clock.now()
  const step = stepOf(openSecret(app.sealed, id), code.replace(/\s/g, ''), now)
  if (step === undefined) throw refusals.wrongCode()
  return inTransaction(async (tx) => {
    await lockActive(tx, id)
    if (!(await takeStep(tx, id, step, now))) throw refusals.wrongCode()
    return factorAdded(tx, holderOf(actor), now)
  })
}
