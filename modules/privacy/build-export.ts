import { type Clock, systemClock } from '@/core/clock'
import { db, inTransaction } from '@/infra/db'
import { storage } from '@/infra/storage'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import { listOriginals } from '@/modules/studio/own-originals'
import { changeExport, findExport, findOldExports } from './db/exports'
import { findRows } from './db/rows'
import { DECLARED } from './declared'
import { describePerson } from './describe-person'
import { fileOf } from './open-export'

/** How long the file of an export stays. */
const DAYS = 7

/** Write everything that is kept about a person into one file of JSON, and tell them. Asked again, it is made anew. */
export async function buildExport({ exportId }: { exportId: string }, clock: Clock = systemClock): Promise<void> {
  const asked = await findExport(db, exportId)
  if (!asked || asked.state !== 'waiting') return
  const contact = await findContact(db, asked.userId)
  const person = await describePerson(db, asked.userId)
  const made: Record<string, Record<string, unknown[]>> = {}
  for (const [module, tables] of Object.entries(DECLARED)) {
    const heading: Record<string, unknown[]> = (made[module] = {})
    for (const table of tables) heading[table.table] = await findRows(db, table, person)
  }
  // Links and not the bytes: an artist's files may be gigabytes, they open for as long as we keep them, and for nobody else.
  const originals = await listOriginals(db, asked.userId)
  const now = clock.now()
  // Amounts are whole minor units of any size: text, so that no reader rounds them.
  const text = JSON.stringify(
    { madeAt: now, ...made, originals },
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    2,
  )
  const bytes = Buffer.from(text)
  await storage.put(fileOf(exportId), bytes)
  await inTransaction(async (tx) => {
    const expiresAt = new Date(now.getTime() + DAYS * 86_400_000)
    await changeExport(tx, exportId, { state: 'ready', readyAt: now, expiresAt, bytes: bytes.length })
    await notify(tx, contact, 'data_ready', { days: DAYS })
  })
}

/** Throw away the files whose time is over. */
export async function sweepExports(clock: Clock = systemClock): Promise<void> {
  for (const { id } of await findOldExports(db, clock.now())) {
    await storage.remove(fileOf(id))
    await changeExport(db, id, { state: 'expired', bytes: null })
  }
}
