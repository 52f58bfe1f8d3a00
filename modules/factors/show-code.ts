import type { Actor } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { stepUp } from '@/infra/session-store'
import { findApp, takeCode, takeStep } from './db/factors'
import { countTry, holderOf } from './holder'
import { codeHash } from './recovery-code'
import * as refusals from './refusals'
import { openSecret } from './sealed-secret'
import { stepOf } from './totp'

/**
 * Show a second factor by typing: a code of the app (each counts once) or one of the recovery codes (then used up). The session
 * has shown one from now on, and goes by another token. @returns That token. @throws Refusal `factors.wrong_code`, the same whatever was wrong.
 */
export async function showCode(actor: Actor, typed: string, clock: Clock = systemClock): Promise<string> {
  const holder = holderOf(actor)
  const { userId } = holder
  await countTry(userId)
  const now = clock.now()
  const code = typed.replace(/\s/g, '')
  const taken = /^\d{6}$/.test(code)
    ? await takeAppCode(userId, code, now)
    : await takeCode(db, userId, codeHash(userId, code.slice(0, 40)))
  if (!taken) throw refusals.wrongCode()
  return stepUp(db, holder, now)
}

async function takeAppCode(userId: string, code: string, now: Date): Promise<boolean> {
  const app = await findApp(db, userId)
  if (!app?.confirmedAt) return false
  const step = stepOf(openSecret(app.sealed, userId), code, now)
  return step !== undefined && takeStep(db, userId, step, now)
}
