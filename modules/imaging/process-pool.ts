import os from 'node:os'
import { env } from '@/infra/env'
import { createImagingPool, type ImagingPool } from './imaging-pool'

const shared = globalThis as typeof globalThis & { mulsaqImagingPool?: ImagingPool }

/**
 * This process's one pool. Web (verdicts) and worker (previews, cards, exports) run side by side, so each has half of the
 * cores unless IMAGING_PROCESSES says otherwise.
 */
export function imagingPool(): ImagingPool {
  const size = env.IMAGING_PROCESSES ?? Math.max(1, Math.floor(os.availableParallelism() / 2))
  return (shared.mulsaqImagingPool ??= createImagingPool({ size, ffmpegPath: env.FFMPEG_PATH }))
}
