import type { UserActor } from '@/core/actor'
import { hearProvider } from '@/modules/checkout/hear-provider'
import { placeOrder, type Placing } from '@/modules/checkout/place-order'
import { refundOrder, type RefundDecision } from '@/modules/checkout/refund-order'
import { sendPayout } from '@/modules/payouts/send-payout'
import { serveWeb } from './serve-web'

// A web process that only takes orders, refunds, payouts and providers' calls, to be killed at a bad moment: by FAILPOINT, or
// by its parent.

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
  const deed = DEEDS[pathname]
  if (deed) return Response.json((await deed(request)) ?? null)
  await hearProvider(
    pathname === '/webhooks/stripe' ? 'stripe' : 'sandbox',
    Buffer.from(await request.arrayBuffer()),
    request.headers,
  )
  return new Response(null, { status: 204 })
})
process.send?.(server.port)
// Its parent may die too.
process.once('disconnect', () => process.exit(0))
