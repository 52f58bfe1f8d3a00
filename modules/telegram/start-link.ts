import { randomBytes } from 'node:crypto'
import { type Actor, requireUser } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { hashOfToken } from '@/infra/secret'
import { hasTelegram } from '@/infra/telegram'
import { readyBot } from './bot'
import { putToken } from './db/links'
import { noBot } from './refusals'

/** How long a link to the bot works. */
const TOKEN_MINUTES = 15

/**
 * The address that opens the bot and tells it who came: https://t.me/<bot>?start=<token>. It works once.
 * @throws Refusal `telegram.off`, `telegram.unreachable`
 */
export async function startLink(actor: Actor): Promise<string> {
  const user = requireUser(actor)
  if (!hasTelegram) throw noBot()
  const bot = await readyBot()
  // 43 of the 64 characters a start may have, all of A–Z a–z 0–9 _ -.
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + TOKEN_MINUTES * 60_000)
  await inTransaction((tx) => putToken(tx, user.id, hashOfToken(token), expiresAt))
  return `https://t.me/${bot}?start=${token}`
}
