import type { HalfSignedIn } from '@/core/actor'
import type { Tx } from '@/infra/db'
import { setFactorSince, stepUp, unmarkFactor } from '@/infra/session-store'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import { countCodes, deleteCodes, findApp, findPasskeys, putCodes } from './db/factors'
import { codeHash, newCodes } from './recovery-code'

export interface Added {
  /** Recovery codes, with the first factor only: shown this once. */
  codes: string[]
  /** By which the session goes on. */
  token: string
}

/** A factor was added: sign-ins need one from now on, and this session has shown it and goes by another token. */
export async function factorAdded(tx: Tx, holder: HalfSignedIn, now: Date): Promise<Added> {
  const { userId } = holder
  await setFactorSince(tx, userId, now)
  const token = await stepUp(tx, holder, now)
  await notify(tx, await findContact(tx, userId), 'factor_changed', { change: 'added' })
  return { codes: (await countCodes(tx, userId)) > 0 ? [] : await replaceCodes(tx, userId), token }
}

/** A factor was taken away. With the last one go the codes, and no session counts as having shown one. */
export async function factorRemoved(tx: Tx, userId: string): Promise<void> {
  const app = await findApp(tx, userId)
  const left = (await findPasskeys(tx, userId)).length + (app?.confirmedAt ? 1 : 0)
  if (left === 0) {
    await deleteCodes(tx, userId)
    await setFactorSince(tx, userId, null)
    await unmarkFactor(tx, userId)
  }
  await notify(tx, await findContact(tx, userId), 'factor_changed', { change: 'removed' })
}

export async function replaceCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newCodes()
  await putCodes(
    tx,
    userId,
    codes.map((code) => codeHash(userId, code)),
  )
  return codes
}
