/**
 * Looks at what a fix or a buyer's words would make of a sticker, for one artist, a point for each job of the imaging pool that all share: a whole
 * pack's faults looked at twice, or words tried for ten minutes, one a second.
 */
export const PREVIEWS = { points: 600, seconds: 600 }
