import { type Actor, isFresh, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { findAccount } from '@/modules/accounts/find-account'
import { countCodes, findApp, findPasskeys } from './db/factors'
import { holderOf } from './holder'
import { isPending } from './pending-app'
import { openSecret } from './sealed-secret'
import { appLink, writeSecret } from './totp'

export interface Factors {
  passkeys: { id: string; name: string; createdAt: Date; usedAt: Date | null }[]
  /** Since when the app counts. */
  app: Date | undefined
  /** An app that is being set up: what to scan, and the same to type. Shown until its first code, to whoever may finish it now. */
  pending: { link: string; secret: string } | undefined
  codesLeft: number
}

/** One's own second factors. */
export async function findFactors(actor: Actor, clock: Clock = systemClock): Promise<Factors> {
  const user = requireUser(actor)
  const { id } = user
  const [passkeys, app, codesLeft, { email }] = await Promise.all([
    findPasskeys(db, id),
    findApp(db, id),
    countCodes(db, id),
    findAccount(actor),
  ])
  const now = clock.now()
  const mayFinish = !user.hasFactor || isFresh(user, now)
  const secret = app && mayFinish && isPending(app, now) ? openSecret(app.sealed, id) : undefined
  return {
    passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({ id, name, createdAt, usedAt })),
    app: app?.confirmedAt ?? undefined,
    pending: secret && { link: appLink(secret, env.SHOP_NAME, email), secret: writeSecret(secret) },
    codesLeft,
  }
}

/** How this person can show a second factor, signed in whole or half. */
export async function findWays(actor: Actor): Promise<{ passkey: boolean; code: boolean }> {
  const { userId } = holderOf(actor)
  const [passkeys, app, codes] = await Promise.all([
    findPasskeys(db, userId),
    findApp(db, userId),
    countCodes(db, userId),
  ])
  return { passkey: passkeys.length > 0, code: Boolean(app?.confirmedAt) || codes > 0 }
}
