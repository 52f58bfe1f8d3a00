import type { MessageSlot } from '@/modules/imaging/message-slot'
import type { StickerExtras } from '@/modules/imaging/sticker-extras'
import type { Translations } from './translations'

/** What the studio hands over when a version is approved: everything that is sold, copied. */
export interface FrozenVersion {
  /** The id of the studio's version. */
  id: string
  packId: string
  number: number
  title: string
  description: string
  /** The two in further languages. */
  translations?: Translations
  languages: readonly string[]
  /** As the artist wrote them. */
  tags: readonly string[]
  category: string
  rating: string
  stickers: readonly FrozenSticker[]
}

export interface FrozenSticker {
  id: string
  position: number
  /** sha256 of the master: where it lies in storage, imaging/sticker-kind.ts says. */
  masterHash: string
  artKey: string
  /** What it is kept as: `still`, or how it moves. */
  kind: string
  frames: number
  durationMs: number
  width: number
  height: number
  /** ThumbHash, base64. */
  placeholder: string
  emoji: readonly string[]
  tags: readonly string[]
  alt: string
  /** Where its buyer may write. */
  slot?: MessageSlot | undefined
  extras: StickerExtras
}
