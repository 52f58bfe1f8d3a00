import { Refusal } from '@/core/refusal'
import { currentActor } from '@/infra/session'
import { startLink } from '@/modules/telegram/start-link'

/** To the shop's bot in Telegram, with a word that says who comes. By way of a page of ours: forms may not lead elsewhere. */
export async function GET() {
  try {
    const address = await startLink(await currentActor())
    return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'no-store' } })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const status = error.status === 401 ? 401 : error.code === 'telegram.off' ? 404 : 503
    return new Response(error.code, { status, headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' } })
  }
}
