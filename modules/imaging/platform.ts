import type { Problem } from '@/core/refusal'
import type { MotionTarget } from './motion/target'
import type { MovingKind, StickerKind } from './sticker-kind'
import type { Look } from './validators/look'

/** A still picture as a platform wants it, padded with nothing to exactly this size. Plain data: equal wishes are made once. */
export interface Still {
  width: number
  height: number
  /** Kept free on every side, in pixels. */
  margin?: number
  /** `inside`: the side that is too long as given, the other as it falls, nothing padded. */
  fit?: 'pad' | 'inside'
  format: 'webp' | 'png'
  maxBytes: number
}

/** The picture as it is kept: all of its pixels, nothing done to it. */
export const MASTER = 'master'

export type Wanted = Still | typeof MASTER

/** What an export knows of a sticker besides its picture. */
export interface StickerWords {
  emoji: readonly string[]
  alt: string
  tags: readonly string[]
  /** Whether it stands still, or as what it moves. */
  kind: StickerKind
}

/** What an export knows of a pack. */
export interface PackWords {
  /** Never changes while the pack lives; letters, digits and `_`. */
  id: string
  title: string
  /** Everybody who shares in it, as one name. */
  author: string
  /** Counts up with every change of what is sold. */
  version: number
}

export interface FilledSticker extends StickerWords {
  /** Its number in the whole pack, from 1. */
  place: number
  /** How its files end: `webp`, `png`, `tgs` … */
  ending: string
  /** Its pictures move: one that moves goes still where there is no other way. */
  moves: boolean
  /** By the names in `Platform.pictures`. */
  pictures: Readonly<Record<string, Uint8Array>>
  /** What goes with it, by name (`sound.ogg`), where the platform carries that. */
  extras?: Readonly<Record<string, Uint8Array>> | undefined
}

/** One pack that the platform takes: the whole, or a part of what had to be split. */
export interface FilledPack extends PackWords {
  /** It is one of moving stickers where those never share a pack with still ones. */
  moves: boolean
  stickers: readonly FilledSticker[]
  /** By the names in `Platform.covers`. */
  covers: Readonly<Record<string, Uint8Array>>
}

export interface ExportFile {
  /** ASCII, with `/` between folders. */
  path: string
  bytes: Uint8Array
}

/** A rule as docs/platforms.md prints it. */
export interface Limit {
  what: string
  limit: string
}

export interface Source {
  what: string
  where: string
  /** The day somebody read it, and what trust it deserves: its maker's own words, a well-kept tool, or somebody's page. */
  read: string
  trust: 'primary' | 'tool' | 'secondary'
}

/** What becomes of stickers that move. */
export interface Moving {
  /** In one pack with still ones, or never. */
  mix: 'together' | 'apart'
  /** How many one pack of them may have, where it is another number than of still ones. */
  count?: Platform['count']
  /** Kinds that become `pictures`; those of other kinds become `video`. All, when it is not said. */
  only?: readonly MovingKind[]
  /** What the others become, where there is something to make video with. */
  video?: Readonly<Record<string, MotionTarget>>
  /** What is made of every moving sticker, under the names of `Platform.pictures`. */
  pictures: Readonly<Record<string, MotionTarget | typeof MASTER>>
  /** Covers that move in a pack that moves; the others are still there too. */
  covers?: Readonly<Record<string, MotionTarget>>
}

/**
 * One way to bring a pack in, in steps a person does; their words are in `library.ways.<platform>.<by>`, which the page and
 * docs/platforms.md both print. `artist`: what only its artist can do.
 */
export interface Way {
  by: 'bot' | 'phone' | 'files' | 'upload' | 'artist'
  steps: number
  /** How the files end that are handed to a phone. */
  opens?: string
}

/** How a sticker stands in a messenger on a phone. */
export interface Shown {
  /** Its longer side, in pixels of the page (points, dp). */
  side: number
  /** Nobody states it: it is taken from what others do. */
  guessed?: true
  /** By itself, or among words. */
  in: 'chat' | 'line'
  /** The ground that conversations have there, in light and in dark. */
  grounds: readonly [light: string, dark: string]
}

/**
 * One messenger (or other home of stickers), in one file, with one line in platforms/registry.ts.
 */
export interface Platform {
  /** As its makers write it; the same in every language. */
  name: string
  /** Who can bring the files in: whoever owns the pack, or only its artist (LINE's own review, an app of one's own). */
  hands: 'buyer' | 'artist'
  /** How one stands there when it was sent. Not said of what is no messenger. */
  shown?: Shown
  /** How a pack gets in, the easier first. */
  ways: readonly Way[]
  /** How many stickers one pack of it may have; `exactly` when only certain numbers will do. */
  count: { least: number; most: number; exactly?: readonly number[] }
  /** How many emoji a sticker may have there. */
  emoji: { least: number; most: number }
  /** What is made of every sticker, by name. */
  pictures: Readonly<Record<string, Wanted>>
  /** What is made of the first one for the pack as a whole, by name. */
  covers: Readonly<Record<string, Still>>
  moving: Moving
  /** Sounds and effects go along. Nowhere else is there a place for them. */
  carriesExtras?: boolean
  limits: readonly Limit[]
  sources: readonly Source[]
  /** The files of all packs it was split into. The same packs always give the same bytes. */
  files(packs: readonly FilledPack[]): Promise<ExportFile[]> | ExportFile[]
  /** Whether these files are what the platform takes: from their bytes, by code that shares nothing with `files`. */
  validate(files: readonly ExportFile[], look: Look): Promise<Problem[]>
}
