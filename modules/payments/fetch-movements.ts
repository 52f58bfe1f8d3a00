import { db } from '@/infra/db'
import { log } from '@/infra/log'
import { findNewestMovement, insertMovements } from './db/movements'
import type { Movement } from './provider'
import { offeredProviders } from './registry'

const DAY_MS = 86_400_000
/** A processor may list a movement a while after its moment: what is kept is asked for again, and kept once. */
const OVERLAP_DAYS = 3
/** How far back the first run looks. */
const FIRST_DAYS = 90
const BATCH = 500

/** Ask processors for the movements of the shop's balance since the last time. One that fails does not stop the others. */
export async function fetchMovements(now = new Date()): Promise<number> {
  let fresh = 0
  for (const provider of offeredProviders()) {
    const { id, caps } = provider
    if (!provider.listMovements) continue
    try {
      const newest = await findNewestMovement(db, id)
      const from = new Date((newest ?? now).getTime() - (newest ? OVERLAP_DAYS : FIRST_DAYS) * DAY_MS)
      let lot: Movement[] = []
      const keep = async () => {
        fresh += await insertMovements(db, { provider: id, test: caps.test }, lot)
        lot = []
      }
      for await (const movement of provider.listMovements(from, now)) if (lot.push(movement) === BATCH) await keep()
      await keep()
    } catch (error) {
      log.error({ err: error, provider: id }, 'movements could not be fetched')
    }
  }
  return fresh
}
