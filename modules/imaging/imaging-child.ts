import { readFile } from 'node:fs/promises'
import { checkSticker } from './check-sticker'
import { composeArtistCard, composeCard } from './compose-card'
import { exportMotion } from './export-motion'
import { encodeStills } from './encode-stills'
import { fixSticker } from './fix-sticker'
import { lookAtPicture } from './look-at-picture'
import { lookOf } from './look'
import { makeEffect } from './make-effect'
import { makeSound } from './make-sound'
import { makeMovingPreviews } from './make-moving-previews'
import { makePagePicture } from './make-page-picture'
import { makePlainPreview, makePreviews } from './make-previews'
import type { Answer, Task, Work } from './process/protocol'
import { rateNudity } from './rate-nudity'
import { renderMessage } from './render-message'
import { readProvenance } from './read-provenance'
import { readSticker } from './read-sticker'

// A process of imaging-pool.ts: does one thing at a time, holds no secret, and is killed without being asked.

const work: Work = {
  readSticker,
  readVideo: readSticker,
  readProvenance,
  checkSticker,
  fixSticker,
  makePreviews,
  makeMovingPreviews,
  makePlainPreview,
  makeEffect,
  makeSound,
  makePagePicture,
  composeCard,
  composeArtistCard,
  exportMotion,
  encodeStills,
  lookAtPicture,
  lookOf,
  rateNudity,
  renderMessage,
}

const answer = (message: Answer) => {
  // The pool may be gone before this process was ready, or while the answer is on its way: then there is nobody to tell.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

process.on('message', (task: Task) => {
  void perform(task)
})
// The parent is gone: so is the reason to be here.
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches the whole terminal; when to stop is the parent's to say.
process.on('SIGINT', () => {})
answer({ ready: true })

async function perform({ id, name, args }: Task): Promise<void> {
  try {
    const run = work[name] as (...given: unknown[]) => Promise<unknown>
    answer({ id, result: await run(...(await Promise.all(args.map(receive)))) })
  } catch (error) {
    answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

/** A picture named by its path is read here, so that the parent never holds it. */
async function receive(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(receive))
  if (value !== null && typeof value === 'object' && 'path' in value && typeof value.path === 'string')
    return readFile(value.path)
  return value
}
