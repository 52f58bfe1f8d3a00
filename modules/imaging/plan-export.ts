import type { Problem } from '@/core/refusal'
import { MASTER, type Moving, type PackWords, type Platform, type StickerWords } from './platform'
import { hasVideo } from './motion/video/has-video'
import type { StickerKind } from './sticker-kind'
import { fault, type StickerProblem, warning } from './sticker-problem'

/** One pack that the platform will get. */
export interface PlannedPack {
  /** It is one of moving stickers where those never share a pack with still ones. */
  moves: boolean
  /** Which stickers it has, by index. */
  stickers: number[]
}

export interface ExportPlan {
  /** Empty when the platform takes none. */
  packs: PlannedPack[]
  /** Stickers that move and go as a still picture of their best frame. */
  stilled: ReadonlySet<number>
  /** What happens to the pack on the way, to be shown before and after. A fault: the platform can't take it at all. */
  problems: Problem[]
}

/**
 * How a pack goes to a platform: split where it is too large there or where still and moving stickers never share a pack, and
 * what is left out of each sticker. Looks at no picture.
 * @param unfit Stickers (by index) that were found not to fit there whatever is done.
 */
export function planExport(
  platform: Platform,
  stickers: readonly StickerWords[],
  unfit: ReadonlySet<number> = new Set(),
  video = hasVideo(),
): ExportPlan {
  const { emoji } = platform
  const plan = planPacks(
    platform,
    stickers.map(({ kind }) => kind),
    unfit,
    video,
  )
  if (plan.packs.length === 0) return plan
  const taken = plan.packs.flatMap((pack) => pack.stickers.flatMap((index) => stickers.slice(index, index + 1)))
  const bare = taken.filter((sticker) => sticker.emoji.length < emoji.least).length
  if (bare > 0) return { ...plan, packs: [], problems: [fault('export.emoji_missing', { count: bare })] }
  const cut = taken.filter((sticker) => sticker.emoji.length > emoji.most).length
  if (cut > 0 && emoji.most > 0) plan.problems.push(warning('export.emoji_cut', { count: cut, limit: emoji.most }))
  return plan
}

/** The part of the plan that the kinds of the stickers decide. */
export function planPacks(
  platform: Platform,
  kinds: readonly StickerKind[],
  unfit: ReadonlySet<number> = new Set(),
  video = hasVideo(),
): ExportPlan {
  const { moving: rule } = platform
  const problems: Problem[] = []
  const fit = kinds.map((_, index) => index).filter((index) => !unfit.has(index))
  const moving = fit.filter((index) => kinds[index] !== 'still')
  const taken = moving.filter((index) => movingTargets(platform, kinds[index], video) !== undefined)
  if (taken.length < moving.length)
    problems.push(warning('export.needs_video', { count: moving.length - taken.length, taken: kinds.length }))

  const still = fit.filter((index) => kinds[index] === 'still')
  const stilled = new Set<number>()
  const packs: PlannedPack[] = []
  if (rule.mix === 'together') {
    packs.push(...split([...still, ...taken].toSorted(byNumber), platform.count, problems, false))
  } else {
    const own = rule.count ?? platform.count
    const apart = split(taken, own, [], true)
    // Too few that move for a pack of their own: better a still picture of each than nothing.
    if (taken.length > 0 && apart.length === 0) {
      const all = [...still, ...taken].toSorted(byNumber)
      const joined = split(all, platform.count, [], false)
      if (joined.length > 0) {
        for (const index of taken) stilled.add(index)
        problems.push(warning('export.stilled', { count: taken.length, limit: own.least }))
        packs.push(...split(all, platform.count, problems, false))
      }
    } else {
      if (still.length > 0 && taken.length > 0)
        problems.push(warning('export.apart', { still: still.length, moving: taken.length }))
      const stills = split(still, platform.count, problems, false)
      if (still.length > 0 && stills.length === 0)
        problems.push(warning('export.few_still', { count: still.length, limit: platform.count.least }))
      packs.push(...stills, ...split(taken, own, problems, true))
    }
  }
  if (packs.length > 0) return { packs, stilled, problems }
  const none = moving.length > 0 && taken.length === 0 && still.length < platform.count.least
  const limit = moving.length > 0 ? (rule.count ?? platform.count).least : platform.count.least
  const why = none
    ? fault('export.only_video', { count: moving.length })
    : fault('export.too_few', { count: fit.length, limit })
  return { packs: [], stilled, problems: [why] }
}

const byNumber = (a: number, b: number) => a - b

/** What a moving sticker of this kind becomes on a platform; undefined when it cannot go there as it moves. */
export function movingTargets(
  { moving: { only, pictures, video } }: Platform,
  kind: StickerKind | undefined,
  canMakeVideo = hasVideo(),
): Moving['pictures'] | undefined {
  if (kind === undefined || kind === 'still') return undefined
  if (only === undefined || only.includes(kind)) return pictures
  return canMakeVideo ? video : undefined
}

/** How well a sticker goes to a platform: as it is, made into something for it, or not at all. */
export interface Judgement {
  fit: 'as_is' | 'made' | 'no'
  /** What it is there, "APNG 320 × 320": the same in every language. Empty when it is nothing there, or its own file. */
  becomes: string
  /** How heavy that may be; 0 when it is nothing, or its own file. */
  mostBytes: number
  problems: Problem[]
}

