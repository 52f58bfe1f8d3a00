import type { Json, Lottie } from './lottie'

/** Who made it with which program, and what it is called: of no use to whoever draws it. */
const ABOUT = new Set(['meta', 'metadata'])

/** A drawing's text without what is only about it. */
export function drawnText({ json }: Lottie): string {
  const drawn: Json = Object.fromEntries(Object.entries(json).filter(([key]) => !ABOUT.has(key)))
  return JSON.stringify(drawn)
}

export const cleanLottie = (lottie: Lottie): Buffer => Buffer.from(drawnText(lottie))
