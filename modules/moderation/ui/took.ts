const HOUR = 3_600
const DAY = 86_400

/** Seconds as a key of `transparency` and its number: minutes up to two hours, hours up to two days, days with one decimal. */
export function tookParts(seconds: number): { key: 'minutes' | 'hours' | 'days'; count: number } {
  if (seconds < 2 * HOUR) return { key: 'minutes', count: Math.max(1, Math.ceil(seconds / 60)) }
  if (seconds < 2 * DAY) return { key: 'hours', count: Math.ceil(seconds / HOUR) }
  return { key: 'days', count: Math.ceil((seconds * 10) / DAY) / 10 }
}
