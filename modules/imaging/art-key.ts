import { createHash } from 'node:crypto'
import { DIE_CUT_RECIPE } from './recipe'

/** Sizes previews are made at, in pixels, and the formats each comes in. */
export const PREVIEW_FORMATS = {
  112: ['webp'],
  224: ['webp', 'avif'],
  448: ['webp', 'avif'],
} as const

export type PreviewSize = keyof typeof PREVIEW_FORMATS
export type PreviewFormat = 'webp' | 'avif'

/** Sizes of the moving previews, in pixels; each is an animated WebP. */
export const MOVING_SIZES = [224, 448] as const
export type MovingSize = (typeof MOVING_SIZES)[number]

/** Path of a moving preview below the media root. */
export function movingPath(key: string, size: MovingSize): string {
  return `${key}/moving-${size}.webp`
}

/** Widths of a pack's card. Its height is its width × 1.06. */
export const CARD_WIDTHS = [360, 720] as const
export type CardWidth = (typeof CARD_WIDTHS)[number]

/**
 * The folder of a master's previews: 16 hex characters of a hash over the recipe and the master. Another recipe, another
 * key: what is served under a key never changes.
 */
export function artKey(masterSha256: string): string {
  return shortHash(DIE_CUT_RECIPE, masterSha256)
}

/** The folder of a pack's card: by the art on it, in order. */
export function cardKey(masterSha256s: readonly string[]): string {
  return shortHash('card-2', DIE_CUT_RECIPE, ...masterSha256s)
}

/** The folder of the picture an artist's page is sent round with: by the art on it, in order, and the portrait. */
export function artistCardKey(masterSha256s: readonly string[], portraitKey: string | null): string {
  return shortHash('artist-1', DIE_CUT_RECIPE, portraitKey ?? '', ...masterSha256s)
}

/** Path of a preview or a card below the media root: `<key>/224.webp`. */
export function previewPath(key: string, size: PreviewSize | CardWidth, format: PreviewFormat = 'webp'): string {
  return `${key}/${size}.${format}`
}

/** Every picture the shop shows of one master. */
export function mediaPaths(key: string): string[] {
  const still = Object.entries(PREVIEW_FORMATS).flatMap(([size, formats]) =>
    formats.map((format) => previewPath(key, Number(size) as PreviewSize, format)),
  )
  return [...still, ...MOVING_SIZES.map((size) => movingPath(key, size))]
}

/** Path of the picture a pack or an artist is sent round with. */
export function sharePath(key: string): string {
  return `${key}/share.jpg`
}

function shortHash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
}
