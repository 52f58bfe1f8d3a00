import { cleanText } from '@/core/text'
import { reasonNeeded } from './refusals'

/** The reason of a decision about a person: three characters at least, a thousand at most. */
export function requireReason(typed: string): string {
  const reason = cleanText(typed).slice(0, 1_000)
  if (reason.length < 3) throw reasonNeeded()
  return reason
}
