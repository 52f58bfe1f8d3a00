import { type Actor, requireSure } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { db } from '@/infra/db'
import { isSigned } from '@/infra/secret'
import { findExport } from './db/exports'
import { noSuchExport } from './refusals'

export const PURPOSE = 'data export'

export const fileOf = (exportId: string) => `personal/${exportId}.json`

/** Where the file of an export lies, for its owner, who showed just now that it is they, with the link of the account page, until it expires. */
export async function openExport(
  actor: Actor,
  exportId: string,
  seal: string,
  clock: Clock = systemClock,
): Promise<string> {
  const person = requireSure(actor)
  const made = await findExport(db, exportId)
  const sealed = isSigned(PURPOSE, `${exportId}\n${person.id}`, seal)
  if (!sealed || made?.userId !== person.id || made.state !== 'ready') throw noSuchExport()
  if (!made.expiresAt || made.expiresAt <= clock.now()) throw noSuchExport()
  return fileOf(exportId)
}
