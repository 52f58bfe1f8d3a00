import { getFormatter, getTranslations } from 'next-intl/server'
import type { HoldClock } from '../explain-holds'

/** Until when money of a pack that is down stays, and what happens then. */
export async function HoldClockWords({ clock: { waitsFor, day } }: { clock: HoldClock }) {
  const t = await getTranslations('holds.clock')
  const format = await getFormatter()
  return t(waitsFor, { day: day ? format.dateTime(day, { dateStyle: 'long', timeZone: 'UTC' }) : '' })
}
