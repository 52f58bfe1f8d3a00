import { normalizeEmail } from '@/core/email'
import { ownPath } from '@/core/own-path'
import { Refusal } from '@/core/refusal'
import type { Locale } from '@/i18n/routing'
import { inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { makeGate } from '@/infra/gate'
import { limit, limitCaller } from '@/infra/rate-limit'
import { createLink } from '@/infra/session-store'
import { notify } from '@/modules/notifications/notify'
import { isLapsing } from './lapsing-mail'
import { badEmail, wait } from './refusals'
import type { WaitReason } from './wait-ticket'

/** From one network in a quarter of an hour: so many at once, so many more with a wait (a school, a café), and no more. */
const CALLER = { points: 100, seconds: 900, closed: true }
const AT_ONCE = 20
/** Long enough that sending by the thousand is not worth it, short enough for a person. */
const WAIT_SECONDS: Record<WaitReason, number> = { rush: 5, many: 30, lapses: 60 }

/** A link is one row and one queued mail; so many at a time leave the other connections to whoever is reading or buying. */
const pass = makeGate({ atOnce: 4, standing: 200 })

/**
 * Send a link that signs this address in: one row and one queued mail. Nobody is looked up, so the answer and the time
 * it takes are the same whether the address has an account, had one, or never will.
 * @param next Where the person was going; anything but a path of ours becomes the home page.
 * @param waited Whether whoever asks has stood in line (wait-ticket.ts).
 * @throws Refusal `account.wait` (503) with `why` and `seconds`; `account.bad_email`; `rate_limit.exceeded` after 5 mails to one
 * address or 100 from one network in 15 minutes.
 */
export async function sendSignInLink({ email, next, locale, browser }: Asked, waited = false): Promise<void> {
  const address = normalizeEmail(email)
  if (!address) throw badEmail()
  if (!waited) {
    const { points: left } = await limitCaller('sign-in-caller', CALLER)
    if (CALLER.points - left > AT_ONCE) throw wait('many', WAIT_SECONDS.many)
    if (env.LAPSING_MAIL === 'wait' && isLapsing(address)) throw wait('lapses', WAIT_SECONDS.lapses)
  }
  await limit('sign-in-address', address, { points: 5, seconds: 900, closed: true })

  try {
    await pass(() =>
      inTransaction(async (tx) => {
        const ticket = await createLink(tx, address, browser)
        await notify(tx, { email: address, locale }, 'sign_in_link', { ticket, next: ownPath(next) })
      }),
    )
  } catch (error) {
    // Not all at the same moment again.
    if (error instanceof Refusal && error.code === 'gate.full')
      throw wait('rush', WAIT_SECONDS.rush + Math.floor(Math.random() * 10))
    throw error
  }
}

interface Asked {
  email: string
  next: unknown
  locale: Locale
  /** The mark of the browser that asks: there the link works by itself. */
  browser: string
}
