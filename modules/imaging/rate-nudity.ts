import sharp from 'sharp'
import { evaluate } from './nudity/evaluate'
import { loadModel } from './nudity/model'

/** What the model was taught to tell apart, in the order of its answers. */
const CLASSES = ['drawing', 'hentai', 'neutral', 'porn', 'sexy'] as const
const BARE: ReadonlySet<string> = new Set(['hentai', 'porn', 'sexy'])

/** The model looks at a square of this side. */
const SIDE = 224

let model: ReturnType<typeof loadModel> | undefined

/**
 * How likely a small model holds it that a picture shows somebody bare, in thousandths. It sorts what people look at and decides
 * nothing: docs/moderation.md says how it does on drawings. Of what moves it sees the one picture that stands for it.
 * @returns undefined where the model is not installed.
 */
export async function rateNudity(master: Uint8Array): Promise<number | undefined> {
  const known = await (model ??= loadModel())
  if (!known) return undefined
  const pixels = await sharp(master)
    .flatten({ background: '#fff' })
    .resize(SIDE, SIDE, { fit: 'contain', background: '#fff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer()
  const data = Float32Array.from(pixels, (value) => value / 255)
  const parts = evaluate(known.layers, known.weights, { height: SIDE, width: SIDE, channels: 3, data })
  return Math.round(1000 * CLASSES.reduce((sum, name, at) => sum + (BARE.has(name) ? (parts[at] ?? 0) : 0), 0))
}
