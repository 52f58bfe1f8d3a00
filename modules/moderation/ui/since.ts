/** A time span in whole hours and minutes, as the words "7 h 20 min" need it. Never negative. */
export function sinceParts(from: Date, to: Date): { hours: number; minutes: number } {
  const minutes = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000))
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}
