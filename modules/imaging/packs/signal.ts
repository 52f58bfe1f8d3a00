import type { FoundPack } from '../found-pack'
import { BadFile, BadPack, type PackFile } from '../pack-file'
import type { SignalManifest } from '../signal/read-manifest'
import { openBlob } from '../signal/open-blob'
import { readManifest } from '../signal/read-manifest'
import { besides, lastName, type Shelf } from './shelf'

const KEY_BYTES = 4_000
const MANIFEST_BYTES = 100_000

/**
 * A Signal pack as it lies on Signal's server, encrypted: `manifest.proto`, and a file a sticker named by its number, beside
 * it or in `full/`. Its key is given, or in a text file with it, as 64 hexadecimal digits or in the link that adds the pack.
 * @throws BadPack
 */
export async function readSignal(manifest: PackFile, shelf: Shelf, given: string | undefined): Promise<FoundPack> {
  const beside = besides(manifest)
  const key = given === undefined ? await findKey(shelf) : keyIn(given)
  if (!key) throw new BadPack('pack.key_missing')
  const opened = openBlob(key, await manifest.read(MANIFEST_BYTES))
  if (!opened) throw new BadPack('pack.key_wrong')
  const read = readManifest(opened)
  if (!read) throw new BadPack('pack.manifest')
  return {
    form: 'signal',
    title: read.title,
    author: read.author,
    stickers: read.stickers.map((sticker) => {
      const names = [`${sticker.id}`, `full/${sticker.id}`, `${sticker.id}.bin`].map((name) => beside + name)
      const file = shelf.find(names)
      return {
        name: `${beside}${sticker.id}`,
        emoji: emojiOf(sticker),
        alt: '',
        tags: [],
        async read(mostBytes) {
          if (!file) throw new BadFile('pack.missing_file')
          // What encryption adds: 16 bytes before, 32 behind, and up to 16 to fill the last block.
          const picture = openBlob(key, await file.read(mostBytes + 64))
          if (!picture) throw new BadFile('pack.sealed_wrong')
          return picture
        },
      }
    }),
  }
}

const emojiOf = ({ emoji }: SignalManifest['stickers'][number]) => (emoji === '' ? [] : [emoji])

async function findKey(shelf: Shelf): Promise<Buffer | undefined> {
  for (const file of shelf.files) {
    if (!/\.(txt|key|url|json)$|^[^.]*key[^.]*$/i.test(lastName(file.name))) continue
    const bytes = await file.read(KEY_BYTES).catch((error: unknown) => {
      if (error instanceof BadFile) return undefined
      throw error
    })
    const key = bytes && keyIn(bytes.toString('latin1'))
    if (key) return key
  }
  return undefined
}

function keyIn(text: string): Buffer | undefined {
  const found =
    /pack_?key["']?\s*[=:]\s*["']?([0-9a-f]{64})(?![0-9a-f])/i.exec(text) ?? /^\s*([0-9a-f]{64})\s*$/i.exec(text)
  return found?.[1] === undefined ? undefined : Buffer.from(found[1], 'hex')
}
