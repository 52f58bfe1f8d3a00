import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Layer, Weights } from './evaluate'

export interface Model {
  layers: readonly Layer[]
  weights: ReadonlyMap<string, Weights>
}

interface Written {
  modelTopology: { model_config: { config: { layers: Layer[] } } }
  weightsManifest: { weights: { name: string; shape: number[]; quantization: { min: number; scale: number } }[] }[]
}

/**
 * The MobileNet v2 of nsfwjs: its layers, and their numbers, each kept as one byte between two bounds. Its own loader wants
 * TensorFlow.js and walks the three million letters of the weights one by one, so the two files are read as they are.
 * @returns undefined where the package, an optional one, is not installed.
 */
export async function loadModel(): Promise<Model | undefined> {
  const require = createRequire(import.meta.url)
  let folder: string
  try {
    folder = path.join(path.dirname(require.resolve('nsfwjs/models/mobilenet_v2')), '../../models/mobilenet_v2')
  } catch {
    return undefined
  }
  const { modelTopology, weightsManifest } = require(path.join(folder, 'model.min.js')) as Written
  const program = await readFile(path.join(folder, 'group1-shard1of1.min.js'), 'latin1')
  const bytes = Buffer.from(/exports="([^"]+)"/.exec(program)?.[1] ?? '', 'base64')
  const weights = new Map<string, Weights>()
  let at = 0
  for (const { name, shape, quantization } of weightsManifest.flatMap((group) => group.weights)) {
    const { min, scale } = quantization
    const length = shape.reduce((product, side) => product * side, 1)
    weights.set(name, { shape, data: Float32Array.from(bytes.subarray(at, at + length), (byte) => byte * scale + min) })
    at += length
  }
  return { layers: modelTopology.model_config.config.layers, weights }
}