/** What is known of a sticker before anything is made of it. */
export interface StickerFacts extends Pick<StickerWords, 'emoji' | 'kind'> {
  width: number
  height: number
  bytes: number
  durationMs: number
  frames: number
  /** What was measured of its picture or found in its file. */
  problems?: readonly Problem[]
}

/** What one platform does to one sticker that no other measure of the picture says. */
export function judgeSticker(platform: Platform, sticker: StickerFacts, video = hasVideo()): Judgement {
  const { emoji } = platform
  const problems: StickerProblem[] = []
  if (emoji.most > 0 && sticker.emoji.length > emoji.most)
    problems.push(warning('export.emoji_first', { count: sticker.emoji.length, limit: emoji.most }))
  if (sticker.kind !== 'still') return judgeMoving(platform, sticker, problems, video)
  const wanted = Object.values(platform.pictures)
  const largest = Math.max(...wanted.map((one) => (one === MASTER ? 0 : one.width)))
  const long = Math.max(sticker.width, sticker.height)
  if (long < largest) problems.push(warning('export.enlarged', { measured: long, limit: largest }))
  const same = wanted.every(
    (one) => one === MASTER || (one.format === 'png' && isSize(sticker, one) && fitsBytes(sticker, one)),
  )
  const [first] = wanted
  const made: Omit<Judgement, 'becomes' | 'mostBytes'> = { fit: same ? 'as_is' : 'made', problems }
  if (first === undefined || first === MASTER) return { ...made, becomes: '', mostBytes: 0 }
  return { ...made, becomes: named(first.format, first), mostBytes: first.maxBytes }
}

const FORMATS = { webp: 'WebP', png: 'PNG', apng: 'APNG', gif: 'GIF', tgs: 'TGS', webm: 'WebM' }
const named = (format: keyof typeof FORMATS, { width, height }: { width: number; height: number }) =>
  `${FORMATS[format]} ${width} × ${height}`

function judgeMoving(platform: Platform, sticker: StickerFacts, problems: StickerProblem[], video: boolean): Judgement {
  const targets = movingTargets(platform, sticker.kind, video)
  // Why a drawing does not stay one there.
  const why = platform.moving.only ? (sticker.problems ?? []).filter(({ code }) => code.startsWith('tgs.')) : []
  if (!targets)
    return { fit: 'no', becomes: '', mostBytes: 0, problems: [fault('export.becomes_video'), ...why, ...problems] }
  let same = true
  for (const target of Object.values(targets)) {
    if (target === MASTER || target.format === 'tgs') continue
    const [size] = target.sizes
    const most = target.maxFrames ?? Infinity
    const rate = (1000 * sticker.frames) / Math.max(1, sticker.durationMs)
    if (sticker.durationMs > target.maxMs && !problems.some(({ code }) => code === 'motion.cut'))
      problems.push(warning('motion.cut', { measured: sticker.durationMs, limit: target.maxMs }))
    same &&= target.format === sticker.kind && size !== undefined && isSize(sticker, size) && fitsBytes(sticker, target)
    same &&= sticker.durationMs <= target.maxMs && rate <= target.maxFps + 0.5 && sticker.frames <= most
    same &&= sticker.frames >= (target.minFrames ?? 1)
  }
  const [first] = Object.values(targets)
  const size = first === undefined || first === MASTER ? undefined : first.sizes[0]
  const made: Omit<Judgement, 'becomes' | 'mostBytes'> = {
    fit: same ? 'as_is' : 'made',
    problems: [...why, ...problems],
  }
  if (first === undefined || first === MASTER || !size) return { ...made, becomes: '', mostBytes: 0 }
  return { ...made, becomes: named(first.format, size), mostBytes: first.maxBytes }
}

const isSize = (a: { width: number; height: number }, b: { width: number; height: number }) =>
  a.width === b.width && a.height === b.height
const fitsBytes = ({ bytes }: { bytes: number }, { maxBytes }: { maxBytes: number }) => bytes <= maxBytes

/** Packs as equal as can be, the earlier ones larger; with fixed numbers, the largest that are full. Says what it does. */
function split(
  indexes: readonly number[],
  { least, most, exactly }: Platform['count'],
  problems: Problem[],
  moves: boolean,
): PlannedPack[] {
  const total = indexes.length
  const sizes: number[] = []
  if (exactly) {
    const falling = exactly.toSorted((a, b) => b - a)
    for (let left = total, size; (size = falling.find((one) => one <= left)); left -= size) sizes.push(size)
  } else if (total >= least) {
    const packs = Math.ceil(total / most)
    for (let index = 0; index < packs; index += 1)
      sizes.push(Math.floor(total / packs) + (index < total % packs ? 1 : 0))
  }
  const taken = sizes.reduce((sum, size) => sum + size, 0)
  if (sizes.length > 1) problems.push(warning('export.split', { count: total, packs: sizes.length, limit: most }))
  if (sizes.length > 0 && taken < total) problems.push(warning('export.left_out', { count: total - taken, taken }))
  let next = 0
  return sizes.map((size) => ({ moves, stickers: indexes.slice(next, (next += size)) }))
}

/** Title and name of each pack of a plan: numbered when there are several. */
export function partWords(words: PackWords, part: number, of: number): PackWords {
  return of === 1 ? words : { ...words, id: `${words.id}_${part + 1}`, title: `${words.title} ${part + 1}` }
}
