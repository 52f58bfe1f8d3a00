import os from 'node:os'
import type { Problem } from '@/core/refusal'
import type { ExportMotion } from './export-motion'
import type { Look } from './look'
import type { Master } from './master'
import type { MediaFile } from './make-previews'
import type { PagePicture } from './page-picture'
import type { MotionTarget } from './motion/target'
import type { MadeExtra } from './sticker-extras'
import type { EncodedStill } from './encode-stills'
import type { Still } from './platform'
import { type Child, ChildStopped, startChild } from './process/child'
import type { Bytes, SentArguments, Work } from './process/protocol'
import type { MessageSlot } from './message-slot'
import type { RenderedMessage } from './render-message'
import type { Provenance } from './provenance'
import type { ReadSticker } from './read-sticker'
import { fault, type Fix, type StickerProblem } from './sticker-problem'
import type { Seen } from './validators/look'

/** A picture that took too long, too much memory, or the process with it. Its code is `imaging.timeout`, `.memory` or `.crashed`. */
export class ImagingFailure extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'ImagingFailure'
    this.problem = problem
  }
}

export interface ImagingPool {
  /** See read-sticker.ts. A file that kills its process is answered like any other bad file: with a problem. */
  readSticker(file: Bytes, as?: 'video'): Promise<ReadSticker>
  /** See read-provenance.ts. A note that ends the process is one that cannot be read: the picture beside it is none the worse. */
  readProvenance(file: Bytes): Promise<Provenance | undefined>
  /** The others work on masters, which are ours; if one fails all the same, they throw an ImagingFailure. */
  checkSticker(master: Bytes): Promise<StickerProblem[]>
  fixSticker(master: Bytes, fixes: readonly Fix[]): Promise<Master>
  makePreviews(master: Bytes): Promise<{ key: string; files: MediaFile[] }>
  makeMovingPreviews(file: Bytes): Promise<{ key: string; files: MediaFile[] }>
  /** See make-sound.ts and make-effect.ts: files of strangers. */
  makeSound(file: Bytes): Promise<MadeExtra>
  makeEffect(file: Bytes): Promise<MadeExtra>
  makePlainPreview(master: Bytes): Promise<Buffer>
  composeCard(masters: readonly Bytes[]): Promise<{ key: string; files: MediaFile[] }>
  composeArtistCard(masters: readonly Bytes[], portrait?: Bytes): Promise<Buffer>
  /** See make-page-picture.ts. */
  makePagePicture(kind: PagePicture, owner: string, master: Bytes): Promise<{ key: string; files: MediaFile[] }>
  /** See export-motion.ts. Like readSticker it answers for files of strangers, and takes longer. */
  exportMotion(file: Bytes, targets: readonly MotionTarget[]): Promise<ExportMotion>
  encodeStills(master: Bytes, stills: readonly Still[]): Promise<EncodedStill[]>
  lookAtPicture(picture: Bytes): Promise<Seen | undefined>
  lookOf(master: Bytes): Promise<Look>
  /** See rate-nudity.ts. */
  rateNudity(master: Bytes): Promise<number | undefined>
  /** See render-message.ts. */
  renderMessage(template: Bytes, slot: MessageSlot, text: string): Promise<RenderedMessage>
  /** Finish what is under way, refuse what is not, and end the processes. */
  close(): Promise<void>
}

export interface PoolOptions {
  /** How many processes at most. Default: the cores, at least one. They start when there is work for them. */
  size?: number
  /** One job's time: default 20 s, and six times as much for a video, and where a whole animation is encoded. */
  seconds?: number
  /** One process's memory: default 600 MB. */
  memoryBytes?: number
  /** The operator's own FFmpeg. Default: the optional package node-av, where it is installed. */
  ffmpegPath?: string | undefined
  /** Files and folders that no process of the pool may see (process/isolate.ts). Asked for whenever one starts. */
  hidden?: () => readonly string[]
}

const LONGER: Partial<Record<keyof Work, number>> = {
  readVideo: 6,
  makeSound: 6,
  makeEffect: 6,
  exportMotion: 6,
  makeMovingPreviews: 6,
}

/** A process is replaced after so many jobs, or when it rests on more than this: what leaks, leaks into nothing. */
const JOBS_PER_CHILD = 200
const RESTING_BYTES = 400_000_000

