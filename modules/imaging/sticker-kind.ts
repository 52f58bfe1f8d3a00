/** Kinds of stickers that move, by the file they are kept as. `tgs`: a Lottie drawing that Telegram takes as it is. */
export const MOVING_KINDS = ['webp', 'gif', 'apng', 'tgs', 'lottie', 'webm'] as const
export type MovingKind = (typeof MOVING_KINDS)[number]
export type StickerKind = 'still' | MovingKind

/** What is known of how a sticker moves. */
export interface Motion {
  kind: MovingKind
  frames: number
  durationMs: number
  /** How often it plays; 0 is for ever. */
  loops: number
}

/** How files of a kind end. */
export const ENDINGS: Record<StickerKind, string> = {
  still: 'png',
  webp: 'webp',
  gif: 'gif',
  apng: 'png',
  tgs: 'tgs',
  lottie: 'json',
  webm: 'webm',
}

/** As people write them; the same in every language. */
export const KIND_NAMES: Record<MovingKind, string> = {
  webp: 'WebP',
  gif: 'GIF',
  apng: 'APNG',
  tgs: 'TGS',
  lottie: 'Lottie',
  webm: 'WebM',
}

export const MEDIA_TYPES: Record<MovingKind, string> = {
  webp: 'image/webp',
  gif: 'image/gif',
  apng: 'image/apng',
  // Browsers save what they cannot show.
  tgs: 'application/gzip',
  lottie: 'application/json',
  webm: 'video/webm',
}

/** Kinds a browser plays by itself. */
export const PLAYABLE: ReadonlySet<string> = new Set<MovingKind>(['webp', 'gif', 'apng'])

export const isMovingKind = (kind: string): kind is MovingKind => (MOVING_KINDS as readonly string[]).includes(kind)

/** Where the picture of a master is kept: of one that moves, its best frame. */
export const masterPicture = (hash: string) => `masters/${hash}.png`

/** Where the file of a moving master is kept. */
export const masterFile = (hash: string, kind: MovingKind) => `masters/${hash}.${kind}`
