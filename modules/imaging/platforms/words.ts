import type { ExportFile, FilledPack, FilledSticker } from '../platform'

/** 001, 002, …: order survives any file manager. */
export const numbered = (place: number) => String(place).padStart(3, '0')

export const textFile = (path: string, text: string) => ({ path, bytes: Buffer.from(text) })

export const jsonFile = (path: string, value: unknown) => textFile(path, `${JSON.stringify(value, null, 2)}\n`)

/** In a folder of its own when there are several packs; one pack lies on top. */
export const folderOf = (index: number, packs: readonly unknown[]) => (packs.length > 1 ? `pack-${index + 1}/` : '')

/**
 * A name for typing, like `sleepy_fox_004`: ASCII, from the description where it has some, never the same twice in a pack.
 * @param most How long it may be.
 */
export function shortName({ alt, place }: { alt: string; place: number }, most: number): string {
  const words = alt
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, most - 4)
    .replaceAll(/^_+|_+$/g, '')
  return `${words.length < 2 ? 'sticker' : words}_${numbered(place)}`
}

/**
 * Folders of emoji with a list of their names, for messengers that take them one by one under a name.
 * @param nameMost How long a name may be.
 */
export function emojiFiles(packs: readonly FilledPack[], nameMost: number): ExportFile[] {
  return packs.flatMap((pack, index) => {
    const folder = folderOf(index, packs)
    const emoji = pack.stickers.map((sticker) => ({ file: fileName(sticker), name: shortName(sticker, nameMost) }))
    return [
      jsonFile(`${folder}emoji.json`, { title: pack.title, emoji }),
      ...pack.stickers.map((sticker) => ({
        path: folder + fileName(sticker),
        bytes: sticker.pictures['sticker'] ?? new Uint8Array(),
      })),
    ]
  })
}

const fileName = ({ place, ending }: FilledSticker) => `${numbered(place)}.${ending}`
