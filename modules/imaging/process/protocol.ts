import type { composeArtistCard, composeCard } from '../compose-card'
import type { checkSticker } from '../check-sticker'
import type { exportMotion } from '../export-motion'
import type { encodeStills } from '../encode-stills'
import type { fixSticker } from '../fix-sticker'
import type { lookAtPicture } from '../look-at-picture'
import type { lookOf } from '../look'
import type { makeEffect } from '../make-effect'
import type { makeSound } from '../make-sound'
import type { makeMovingPreviews } from '../make-moving-previews'
import type { makePagePicture } from '../make-page-picture'
import type { makePlainPreview, makePreviews } from '../make-previews'
import type { rateNudity } from '../rate-nudity'
import type { renderMessage } from '../render-message'
import type { readProvenance } from '../read-provenance'
import type { readSticker } from '../read-sticker'

/** What a child can be asked: our own functions by name, with their arguments as they are. */
export interface Work {
  readSticker: typeof readSticker
  /** The same, with the time that a video takes. */
  readVideo: typeof readSticker
  readProvenance: typeof readProvenance
  checkSticker: typeof checkSticker
  fixSticker: typeof fixSticker
  makePreviews: typeof makePreviews
  makeMovingPreviews: typeof makeMovingPreviews
  makePlainPreview: typeof makePlainPreview
  makeEffect: typeof makeEffect
  makeSound: typeof makeSound
  makePagePicture: typeof makePagePicture
  composeCard: typeof composeCard
  composeArtistCard: typeof composeArtistCard
  exportMotion: typeof exportMotion
  encodeStills: typeof encodeStills
  lookAtPicture: typeof lookAtPicture
  lookOf: typeof lookOf
  rateNudity: typeof rateNudity
  renderMessage: typeof renderMessage
}

/** Bytes, or a file of this machine to read them from: a path crosses to another process for free. */
export type Bytes = Uint8Array | { path: string }

/** Arguments with each picture given either way. */
type Sent<T> = T extends Uint8Array ? Bytes : T extends readonly Uint8Array[] ? readonly Bytes[] : T

type SentAll<T extends readonly unknown[]> = { [Index in keyof T]: Sent<T[Index]> }

export type SentArguments<Name extends keyof Work> = SentAll<Parameters<Work[Name]>>

export interface Task {
  id: number
  name: keyof Work
  args: unknown[]
}

export type Answer = { id: number; result: unknown } | { id: number; error: string } | { ready: true }