interface Waiting {
  name: keyof Work
  args: unknown[]
  resolve: (value: never) => void
  reject: (error: Error) => void
}

/**
 * Processes of their own for everything that decodes or encodes a picture: a crash, a hang or a bomb ends one of them and one
 * job, never the caller. First come, first served; each process does one job at a time.
 */
export function createImagingPool({
  size = os.availableParallelism(),
  seconds = 20,
  memoryBytes = 600_000_000,
  ffmpegPath,
  hidden = () => [],
}: PoolOptions = {}): ImagingPool {
  const queue: Waiting[] = []
  const idle: Child[] = []
  const running = new Set<Promise<void>>()
  let closed = false
  let lastId = 0

  const next = () => {
    while (running.size < size) {
      const job = queue.shift()
      if (!job) return
      const run = serve(job).finally(() => {
        running.delete(run)
        next()
      })
      running.add(run)
    }
  }

  async function serve(job: Waiting): Promise<void> {
    let child = idle.pop()
    while (child && !child.alive) child = idle.pop()
    child ??= startChild(ffmpegPath, hidden())
    lastId += 1
    const limit = seconds * (LONGER[job.name] ?? 1)
    try {
      job.resolve(
        (await child.perform(
          { id: lastId, name: job.name, args: job.args },
          { seconds: limit, bytes: memoryBytes },
        )) as never,
      )
    } catch (error) {
      if (error instanceof ChildStopped) {
        const params = { timeout: { limit }, memory: { limitBytes: memoryBytes }, crashed: {} }[error.why]
        job.reject(new ImagingFailure(fault(`imaging.${error.why}`, params)))
      } else job.reject(error as Error)
    }
    if (!child.alive) return
    if (closed || child.jobs >= JOBS_PER_CHILD || (child.memory() ?? 0) > RESTING_BYTES) child.kill()
    else idle.push(child)
  }

  function ask<Name extends keyof Work>(name: Name, ...args: SentArguments<Name>): ReturnType<Work[Name]> {
    const answer = new Promise((resolve, reject) => {
      if (closed) reject(new Error('the imaging pool is closed'))
      queue.push({ name, args, resolve, reject })
    })
    next()
    return answer as ReturnType<Work[Name]>
  }

  return {
    readSticker: (file, as) => ask(as === 'video' ? 'readVideo' : 'readSticker', file).catch(asProblem),
    readProvenance: (file) => ask('readProvenance', file).catch(asUnreadable),
    exportMotion: (file, targets) => ask('exportMotion', file, targets).catch(asProblem),
    checkSticker: (master) => ask('checkSticker', master),
    fixSticker: (master, fixes) => ask('fixSticker', master, fixes),
    makePreviews: (master) => ask('makePreviews', master),
    makeMovingPreviews: (file) => ask('makeMovingPreviews', file),
    makeSound: (file) => ask('makeSound', file).catch(asProblem),
    makeEffect: (file) => ask('makeEffect', file).catch(asProblem),
    makePlainPreview: (master) => ask('makePlainPreview', master, undefined),
    composeCard: (masters) => ask('composeCard', masters),
    composeArtistCard: (masters, portrait) => ask('composeArtistCard', masters, portrait),
    makePagePicture: (kind, owner, master) => ask('makePagePicture', kind, owner, master),
    encodeStills: (master, stills) => ask('encodeStills', master, stills),
    lookAtPicture: (picture) => ask('lookAtPicture', picture),
    lookOf: (master) => ask('lookOf', master),
    rateNudity: (master) => ask('rateNudity', master),
    renderMessage: (template, slot, text) => ask('renderMessage', template, slot, text),
    async close() {
      closed = true
      for (const job of queue.splice(0)) job.reject(new Error('the imaging pool is closed'))
      await Promise.all(running)
      for (const child of idle.splice(0)) child.kill()
    },
  }
}

/** A stranger's file that ends its process is a file with a problem. */
function asProblem(error: unknown): { ok: false; problems: StickerProblem[] } {
  if (error instanceof ImagingFailure) return { ok: false, problems: [error.problem] }
  throw error
}

function asUnreadable(error: unknown): Provenance {
  if (error instanceof ImagingFailure) return { state: 'unreadable' }
  throw error
}
