/** What goes into a Signal pack's manifest. The first sticker is its cover. */
interface Manifest {
  title: string
  author: string
  /** In order; a sticker's number is its place, from 0. */
  emoji: readonly string[]
}

/** The protobuf message `StickerPack` (Signal Desktop, protos/Stickers.proto): title 1, author 2, cover 3, stickers 4. */
export function writeManifest({ title, author, emoji }: Manifest): Buffer {
  const stickers = emoji.map((one, id) => Buffer.concat([number(1, id), bytes(2, Buffer.from(one))]))
  const cover = stickers[0]
  return Buffer.concat([
    bytes(1, Buffer.from(title)),
    bytes(2, Buffer.from(author)),
    ...(cover ? [bytes(3, cover)] : []),
    ...stickers.map((sticker) => bytes(4, sticker)),
  ])
}

const number = (field: number, value: number) => Buffer.from([field * 8, ...varint(value)])

const bytes = (field: number, value: Uint8Array) =>
  Buffer.concat([Buffer.from([field * 8 + 2, ...varint(value.length)]), value])

function varint(value: number): number[] {
  const groups: number[] = []
  let left = value
  for (; left >= 0x80; left = Math.floor(left / 0x80)) groups.push((left % 0x80) + 0x80)
  return [...groups, left]
}
