import type { ReasonCode } from './reasons'

/**
 * What the other picture is: of a pack taken down, of one sold by another artist, enrolled by one before
 * selling it, of one that waits for a reviewer too,
 * the same artist's own, or of this very pack. In this order they matter.
 */
export const STANDINGS = ['taken_down', 'sold', 'enrolled', 'waiting', 'own', 'same_pack'] as const
export type Standing = (typeof STANDINGS)[number]

/** A picture that looks like a sticker under review. Evidence: who drew it first is for people to find out. */
export interface Match {
  standing: Standing
  /** Bits of 64 that differ. */
  distance: number
  /** Alike when one of them is turned left to right. */
  mirrored: boolean
  artKey: string
  /** Its place in its pack, counted from 0. */
  position: number
  packId: string
  /** Its address in the shop; undefined when it has none. */
  slug: string | undefined
  title: string
  artistId: string
  /** When it went on sale, was enrolled, or was sent. */
  since: Date | null
}

const SHOWN = 8

/** Those that matter most first, closest first among equals; no more than anybody looks at. */
export function rank(matches: readonly Match[]): Match[] {
  return matches
    .toSorted((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || a.distance - b.distance)
    .slice(0, SHOWN)
}

/** The reason a match speaks for. Shown beside the reason; the reviewer ticks it or does not. */
export function suggested(match: Pick<Match, 'standing' | 'mirrored'> | undefined): ReasonCode | undefined {
  if (!match || match.standing === 'own' || match.standing === 'same_pack') return undefined
  return match.mirrored ? 'ART-COPY-MIRROR' : 'ART-COPY'
}
