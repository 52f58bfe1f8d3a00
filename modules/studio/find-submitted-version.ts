import type { Db } from '@/infra/db'
import { type Translations, translationsOf } from '@/modules/catalog/translations'
import type { MessageSlot } from '@/modules/imaging/message-slot'
import { readSlot } from '@/modules/imaging/read-slot'
import { type Provenance, provenanceOf } from '@/modules/imaging/provenance'
import { extrasOf, type StickerExtras } from '@/modules/imaging/sticker-extras'
import type { StickerKind } from '@/modules/imaging/sticker-kind'
import { findStickers } from './db/stickers'
import { findVersion } from './db/versions'
import { markOfListing, markOfSticker } from './judged'
import type { VersionState } from './version'

export interface SubmittedSticker {
  id: string
  /** Counted from 0. */
  position: number
  masterHash: string
  artKey: string
  kind: StickerKind
  frames: number
  durationMs: number
  width: number
  height: number
  bytes: number
  /** ThumbHash, base64. */
  placeholder: string
  /** Its previews are made: /media/<artKey>/… answers. */
  pictured: boolean
  fileName: string
  emoji: string[]
  tags: string[]
  alt: string
  extras: StickerExtras
  /** Where its buyer may write. */
  slot: MessageSlot | null
  /** What its file says of where it comes from. */
  provenance: Provenance | null
  /** Found fine by a reviewer and not changed since, in this version or one before. */
  unchanged: boolean
}

export interface SubmittedVersion {
  id: string
  packId: string
  artistId: string
  number: number
  state: VersionState
  /** How often it was submitted, counted from 1. */
  round: number
  submittedAt: Date | null
  title: string
  description: string
  translations: Translations
  languages: string[]
  tags: string[]
  category: string
  rating: string
  /** What stands around the stickers is as a reviewer last found it fine. */
  unchanged: boolean
  stickers: SubmittedSticker[]
}

/** A version as moderation sees it, whatever its state: check `state` and `round` before deciding on it. */
export async function findSubmittedVersion(db: Db, versionId: string): Promise<SubmittedVersion | undefined> {
  const version = await findVersion(db, versionId)
  if (!version) return undefined
  const { id, packId, artistId, number, state, round, submittedAt } = version
  const { title, description, languages, tags, category, rating } = version
  const stickers = await findStickers(db, versionId)
  return {
    id,
    packId,
    artistId,
    number,
    state,
    round,
    submittedAt,
    title,
    description,
    translations: translationsOf(version.translations),
    languages,
    tags,
    category,
    rating,
    unchanged: version.judgedAs === markOfListing(version),
    stickers: stickers.map((sticker) => ({
      id: sticker.id,
      position: sticker.position,
      masterHash: sticker.masterHash,
      artKey: sticker.master.artKey,
      kind: sticker.master.kind as StickerKind,
      frames: sticker.master.frames,
      durationMs: sticker.master.durationMs,
      width: sticker.master.width,
      height: sticker.master.height,
      bytes: sticker.master.bytes,
      placeholder: sticker.master.placeholder,
      pictured: sticker.master.previewsAt !== null,
      fileName: sticker.fileName,
      emoji: sticker.emoji,
      tags: sticker.tags,
      alt: sticker.alt,
      extras: extrasOf(sticker.extras),
      slot: readSlot(sticker.slot) ?? null,
      provenance: provenanceOf(sticker.provenance),
      unchanged: sticker.reasons.length === 0 && sticker.judgedAs === markOfSticker(sticker),
    })),
  }
}
