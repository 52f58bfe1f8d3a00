import { z } from 'zod'
import { locales } from '@/i18n/routing'
import { isSigned, sign } from '@/infra/secret'

/** Why somebody who asked for a link waits: all come at once, many come from one place, or the address is one that lapses. */
export const WAIT_REASONS = ['rush', 'many', 'lapses'] as const
export type WaitReason = (typeof WAIT_REASONS)[number]

const Asked = z.object({
  email: z.string(),
  next: z.string(),
  locale: z.enum(locales),
  browser: z.string(),
  why: z.enum(WAIT_REASONS),
  /** Not before this moment, in ms. */
  from: z.number(),
})
export type Waiting = z.output<typeof Asked>

/** A place in line is lost after this. */
const LIFE_MS = 15 * 60_000
const PURPOSE = 'sign-in-wait'

/**
 * What somebody asked for, to be done later by the page that waits: nothing is kept on our side for whoever never comes back.
 * Signed, so that nobody makes one up to skip the line.
 */
export function writeTicket(waiting: Waiting): string {
  const text = Buffer.from(JSON.stringify(waiting)).toString('base64url')
  return `${text}.${sign(PURPOSE, text)}`
}

/** What a ticket stands for; undefined when it is not one of ours, or too old. */
export function readTicket(ticket: string, now = new Date()): Waiting | undefined {
  const [text = '', signature = ''] = ticket.split('.')
  if (!isSigned(PURPOSE, text, signature)) return undefined
  const { data } = Asked.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  return data && now.getTime() < data.from + LIFE_MS ? data : undefined
}
