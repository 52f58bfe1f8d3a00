import { Refusal } from '@/core/refusal'
import { log } from '@/infra/log'
import { hearProvider } from '@/modules/checkout/hear-provider'
import { readBody } from '@/modules/payments/read-body'

/** Providers call this. The event is kept once and settled, then answered; a 5xx is called again, and the sweeper repeats what failed. */
export async function POST(request: Request, { params }: { params: Promise<{ provider: string }> }) {
  const { provider } = await params
  try {
    // The signature covers the exact bytes.
    await hearProvider(provider, await readBody(request.body), request.headers)
    return new Response(null, { status: 204 })
  } catch (error) {
    if (error instanceof Refusal) return new Response(error.code, { status: error.status })
    log.error({ err: error, provider }, 'event could not be settled')
    return new Response('try again', { status: 503, headers: { 'Retry-After': '30' } })
  }
}
