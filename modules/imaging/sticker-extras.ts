import type { MediaFile } from './make-previews'
import type { StickerProblem } from './sticker-problem'

/** What may go with a sticker: a sound, and an effect over the whole page. Never played before somebody asks. */
export const EXTRAS = ['sound', 'effect'] as const
export type ExtraKind = (typeof EXTRAS)[number]

/** How the drawing, video or APNG ends that an effect was made of. */
export type EffectOriginal = 'json' | 'webm' | 'apng'

/**
 * One of them, by the folder of its files: /media/<key>/sound.ogg and .aac, /media/<key>/effect.webp. The original of an effect
 * lies beside that, and goes to who owns the pack only.
 */
export type Extra = { key: string; ms: number; original?: EffectOriginal | undefined }

export type StickerExtras = { readonly [Kind in ExtraKind]?: Extra | undefined }

export type MadeExtra = { ok: true; extra: Extra; files: MediaFile[] } | { ok: false; problems: StickerProblem[] }

/** As it lies in a column of the database, which only we write. */
export function extrasOf(stored: unknown): StickerExtras {
  return stored as StickerExtras
}

/** Its files below the media root, by the names they have there. */
export function extraFiles({ sound, effect }: StickerExtras): Record<string, string> {
  return {
    ...(sound && { 'sound.ogg': `${sound.key}/sound.ogg`, 'sound.aac': `${sound.key}/sound.aac` }),
    ...(effect && { 'effect.webp': `${effect.key}/effect.webp` }),
    ...(effect?.original && { [`effect.${effect.original}`]: `${effect.key}/effect.${effect.original}` }),
  }
}
