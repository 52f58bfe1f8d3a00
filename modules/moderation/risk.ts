import type { Standing } from './match'
import { MAYBE_BARE } from './nudity'
import type { PackCaseKind, ReportCategory } from './pack-case'

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

/** What somebody says is wrong, by how much it can hurt while it stands. An appeal is about somebody's work: it is no less than a copy. */
const OF_CATEGORY: Record<ReportCategory, number> = {
  hate: 900,
  adult: 850,
  impersonation: 800,
  law: 750,
  links: 700,
  person: 700,
  copy: 600,
  brand: 500,
  other: 300,
}
const OF_APPEAL = 600
/** A banner or a portrait that was set and that nobody complained of. */
const OF_LOOK = 100
/** Each further person who says so. */
const OF_MORE = 20

/** How much a report or an appeal asks to be read first: likewise an order and nothing else, of what weighs most. */
export function reportRiskOf(seen: {
  categories: readonly ReportCategory[]
  reports: number
  /** In force, of whom it is about. */
  strikes: number
  kind: PackCaseKind
  /** Of new pictures: a model's guess, and whether a pack of somebody else has one like them. */
  nudity: number | null
  alike: boolean
}): number {
  const base = seen.kind === 'appeal' ? OF_APPEAL : seen.kind === 'look' ? OF_LOOK : 0
  const said = Math.max(base, seen.nudity ?? 0, ...seen.categories.map((one) => OF_CATEGORY[one] ?? 0))
  const more = OF_MORE * Math.min(Math.max(0, seen.reports - 1), 5)
  const found = seen.alike ? (OF_MATCH.sold ?? 0) : 0
  return Math.min(1000, Math.max(said + more, found, OF_STRIKES[Math.min(seen.strikes, 2)] ?? 0))
}
