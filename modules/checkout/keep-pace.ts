import { system } from '@/core/actor'
import { Refusal } from '@/core/refusal'
import { recordAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { limit, limitCaller } from '@/infra/rate-limit'
import { currentRequest } from '@/infra/request-context'
import { tooFast } from './refusals'

const HOUR = 3_600

/** How often one account may do what thieves do by the hundred: try codes, send gifts. (Cards: wait-out-declines.ts.) */
const PACES = {
  code: { points: 30, seconds: HOUR },
  gift: { points: 20, seconds: 24 * HOUR },
} as const
export type Pace = keyof typeof PACES

/** From one network (a school, a café) come several people. */
const NETWORK_TIMES = 5

/**
 * Count one of these for an account and the network it comes from. Who is too fast is told so, and the desk finds it in the audit
 * log, once a window. What no request asked for (a job, a command) has no pace.
 * @throws Refusal `checkout.too_fast` (429) with `what` and `minutes`
 */
export async function keepPace(what: Pace, userId: string): Promise<void> {
  if (!currentRequest()) return
  const { points, seconds } = PACES[what]
  try {
    await limit(`pace-${what}`, userId, { points, seconds })
    await limitCaller(`pace-${what}-network`, { points: points * NETWORK_TIMES, seconds })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'rate_limit.exceeded') throw error
    await tellDesk(what, userId, seconds)
    throw tooFast(what, Number(error.params.minutes))
  }
}

/** The desk finds it in the audit log, once a window. */
export async function tellDesk(what: Pace | 'declined', userId: string, seconds: number): Promise<void> {
  const first = await limit(`pace-${what}-told`, userId, { points: 1, seconds }).then(
    () => true,
    () => false,
  )
  if (first) await recordAudit(db, system('pace'), 'pace.stopped', userId, { reason: what })
}
