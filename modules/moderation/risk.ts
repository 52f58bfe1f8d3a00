import type { Standing } from './match'
import { MAYBE_BARE } from './nudity'

/** What asks for a closer look, beside the case in the queue. */
export const SIGNS = ['copy', 'company', 'strikes', 'bare'] as const
export type Sign = (typeof SIGNS)[number]

/** A match by what the other picture is; one's own and those of the same pack say nothing. In thousandths, as a model's guess is. */
const OF_MATCH: Partial<Record<Standing, number>> = { taken_down: 950, sold: 900, enrolled: 850, waiting: 650 }
/** Somebody banned signed in from the same browser. */
const OF_COMPANY = 700
const OF_STRIKES = [0, 600, 750] as const

/**
 * How much a case asks for a closer look: as what weighs most of it, since one good reason is enough and several bad ones are none. It is
 * an order to read the queue in and nothing else. The same figures stand in docs/moderation.md.
 */
export function riskOf(seen: {
  nudity: number
  /** What its stickers look like. */
  standings: readonly Standing[]
  /** In force. */
  strikes: number
  /** Banned accounts of the same browser. */
  banned: number
}): { risk: number; signs: Sign[] } {
  const weights: Record<Sign, number> = {
    copy: Math.max(0, ...seen.standings.map((standing) => OF_MATCH[standing] ?? 0)),
    company: seen.banned > 0 ? OF_COMPANY : 0,
    strikes: OF_STRIKES[Math.min(seen.strikes, 2)] ?? 0,
    bare: seen.nudity,
  }
  return {
    risk: Math.max(...Object.values(weights)),
    signs: SIGNS.filter((sign) => weights[sign] >= MAYBE_BARE),
  }
}
