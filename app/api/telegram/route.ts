import { log } from '@/infra/log'
import { readBody } from '@/modules/payments/read-body'
import { hearUpdate, isFromTelegram } from '@/modules/telegram/hear-update'

/** Telegram calls this with what people write to the shop's bot. A 5xx is called again. */
export async function POST(request: Request) {
  if (!isFromTelegram(request.headers.get('x-telegram-bot-api-secret-token')))
    return new Response(null, { status: 404 })
  try {
    const update: unknown = JSON.parse((await readBody(request.body)).toString())
    const reply = await hearUpdate(update)
    return reply ? Response.json(reply) : new Response(null, { status: 204 })
  } catch (error) {
    if (error instanceof SyntaxError) return new Response(null, { status: 400 })
    log.error({ err: error }, 'an update of Telegram’s could not be heard')
    return new Response(null, { status: 503 })
  }
}
