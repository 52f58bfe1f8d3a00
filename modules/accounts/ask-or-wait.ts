import { ownPath } from '@/core/own-path'
import { Refusal } from '@/core/refusal'
import { localHref, type Locale } from '@/i18n/routing'
import { currentRequest } from '@/infra/request-context'
import { sendSignInLink } from './send-sign-in-link'
import { readTicket, WAIT_REASONS, type WaitReason, writeTicket } from './wait-ticket'

/**
 * Ask for a sign-in link, or for a place in line where that is what there is.
 * @returns Where to go: the page that says a mail is on its way, or the one that waits and asks again by itself.
 */
export async function askOrWait(
  asked: { email: string; next: string; locale: Locale; browser: string },
  waited = false,
): Promise<string> {
  const { email, locale, browser } = asked
  const next = ownPath(asked.next)
  try {
    await sendSignInLink({ email, next, locale, browser }, waited)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'account.wait') throw error
    const { seconds = 0, why = '' } = error.params
    const from = Date.now() + Number(seconds) * 1_000
    const reason: WaitReason = WAIT_REASONS.find((one) => one === why) ?? 'rush'
    const ticket = writeTicket({ email, next, locale, browser, why: reason, from })
    return `${localHref(locale, '/sign-in/wait')}?${new URLSearchParams({ ticket }).toString()}`
  }
  // Next asks for the page it goes on to by itself, with headers as if a proxy did: who is at this machine is known only here.
  const here = currentRequest()?.fromThisMachine ? '&here=1' : ''
  return `${localHref(locale, '/sign-in/sent')}?next=${encodeURIComponent(next)}${here}`
}

/** How it stands with a ticket: gone, so many seconds to go for a reason, or on to the next page. */
export type Turn = { kind: 'gone' } | { kind: 'wait'; why: WaitReason; seconds: number } | { kind: 'on'; to: string }

/** Somebody in line looks whether it is their turn. If it is, the link is sent (or there is a new place in line). */
export async function takeTurn(ticket: string, now = new Date()): Promise<Turn> {
  const waiting = readTicket(ticket, now)
  if (!waiting) return { kind: 'gone' }
  const seconds = Math.ceil((waiting.from - now.getTime()) / 1_000)
  if (seconds > 0) return { kind: 'wait', why: waiting.why, seconds }
  return { kind: 'on', to: await askOrWait(waiting, true) }
}
