/** The pictures of a sticker or a card, as `<Sticker>` takes them, for a place of `side` px (the widest it gets). */
export function art(key: string, side: number): { src: string; srcSet?: string; avif?: string } {
  const at = (width: number, format: 'webp' | 'avif') => `/media/${key}/${width}.${format}`
  if (side <= 56) return { src: at(112, 'webp') }
  if (side <= 112) return { src: at(112, 'webp'), srcSet: `${at(112, 'webp')} 112w, ${at(224, 'webp')} 224w` }
  const both = (format: 'webp' | 'avif') => `${at(224, format)} 224w, ${at(448, format)} 448w`
  return { src: at(224, 'webp'), srcSet: both('webp'), avif: both('avif') }
}

/** The largest picture of a sticker: what nearly every screen takes where a sticker has more than 224 px of room. */
export const largestArt = (key: string): string => `/media/${key}/448.avif`

/** Where a sticker moves, as `<MovingSticker>` takes it; undefined when it stands still. */
export function movingArt({ artKey, kind }: { artKey: string; kind: string }, side: number): string | undefined {
  return kind === 'still' ? undefined : `/media/${artKey}/moving-${side <= 112 ? 224 : 448}.webp`
}

/** The composed picture of a pack, as tall as a sheet. */
export function cardArt(key: string): { src: string; srcSet: string; ratio: number } {
  return {
    src: `/media/${key}/360.webp`,
    srcSet: `/media/${key}/360.webp 360w, /media/${key}/720.webp 720w`,
    ratio: 1.06,
  }
}
