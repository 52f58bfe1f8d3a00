import { seeded } from './images'

/** Random choices that are the same for the same seed. */
export interface Choose {
  /** A whole number from 0 up to but not including `limit`; 0 when there is nothing to choose from. */
  below(limit: number): number
  one<T>(of: readonly [T, ...T[]] | readonly T[]): T
  /** True `percent` times in a hundred. */
  chance(percent: number): boolean
}

export function chooser(seed: number): Choose {
  const random = seeded(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  return {
    below,
    one: <T>(of: readonly T[]) => of[below(of.length)] as T,
    chance: (percent) => random() * 100 < percent,
  }
}
