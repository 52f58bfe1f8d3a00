/** Where "now" comes from. Rules that depend on time take a clock, so that a test can stand on any day. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
