/** What one picture may be, checked before anything is decoded. */
export const PICTURE_LIMITS = {
  /** 20 MB, as a phone's camera or a drawing program writes them with room to spare. */
  bytes: 20_000_000,
  /** A drawing as text: more is a traced photo, which is better sent as a picture. */
  svgBytes: 4_000_000,
  side: 12_000,
  /** 2^25: 5,792 × 5,792. Decoded with every format's overhead it stays under the child's memory cap. */
  pixels: 33_554_432,
  /** Under this there is no sticker to see. */
  leastSide: 16,
  /** Scans of a progressive JPEG: each costs a pass over the whole picture, honest encoders write about ten. */
  scans: 100,
} as const

/** The long side of a master: more than any messenger takes, so nothing visible is lost and everything after it is quick. */
export const MASTER_SIDE = 2048

/** A drawing without pixels of its own gets at least this long a side. */
export const SVG_SIDE = 1024

/** What a moving picture may be, checked before anything is decoded. */
export const MOTION_LIMITS = {
  /** 20 s at 30 a second; no messenger takes half of it. */
  frames: 600,
  /** Of all frames together: 228 of 512 × 512. Decoded that is 240 MB, and leaves the process room to work. */
  pixels: 60_000_000,
  durationMs: 30_000,
} as const

/** What may go with a sticker. Ours: no messenger takes either, so they are what is short, light and does not annoy. */
export const EXTRA_LIMITS = {
  sound: { bytes: 2_000_000, leastMs: 100, ms: 3_000 },
  /** Played over the page: at most so long, and so heavy when it is made ready for the page; a heavier original is not kept. */
  effect: { bytes: 8_000_000, ms: 4_000, side: 640, fps: 20, playedBytes: 1_500_000, keptBytes: 2_000_000 },
} as const

/** What a video may be besides: it is brought down to `side` while it is decoded, since phones film in far more. */
export const VIDEO_LIMITS = {
  /** Of one frame: 4K. */
  pixels: 8_912_896,
  /** The largest that any messenger takes is 618. */
  side: 640,
} as const
