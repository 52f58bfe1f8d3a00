import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { systemClock } from '@/core/clock'
import { db, inTransaction, isDuplicate } from '@/infra/db'
import { env } from '@/infra/env'
import { hashOfToken } from '@/infra/secret'
import { hookSecret } from './bot'
import { deleteLink, putLink, takeToken } from './db/links'

const Update = z.object({
  message: z
    .object({
      from: z.object({
        id: z.number().int().positive(),
        is_bot: z.boolean().default(false),
        language_code: z.string().default('en'),
      }),
      chat: z.object({ id: z.number().int(), type: z.string() }),
      text: z.string().default(''),
    })
    .optional(),
})

/** What is said back, as the answer to Telegram's own call: no call of ours is needed for it. */
interface Reply {
  method: 'sendMessage'
  chat_id: number
  text: string
}

const SAID = {
  linked: {
    en: `Linked. Go back to ${env.SHOP_NAME} and press “Make my set”. Send /stop here to unlink.`,
    ar: `تمّ الربط. عُد إلى ${env.SHOP_NAME} واضغط «اصنع مجموعتي». أرسل ‎/stop‎ هنا لفكّ الربط.`,
  },
  old: {
    en: 'This link was used already or is too old. Take a new one in the shop, on your pack’s page for Telegram.',
    ar: 'استُعمل هذا الرابط أو انتهت مدّته. خذ رابطًا جديدًا من صفحة حزمتك لتيليغرام في المتجر.',
  },
  others: {
    en: 'This Telegram account is linked to another account of the shop. Send /stop here first.',
    ar: 'حساب تيليغرام هذا مربوط بحساب آخر في المتجر. أرسل ‎/stop‎ هنا أوّلًا.',
  },
  stopped: {
    en: 'Unlinked. We keep nothing of your Telegram account.',
    ar: 'فُكّ الربط. لا نحتفظ بشيء من حسابك في تيليغرام.',
  },
}

/** Whether a call carries the secret we gave Telegram for it. */
export function isFromTelegram(secret: string | null): boolean {
  const expected = Buffer.from(hookSecret())
  const given = Buffer.from(secret ?? '')
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/**
 * What somebody wrote to the bot: `/start <token>` links his account to whoever the token was given to, `/stop` ends it.
 * Anything else, and anything not from a private chat, is not ours to answer. Told twice, it says the second time that it is used.
 */
export async function hearUpdate(said: unknown, clock = systemClock): Promise<Reply | undefined> {
  const { message } = Update.safeParse(said).data ?? {}
  if (!message || message.chat.type !== 'private' || message.from.is_bot) return undefined
  const telegramId = BigInt(message.from.id)
  const reply = (words: { en: string; ar: string }): Reply => ({
    method: 'sendMessage',
    chat_id: message.chat.id,
    text: message.from.language_code.startsWith('ar') ? words.ar : words.en,
  })

  if (/^\/stop\b/.test(message.text)) {
    await deleteLink(db, { telegramId })
    return reply(SAID.stopped)
  }
  const token = /^\/start ([\w-]{20,64})$/.exec(message.text)?.[1]
  if (!token) return undefined
  try {
    return reply(SAID[await link(hashOfToken(token), telegramId, clock.now())])
  } catch (error) {
    // Two accounts of ours, one of Telegram's, at the same moment.
    if (isDuplicate(error)) return reply(SAID.others)
    throw error
  }
}

function link(tokenHash: string, telegramId: bigint, now: Date): Promise<'linked' | 'old' | 'others'> {
  return inTransaction(async (tx) => {
    const userId = await takeToken(tx, tokenHash, now)
    if (!userId) return 'old'
    return (await putLink(tx, userId, telegramId)) ? 'linked' : 'others'
  })
}
