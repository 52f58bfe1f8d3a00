import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { startChild } from '@/server/child'
import { startEmbeddedPostgres, temporaryHome } from '@/server/embedded-postgres'
import { figure, type Figures } from './parts/result'
import type { Cost } from './parts/settle-growth'

const FEW = 10_000
const MANY = 1_000_000
const ROUNDS = 9
const AT = process.argv.indexOf('--orders')

/**
 * What settling one order costs in a shop of a million orders, beside the same in one of ten thousand: two databases as `npm start`
 * runs them, filled and then settled in by turns, so that a machine that does other things meets both alike. `--orders 200000` is for a
 * machine on which filling a million takes too long.
 */
export default async function settleGrowth(): Promise<Figures> {
  const orders = AT < 0 ? MANY : Number(process.argv[AT + 1])
  if (!Number.isInteger(orders) || orders <= FEW) throw new Error(`--orders takes a whole number above ${FEW}`)
  const few = await openShop(FEW)
  try {
    const many = await openShop(orders)
    try {
      return { 'settle-growth': await compare(many.round, few.round) }
    } finally {
      await many.close()
    }
  } finally {
    await few.close()
  }
}

async function compare(many: () => Promise<Cost>, few: () => Promise<Cost>) {
  const seen = { many: [] as Cost[], few: [] as Cost[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    const sides = [async () => seen.many.push(await many()), async () => seen.few.push(await few())]
    if (round % 2 === 1) sides.reverse()
    for (const side of sides) await side()
  }
  const [ours, bare] = [seen.many, seen.few].map((costs) => median(costs.map(({ ms }) => ms))) as [number, number]
  // Beside the same round's, as in settle-order.
  const ratio = median(seen.many.map(({ ms }, round) => ms / (seen.few[round]?.ms ?? Number.NaN)))
  const cpuMs = median(seen.many.map((cost) => cost.cpuMs))
  return { ...figure(ours, bare, 'ms an order (less is better)', cpuMs), ratio: Number(ratio.toPrecision(4)) }
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** A shop with so many orders settled, in a process of its own, and how to settle a round more in it. */
async function openShop(orders: number) {
  const home = temporaryHome()
  const database = await startEmbeddedPostgres(home)
  const child = startChild('bench/parts/settle-growth.ts', [String(orders)], {
    DATABASE_URL: database.url,
    DATABASE_CONNECTIONS: '8',
    DATA_DIR: home,
    SECRET: 'a secret that only benches use, 32 or more',
    LOG_LEVEL: 'error',
  })
  const gone = once(child.process, 'exit').then(([code]): never => {
    throw new Error(`settling beside ${orders} orders ended with ${code}`)
  })
  gone.catch(() => undefined)
  const answer = async () => {
    const [cost] = (await Promise.race([once(child.process, 'message'), gone])) as [Cost]
    return cost
  }
  const close = async () => {
    await child.stop()
    await database.stop()
    rmSync(home, { recursive: true, force: true })
  }
  try {
    const began = performance.now()
    await answer()
    console.error(`${orders} orders are there after ${Math.round((performance.now() - began) / 1_000)} s`)
  } catch (error) {
    await close()
    throw error
  }
  const round = () => {
    child.process.send('round')
    return answer()
  }
  return { round, close }
}
