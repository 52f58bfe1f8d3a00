import { createHash } from 'node:crypto'
import type { Problem } from '@/core/refusal'
import type { EncodedStill } from './encode-stills'
import type { ImagingPool } from './imaging-pool'
import { partWords, planExport } from './plan-export'
import { MASTER, type ExportFile, type FilledSticker, type PackWords, type Still, type StickerWords } from './platform'
import { type PlatformId, PLATFORMS, platformOf } from './platforms'
import { warning } from './sticker-problem'

export interface StickerToExport extends StickerWords {
  /** Its bytes, when they are wanted: not before, so that a large pack is never in memory as a whole. */
  master: () => Promise<Uint8Array>
  masterHash: string
}

export interface PackToExport extends PackWords {
  stickers: readonly StickerToExport[]
}

/** Where stills are kept by what they are, so that nothing is made twice: not for the next platform, not for the next version. */
export interface StillStore {
  get(name: string): Promise<EncodedStill | undefined>
  put(name: string, still: EncodedStill): Promise<void>
}

export interface PackExport {
  files: ExportFile[]
  /** The plan, and a warning for every sticker that lost more than a little (`file` is its number). */
  problems: Problem[]
  /** Of each sticker, in order: the least of its pictures. 1 when nothing was lost. */
  quality: number[]
  /** How often the encoder ran. */
  encodes: number
}

/** An export that its own validator refuses: a mistake of ours, and never given out. */
export class UnfitExport extends Error {
  readonly problems: readonly Problem[]
  constructor(platform: string, problems: readonly Problem[]) {
    super(`${platform}: ${problems.map(({ code, params }) => `${code} ${JSON.stringify(params)}`).join('; ')}`)
    this.name = 'UnfitExport'
    this.problems = problems
  }
}

/** Under this a sticker visibly lost something; the warning says so. About what WebP at quality 75 does to a photograph. */
export const QUALITY_BAR = 0.95

/** Change this when the same still would come out otherwise: kept ones are named by it. */
const RECIPE = 'still-1'

/** Stickers in work at once: enough for every process of a pool to have one and the next to be read. */
const LANES = 3

/**
 * Make the files of a pack for a platform. When a still is missing, those of `along` are made with it, since the picture is
 * decoded and scaled then anyway.
 * @throws UnfitExport, ImagingFailure
 */
export async function exportPack(
  pool: Pick<ImagingPool, 'encodeStills' | 'lookAtPicture'>,
  pack: PackToExport,
  platformId: PlatformId,
  store: StillStore,
  along: readonly PlatformId[] = PLATFORMS.map(({ id }) => id),
): Promise<PackExport> {
  const platform = platformOf(platformId)
  const plan = planExport(platform, pack.stickers)
  if (plan.packs.length === 0) return { files: [], problems: plan.problems, quality: [], encodes: 0 }

  const firsts = new Set(plan.packs.map(([first]) => first))
  const made = new Map<number, Awaited<ReturnType<typeof picture>>>()
  const waiting = plan.packs.flat()[Symbol.iterator]()
  const lane = async () => {
    for (const index of waiting) {
      const sticker = pack.stickers[index]
      if (sticker) made.set(index, await picture(pool, sticker, platformId, along, store, firsts.has(index)))
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))

  const packs = plan.packs.map((indexes, part) => ({
    ...partWords(pack, part, plan.packs.length),
    covers: made.get(indexes[0] ?? -1)?.covers ?? {},
    stickers: indexes.map((index): FilledSticker => {
      const { emoji = [], alt = '', tags = [] } = pack.stickers[index] ?? {}
      return { place: index + 1, emoji, alt, tags, pictures: made.get(index)?.pictures ?? {} }
    }),
  }))
  const files = await platform.files(packs)
  // What goes to a buyer was read back and found right, by code that did not write it.
  const unfit = await platform.validate(files, pool.lookAtPicture)
  if (unfit.length > 0) throw new UnfitExport(platformId, unfit)

  const quality = plan.packs.flat().map((index) => made.get(index)?.quality ?? 1)
  return {
    files,
    quality,
    problems: [...plan.problems, ...warnOfLoss(plan.packs.flat(), quality)],
    encodes: [...made.values()].reduce((sum, { encodes }) => sum + encodes, 0),
  }
}

function warnOfLoss(indexes: readonly number[], quality: readonly number[]): Problem[] {
  return indexes.flatMap((index, at) => {
    const measured = quality[at] ?? 1
    if (measured >= QUALITY_BAR) return []
    const percent = (value: number) => Math.floor(value * 100)
    const params = { place: index + 1, measured: percent(measured), limit: percent(QUALITY_BAR) }
    return [{ ...warning('export.quality', params), file: String(index + 1) }]
  })
}

interface Wish {
  still: Still
  name: string
}

async function picture(
  pool: Pick<ImagingPool, 'encodeStills'>,
  sticker: StickerToExport,
  platformId: PlatformId,
  along: readonly PlatformId[],
  store: StillStore,
  isFirst: boolean,
) {
  const platform = platformOf(platformId)
  const wished = (still: Still): Wish => ({ still, name: stillName(sticker.masterHash, still) })
  const have = new Map<string, EncodedStill>()
  const missing = async (stills: readonly Still[]) => {
    const absent = new Map<string, Wish>()
    for (const wish of stills.map(wished)) {
      const kept = have.get(wish.name) ?? (await store.get(wish.name))
      if (kept) have.set(wish.name, kept)
      else absent.set(wish.name, wish)
    }
    return absent
  }

  let encodes = 0
  const own = stillsOf(platformId, isFirst)
  if ((await missing(own)).size > 0) {
    const all = [...(await missing([...own, ...along.flatMap((id) => stillsOf(id, isFirst))])).values()]
    const stills = await pool.encodeStills(
      await sticker.master(),
      all.map(({ still }) => still),
    )
    for (const [index, still] of stills.entries()) {
      const { name } = all[index] as Wish
      encodes += still.encodes
      have.set(name, still)
      await store.put(name, still)
    }
  }

  const take = (still: Still) => have.get(wished(still).name) as EncodedStill
  const pictures: Record<string, Uint8Array> = {}
  for (const [name, wanted] of Object.entries(platform.pictures))
    pictures[name] = wanted === MASTER ? await sticker.master() : take(wanted).bytes
  const covers: Record<string, Uint8Array> = {}
  if (isFirst) for (const [name, still] of Object.entries(platform.covers)) covers[name] = take(still).bytes
  return { pictures, covers, encodes, quality: Math.min(1, ...own.map((still) => take(still).quality)) }
}

function stillsOf(id: PlatformId, isFirst: boolean): Still[] {
  const { pictures, covers } = platformOf(id)
  const wanted = [...Object.values(pictures), ...(isFirst ? Object.values(covers) : [])]
  return wanted.filter((one) => one !== MASTER)
}

function stillName(masterHash: string, still: Still): string {
  const { width, height, margin = 0, fit = 'pad', format, maxBytes } = still
  const parts = [RECIPE, masterHash, width, height, margin, fit, format, maxBytes]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 40)
}
