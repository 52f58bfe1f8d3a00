import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import { BadMotion } from '../bad-motion'

/** https://dotlottie.io/spec: an archive with a manifest and its animations, in `animations/` of version 1, in `a/` of version 2. */
const MANIFEST = 'manifest.json'
const ANIMATION = /^(?:a|animations)\/([^/]+)\.json$/
export const MOST_ENTRIES = 200
/** A manifest is short; an animation is bounded as any other drawing is. */
const MOST_BYTES = 2_000_000

/** Whether an archive with these names in it is one drawing, and no pack of pictures. */
export function namesDotLottie(names: readonly string[]): boolean {
  return names.includes(MANIFEST) && names.some((name) => ANIMATION.test(name))
}

/**
 * The first drawing of a .lottie archive, as its JSON. Undefined when the archive is no .lottie.
 * @throws BadMotion `lottie.damaged`, `lottie.too_large`
 */
export async function unpackDotLottie(bytes: Uint8Array): Promise<Buffer | undefined> {
  const files = await entriesOf(bytes)
  if (!files || !namesDotLottie([...files.keys()])) return undefined
  const first = firstOf(await files.get(MANIFEST)?.())
  for (const [name, read] of files) {
    const id = ANIMATION.exec(name)?.[1]
    if (id !== undefined && (first === undefined || id === first)) return read()
  }
  throw new BadMotion('lottie.damaged')
}

function firstOf(manifest: Buffer | undefined): string | undefined {
  try {
    const { animations } = JSON.parse(manifest?.toString() ?? '') as { animations?: { id?: unknown }[] }
    const id = animations?.[0]?.id
    return typeof id === 'string' ? id : undefined
  } catch {
    throw new BadMotion('lottie.damaged')
  }
}

async function entriesOf(bytes: Uint8Array): Promise<Map<string, () => Promise<Buffer>> | undefined> {
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false })
    const files = new Map<string, () => Promise<Buffer>>()
    for await (const entry of zip.eachEntry()) {
      if (files.size >= MOST_ENTRIES) return undefined
      files.set(entry.fileName, async () => {
        if (entry.uncompressedSize > MOST_BYTES) throw new BadMotion('lottie.too_large', { limitBytes: MOST_BYTES })
        try {
          // It counts what comes out, and stops at more than the entry says.
          return await buffer(await zip.openReadStreamPromise(entry))
        } catch {
          throw new BadMotion('lottie.damaged')
        }
      })
    }
    return files
  } catch {
    return undefined
  }
}
