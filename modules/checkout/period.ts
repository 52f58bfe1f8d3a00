/** Whole days (UTC), `2026-11-24`, both of them counted. */
export interface Period {
  from: string
  to: string
}

/** The spans that are a click away, in days. */
export const SPANS = [7, 30, 90, 365] as const
const USUAL = 30

/** The longest period asked for at once, in days. */
const MOST = 366

const DAY_MS = 86_400_000
const isoDay = (at: Date) => at.toISOString().slice(0, 10)

/** The last days, today included. */
export function lastDays(days: number, now: Date): Period {
  return { from: isoDay(new Date(now.getTime() - (days - 1) * DAY_MS)), to: isoDay(now) }
}

/** A day as it stands in an address, or undefined when it is none. */
function readDay(text: string | undefined): string | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && isoDay(at) === text ? text : undefined
}

/**
 * The period an address asks for. What is no day is the usual one; the wrong way round is turned; days to come are left out;
 * of more than a year, its end.
 */
export function readPeriod(asked: { from?: string | undefined; to?: string | undefined }, now: Date): Period {
  const usual = lastDays(USUAL, now)
  const [one, other] = [readDay(asked.from), readDay(asked.to)]
  if (!one && !other) return usual
  const days = [one ?? other ?? usual.from, other ?? usual.to].toSorted()
  const to = [days[1] ?? usual.to, usual.to].toSorted()[0] ?? usual.to
  const from = [days[0] ?? to, to].toSorted()[0] ?? to
  const earliest = isoDay(new Date(Date.parse(to) - (MOST - 1) * DAY_MS))
  return { from: from < earliest ? earliest : from, to }
}

/** Its first moment, and the first one after it. */
export function momentsOf({ from, to }: Period): { from: Date; until: Date } {
  return { from: new Date(from), until: new Date(Date.parse(to) + DAY_MS) }
}

/** The parts that a chart of a period has: its days, or of a long one its months, as far as they lie in it. */
export function slotsOf(period: Period): Period[] {
  const days = Array.from({ length: daysOf(period) }, (_, index) =>
    isoDay(new Date(Date.parse(period.from) + index * DAY_MS)),
  )
  if (days.length <= MOST_BARS) return days.map((day) => ({ from: day, to: day }))
  const months = new Map<string, Period>()
  for (const day of days) months.set(day.slice(0, 7), { from: months.get(day.slice(0, 7))?.from ?? day, to: day })
  return [...months.values()]
}

const MOST_BARS = 92

/** How many days it has. */
export function daysOf({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1
}
