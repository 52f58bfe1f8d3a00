import { sealBlob } from '@/modules/imaging/signal/seal-blob'
import { writeManifest } from '@/modules/imaging/signal/write-manifest'

/** The files of a pack of one sticker as Signal keeps it: sealed under a key. */
export function sealedSignalPack(
  key: Uint8Array,
  { title, author, emoji, picture }: { title: string; author: string; emoji: string; picture: Uint8Array },
): Record<string, Buffer> {
  return {
    'manifest.proto': sealBlob(key, writeManifest({ title, author, emoji: [emoji] })),
    '0': sealBlob(key, picture),
  }
}
