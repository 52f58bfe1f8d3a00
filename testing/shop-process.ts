import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import pg from 'pg'
import type { UserActor } from '@/core/actor'
import { hearProvider } from '@/modules/checkout/hear-provider'
import { placeOrder, type Placing } from '@/modules/checkout/place-order'
import { refundOrder, type RefundDecision } from '@/modules/checkout/refund-order'
import { sendPayout } from '@/modules/payouts/send-payout'
import { serveWeb } from './serve-web'

// A web process that only takes orders, refunds, payouts and providers' calls, to be killed at a bad moment: by FAILPOINT, by its
// parent, or with DIE_BEFORE=7 before the seventh thing that a deed asks of others: a statement of the database, a call to a provider.
// Between two of these nothing happens that anybody could notice, so they are all its moments.

const dieBefore = Number(process.env.DIE_BEFORE ?? 0)
let asked = 0
function ask<Given extends unknown[], Answer>(what: (...given: Given) => Answer): (...given: Given) => Answer {
  return function counted(this: unknown, ...given) {
    asked += 1
    if (asked === dieBefore) process.kill(process.pid, 'SIGKILL')
    return what.apply(this, given)
  }
}
Object.assign(pg.Client.prototype, { query: ask(Reflect.get(pg.Client.prototype, 'query') as () => unknown) })
http.request = ask(http.request as () => http.ClientRequest) as typeof http.request
syncBuiltinESMExports()

const DEEDS: Record<string, (request: Request) => Promise<unknown>> = {
  '/orders': async (request) => {
    const { buyer, placing } = (await request.json()) as { buyer: UserActor; placing: Placing }
    return placeOrder(buyer, placing)
  },
  '/refunds': async (request) => {
    const { by, decision } = (await request.json()) as { by: UserActor; decision: RefundDecision }
    // A date travels as text.
    await refundOrder({ ...by, secondFactorAt: by.secondFactorAt && new Date(by.secondFactorAt) }, decision)
  },
  '/payouts': async (request) => sendPayout(((await request.json()) as { payoutId: string }).payoutId),
}

const server = await serveWeb(async (request) => {
  const { pathname } = new URL(request.url)
  asked = 0
  const deed = DEEDS[pathname]
  if (deed) return Response.json((await deed(request)) ?? null, { headers: { 'x-asked': String(asked) } })
  await hearProvider(
    pathname === '/webhooks/stripe' ? 'stripe' : 'sandbox',
    Buffer.from(await request.arrayBuffer()),
    request.headers,
  )
  return new Response(null, { status: 204, headers: { 'x-asked': String(asked) } })
})
process.send?.(server.port)
// Its parent may die too.
process.once('disconnect', () => process.exit(0))
