import { required } from '@/infra/env'
import { prepareDatabase } from '@/server/prepare-database'

// Run with a database's settings and how many orders to put there first (bench/settle-growth.ts): settles a round whenever the
// parent asks for one, and tells it what an order cost.

/** Of one round. */
export interface Cost {
  /** From one order to the next, eight settled at once. */
  ms: number
  cpuMs: number
}

const ORDERS = 200

// Here, for one process can prepare one database; and the rest is loaded only then: it puts packs on sale.
await prepareDatabase(required('DATABASE_URL'))
const { fillOrders } = await import('./fill-orders')
const { makeWaiting, measure, ours } = await import('./waiting-orders')

async function round(): Promise<Cost> {
  const waiting = await makeWaiting(ORDERS)
  const cpu = process.cpuUsage()
  const perSecond = await measure(waiting, ours)
  const used = process.cpuUsage(cpu)
  return { ms: 1_000 / perSecond, cpuMs: (used.user + used.system) / 1_000 / ORDERS }
}

/** A parent that was interrupted hears nothing more. */
function tell(cost: Cost): void {
  if (process.connected) process.send?.(cost)
}

// Before the filling, which takes minutes: nobody waits for it any more.
process.once('disconnect', () => process.exit())
await fillOrders(required('DATABASE_URL'), Number(process.argv[2]))
process.on('message', () => void round().then(tell))
// Once for the plans and the accounts; and that it is filled.
tell(await round())
