/** A Signal pack's manifest, decrypted. Texts are a stranger's. */
export interface SignalManifest {
  title: string
  author: string
  cover: { id: number; emoji: string } | undefined
  stickers: { id: number; emoji: string }[]
}

/** Signal's own limit, and what stops a manifest that is all stickers. */
const MOST_STICKERS = 200

/**
 * Read the protobuf message `StickerPack { title = 1; author = 2; cover = 3; stickers = 4[] }` with
 * `Sticker { id = 1; emoji = 2 }`. Undefined when it is none: a length that leads outside, text that is no UTF-8, a wire
 * type that is not the field's. Fields we do not know are passed over, as the format wants.
 */
export function readManifest(bytes: Uint8Array): SignalManifest | undefined {
  const manifest: SignalManifest = { title: '', author: '', cover: undefined, stickers: [] }
  try {
    for (const [field, value] of fieldsOf(bytes)) {
      if (field === 1) manifest.title = textOf(value)
      else if (field === 2) manifest.author = textOf(value)
      else if (field === 3) manifest.cover = stickerOf(value)
      else if (field === 4) manifest.stickers.push(stickerOf(value))
      if (manifest.stickers.length > MOST_STICKERS) return undefined
    }
    return manifest
  } catch (error) {
    if (error instanceof NoManifest) return undefined
    throw error
  }
}

class NoManifest extends Error {}

type Value = number | Uint8Array

function stickerOf(value: Value): { id: number; emoji: string } {
  const sticker = { id: 0, emoji: '' }
  if (typeof value === 'number') throw new NoManifest()
  for (const [field, inner] of fieldsOf(value)) {
    if (field === 1) {
      if (typeof inner !== 'number' || inner > 0xffff_ffff) throw new NoManifest()
      sticker.id = inner
    } else if (field === 2) sticker.emoji = textOf(inner)
  }
  return sticker
}

function textOf(value: Value): string {
  if (typeof value === 'number') throw new NoManifest()
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value)
  } catch {
    throw new NoManifest()
  }
}

/** Fields of a protobuf message in the order they stand: wire types 0 (number), 2 (bytes), and 1 and 5 (fixed, passed over). */
function* fieldsOf(bytes: Uint8Array): Generator<[field: number, value: Value]> {
  let at = 0
  const number = () => {
    let value = 0
    for (let shift = 0; shift < 10; shift += 1) {
      const byte = bytes[at++]
      if (byte === undefined) throw new NoManifest()
      value += (byte & 0x7f) * 2 ** (7 * shift)
      if (byte < 0x80) return value
    }
    throw new NoManifest()
  }
  const take = (length: number) => {
    if (length > bytes.length - at) throw new NoManifest()
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const tag = number()
    const field = Math.floor(tag / 8)
    if (field === 0) throw new NoManifest()
    const wire = tag % 8
    if (wire === 0) yield [field, number()]
    else if (wire === 2) yield [field, take(number())]
    else if (wire === 1) take(8)
    else if (wire === 5) take(4)
    else throw new NoManifest()
  }
}
