import { type Actor, isSure, requireSure, requireUser } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { db, inTransaction } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { limit } from '@/infra/rate-limit'
import { sign } from '@/infra/secret'
import { findLastExport, insertExport } from './db/exports'
import { exportAsked } from './jobs'
import { PURPOSE } from './open-export'
import { exportUnderWay } from './refusals'

/** Put together everything that is kept about whoever asks. A mail says when it is there. At most 5 a day. */
export async function requestExport(actor: Actor, clock: Clock = systemClock): Promise<void> {
  const person = requireSure(actor)
  await limit('data-export', person.id, { points: 5, seconds: 86_400 })
  await inTransaction(async (tx) => {
    if ((await findLastExport(tx, person.id))?.state === 'waiting') throw exportUnderWay()
    const exportId = newId('export')
    await insertExport(tx, { id: exportId, userId: person.id, createdAt: clock.now() })
    await enqueue(tx, exportAsked, { exportId })
  })
}

/** The newest export of the reader, with the address of its file while there is one and it is surely they who ask. */
export async function findMyExport(actor: Actor) {
  const person = requireUser(actor)
  const last = await findLastExport(db, person.id)
  if (!last) return undefined
  const { id, state, createdAt, expiresAt, bytes } = last
  const href =
    state === 'ready' && isSure(person)
      ? `/api/account/data/${id}?seal=${sign(PURPOSE, `${id}\n${person.id}`)}`
      : undefined
  return { state, createdAt, expiresAt, bytes, href }
}
