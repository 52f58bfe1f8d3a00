import { type Actor, requireUser } from '@/core/actor'
import { newId } from '@/core/ids'
import { clip, cleanLine } from '@/core/text'
import { inTransaction } from '@/infra/db'
import { limit } from '@/infra/rate-limit'
import { hashOfToken } from '@/infra/secret'
import { countTokens, insertToken } from './db/tokens'
import { tokenNameless, tooManyTokens } from './refusals'
import { hintOf, newToken } from './token'

/** As many as one person has at a time. */
const MOST = 10
const NAME_MAX = 60
const RATE = { points: 20, seconds: 3_600 }

/**
 * A token that reads what its maker owns, and nothing else: for `<sticker-picker>` on their own site. It is returned here and never
 * again.
 * @throws Refusal `api.token_nameless` (422), `api.too_many_tokens` (422), `rate_limit.exceeded` (429)
 */
export async function makeToken(actor: Actor, name: string): Promise<string> {
  const user = requireUser(actor)
  const called = clip(cleanLine(name), NAME_MAX)
  if (called === '') throw tokenNameless()
  await limit('api_token', user.id, RATE)
  const token = newToken()
  await inTransaction(async (tx) => {
    // One person's makings stand in line: two at once do not pass the limit together.
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`api token ${user.id}`}, 0))::text`
    if ((await countTokens(tx, user.id)) >= MOST) throw tooManyTokens(MOST)
    await insertToken(tx, { id: newId('token'), userId: user.id, name: called, hash: hashOfToken(token), hint: hintOf(token) }) // prettier-ignore
  })
  return token
}
