import type { UserActor } from '@/core/actor'
import { hearProvider } from '@/modules/checkout/hear-provider'
import { placeOrder, type Placing } from '@/modules/checkout/place-order'
import { serveWeb } from './serve-web'

// A web process that only takes orders and providers' calls, to be killed at a bad moment: by FAILPOINT, or by its parent.

const server = await serveWeb(async (request) => {
  if (new URL(request.url).pathname === '/orders') {
    const { buyer, placing } = (await request.json()) as { buyer: UserActor; placing: Placing }
    return Response.json(await placeOrder(buyer, placing))
  }
  await hearProvider('sandbox', Buffer.from(await request.arrayBuffer()), request.headers)
  return new Response(null, { status: 204 })
})
process.send?.(server.port)
// Its parent may die too.
process.once('disconnect', () => process.exit(0))
