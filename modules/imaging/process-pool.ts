import { readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { env } from '@/infra/env'
import { log } from '@/infra/log'
import { createImagingPool, type ImagingPool } from './imaging-pool'
import { isolation } from './process/isolate'

const shared = globalThis as typeof globalThis & { mulsaqImagingPool?: ImagingPool }

/**
 * This process's one pool. Web (verdicts) and worker (previews, cards, exports) run side by side, so each has half of the
 * cores unless IMAGING_PROCESSES says otherwise.
 */
export function imagingPool(): ImagingPool {
  return (shared.mulsaqImagingPool ??= startPool())
}

function startPool(): ImagingPool {
  const size = env.IMAGING_PROCESSES ?? Math.max(1, Math.floor(os.availableParallelism() / 2))
  const kept = isolation()
  if (kept !== 'files')
    log.warn(
      { isolation: kept },
      kept === 'network'
        ? 'this machine does not let us hide files from what decodes pictures: see docs/security.md'
        : 'this machine does not let us keep what decodes pictures from the network and from files: see docs/security.md',
    )
  return createImagingPool({ size, ffmpegPath: env.FFMPEG_PATH, hidden: secretPlaces })
}

/** All that lies in the data folder but uploads, which are what it reads; and the settings. */
function secretPlaces(): string[] {
  const inside = readdirSync(env.DATA_DIR).filter((name) => name !== 'uploads')
  return [
    ...inside.map((name) => path.join(env.DATA_DIR, name)),
    path.join(/* turbopackIgnore: true */ process.cwd(), '.env'),
  ]
}
