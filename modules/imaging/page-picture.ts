import { createHash } from 'node:crypto'

/** What an artist's page shows besides stickers. The ratio is width by height; the widest comes first. */
export const PAGE_PICTURES = {
  banner: { widths: [1600, 800], ratio: 4, least: { width: 800, height: 200 } },
  portrait: { widths: [448, 224, 112], ratio: 1, least: { width: 112, height: 112 } },
} as const

export type PagePicture = keyof typeof PAGE_PICTURES

export const PAGE_PICTURE_KINDS = Object.keys(PAGE_PICTURES) as PagePicture[]

/**
 * The folder of a picture of somebody's page. The owner is part of it: two people's are never one file, so each can be taken away.
 */
export function pagePictureKey(kind: PagePicture, owner: string, masterSha256: string): string {
  return createHash('sha256').update(['page-1', kind, owner, masterSha256].join('\n')).digest('hex').slice(0, 16)
}

/** Its files below the media root. */
export function pagePicturePaths(kind: PagePicture, key: string): { width: number; path: string }[] {
  return PAGE_PICTURES[kind].widths.map((width) => ({ width, path: `${key}/${width}.webp` }))
}
