import { normalizeEmail } from '@/core/email'
import { ownPath } from '@/core/own-path'
import type { Locale } from '@/i18n/routing'
import { inTransaction } from '@/infra/db'
import { limit, limitCaller } from '@/infra/rate-limit'
import { createLink } from '@/infra/session-store'
import { notify } from '@/modules/notifications/notify'
import { badEmail } from './refusals'

/**
 * Send a link that signs this address in: one row and one queued mail. Nobody is looked up, so the answer and the time
 * it takes are the same whether the address has an account, had one, or never will.
 * @param next Where the person was going; anything but a path of ours becomes the home page.
 * @throws Refusal `account.bad_email`; `rate_limit.exceeded` after 5 mails to one address or 20 from one caller in 15 minutes.
 */
export async function sendSignInLink({ email, next, locale }: Asked): Promise<void> {
  const address = normalizeEmail(email)
  if (!address) throw badEmail()
  await limitCaller('sign-in-caller', { points: 20, seconds: 900, closed: true })
  await limit('sign-in-address', address, { points: 5, seconds: 900, closed: true })

  await inTransaction(async (tx) => {
    const ticket = await createLink(tx, address)
    await notify(tx, { email: address, locale }, 'sign_in_link', { ticket, next: ownPath(next) })
  })
}

interface Asked {
  email: string
  next: unknown
  locale: Locale
}
