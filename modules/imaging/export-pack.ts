import { createHash } from 'node:crypto'
import type { Problem } from '@/core/refusal'
import type { EncodedStill } from './encode-stills'
import type { ImagingPool } from './imaging-pool'
import { type MotionTarget, TARGET_ENDINGS } from './motion/target'
import { movingTargets, partWords, planExport, type PlannedPack } from './plan-export'
import {
  MASTER,
  type ExportFile,
  type FilledSticker,
  type PackWords,
  type Platform,
  type Still,
  type StickerWords,
} from './platform'
import { type PlatformId, PLATFORMS, platformOf } from './platforms'
import { ENDINGS } from './sticker-kind'
import { warning } from './sticker-problem'

export interface StickerToExport extends StickerWords {
  /** The bytes of its picture, when they are wanted: not before, so that a large pack is never in memory as a whole. */
  master: () => Promise<Uint8Array>
  masterHash: string
  /** Files of its sound and its effect, by name (`sound.ogg`). */
  extras?: Readonly<Record<string, () => Promise<Uint8Array>>> | undefined
  /** Of one that moves: the bytes of its file. */
  moving?: () => Promise<Uint8Array>
}

export interface PackToExport extends PackWords {
  stickers: readonly StickerToExport[]
}

/** A picture that was made for a platform, still or moving. */
export interface MadePicture extends EncodedStill {
  /** Of one that moves. */
  frames?: number | undefined
  durationMs?: number | undefined
  /** What can be seen of what was done to it. */
  problems?: Problem[] | undefined
}

/** Where pictures are kept by what they are, so that nothing is made twice: not for the next platform, not for the next version. */
export interface StillStore {
  get(name: string): Promise<MadePicture | undefined>
  put(name: string, still: MadePicture): Promise<void>
}

export interface PackExport {
  files: ExportFile[]
  /** The plan, and a warning for every sticker that lost more than a little (`file` is its number). */
  problems: Problem[]
  /** Of each sticker of the pack that was given, in order: the least of its pictures; 1 when nothing was lost, or it was left out. */
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

/** Change these when the same still, or the same moving picture, would come out otherwise: kept ones are named by them. */
const RECIPE = 'still-1'
const MOVING_RECIPE = 'moving-4'

/** Stickers in work at once: enough for every process of a pool to have one and the next to be read. */
const LANES = 3

type Pool = Pick<ImagingPool, 'encodeStills' | 'exportMotion' | 'lookAtPicture'>
type Format = (Still | MotionTarget)['format']
type Encoders = Omit<Pool, 'lookAtPicture'>
/** What a picture of a sticker is made from. */
type Art = Pick<StickerToExport, 'masterHash' | 'kind' | 'master' | 'moving'>

/**
 * Make the files of a pack for a platform. When a picture is missing, those of `along` are made with it, since the master is
 * decoded and scaled then anyway. A moving sticker that cannot be made to fit is left out and said, and the pack is planned anew.
 * @throws UnfitExport, ImagingFailure
 */
export async function exportPack(
  pool: Pool,
  pack: PackToExport,
  platformId: PlatformId,
  store: StillStore,
  along: readonly PlatformId[] = PLATFORMS.map(({ id }) => id),
): Promise<PackExport> {
  const platform = platformOf(platformId)
  const unfit = new Map<number, Problem[]>()
  let encodes = 0
  for (;;) {
    const plan = planExport(platform, pack.stickers, new Set(unfit.keys()))
    const refused = [...unfit].flatMap(([index, problems]) => refusedWords(index, problems))
    if (plan.packs.length === 0) return { files: [], problems: [...plan.problems, ...refused], quality: [], encodes }

    const wanted = plan.packs.flatMap((planned) =>
      planned.stickers.map((index, at) => ({ index, planned, isFirst: at === 0, stilled: plan.stilled.has(index) })),
    )
    const made = await makeAll(pool, pack, platformId, along, store, wanted)
    encodes += [...made.values()].reduce((sum, one) => sum + one.encodes, 0)
    const failed = [...made].filter(([, { faults }]) => faults.length > 0)
    for (const [index, { faults }] of failed) unfit.set(index, faults)
    if (failed.length > 0) continue

    const extras = platform.carriesExtras ? await openExtras(pack) : new Map<number, Record<string, Uint8Array>>()
    const files = await platform.files(
      plan.packs.map((planned, part) => {
        const filled = fill(pack, planned, part, plan.packs.length, made)
        return { ...filled, stickers: filled.stickers.map((one) => ({ ...one, extras: extras.get(one.place) })) }
      }),
    )
    // What goes to a buyer was read back and found right, by code that did not write it.
    const wrong = await platform.validate(files, pool.lookAtPicture)
    if (wrong.length > 0) throw new UnfitExport(platformId, wrong)
    const quality = pack.stickers.map((_, index) => made.get(index)?.quality ?? 1)
    const lost = [...made].toSorted(([a], [b]) => a - b).flatMap(([index, one]) => lossWords(index, one))
    return { files, quality, problems: [...plan.problems, ...refused, ...lost, ...silenced(platform, pack)], encodes }
  }
}

/**
 * One sticker as a platform takes it, to be looked at: the very picture that an export of its pack will have, kept for that one.
 * @param how `still`: its still picture even where it moves. `kept`: what moves only where it was made before, since it takes long.
 * @returns Nothing when it is not kept, or why it cannot go there.
 */
export async function makePicture(
  pool: Encoders,
  sticker: Art,
  platformId: PlatformId,
  store: StillStore,
  how: 'still' | 'kept' | 'made',
): Promise<(MadePicture & { format: Format }) | Problem[] | undefined> {
  const platform = platformOf(platformId)
  const kept = new Map<string, MadePicture>()
  const pictures = how === 'still' ? platform.pictures : movingTargets(platform, sticker.kind)
  const wanted = Object.values<Still | MotionTarget | typeof MASTER>(pictures ?? {}).find((one) => one !== MASTER)
  if (!wanted) return undefined
  const name = nameOf(sticker.masterHash, wanted)
  if (isStill(wanted)) await makeStills(pool, sticker, [wanted], [], store, kept)
  else if (how === 'made') {
    const { faults } = await makeMoving(pool, sticker, [wanted], [], store, kept)
    if (faults.length > 0) return faults
  }
  const picture = kept.get(name) ?? (await store.get(name))
  return picture && { ...picture, format: wanted.format }
}

/** By the number of its sticker. */
async function openExtras(pack: PackToExport): Promise<Map<number, Record<string, Uint8Array>>> {
  const opened = new Map<number, Record<string, Uint8Array>>()
  for (const [index, { extras }] of pack.stickers.entries()) {
    const files: Record<string, Uint8Array> = {}
    for (const [name, open] of Object.entries(extras ?? {})) files[name] = await open()
    if (Object.keys(files).length > 0) opened.set(index + 1, files)
  }
  return opened
}

/** What goes with stickers and cannot go there. */
function silenced({ carriesExtras }: Platform, pack: PackToExport): Problem[] {
  const count = pack.stickers.filter(({ extras }) => extras && Object.keys(extras).length > 0).length
  return carriesExtras || count === 0 ? [] : [warning('export.extras_left_out', { count })]
}

interface Wish {
  index: number
  planned: PlannedPack
  isFirst: boolean
  stilled: boolean
}

interface Made {
  pictures: Record<string, Uint8Array>
  covers: Record<string, Uint8Array>
  ending: string
  moves: boolean
  encodes: number
  quality: number
  problems: Problem[]
  /** Why there is no file for it. */
  faults: Problem[]
}

async function makeAll(
  pool: Pool,
  pack: PackToExport,
  platformId: PlatformId,
  along: readonly PlatformId[],
  store: StillStore,
  wanted: readonly Wish[],
): Promise<Map<number, Made>> {
  const made = new Map<number, Made>()
  const waiting = wanted[Symbol.iterator]()
  const lane = async () => {
    for (const wish of waiting) {
      const sticker = pack.stickers[wish.index]
      if (sticker) made.set(wish.index, await makeOne(pool, sticker, platformId, along, store, wish))
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return made
}

function fill(pack: PackToExport, planned: PlannedPack, part: number, of: number, made: ReadonlyMap<number, Made>) {
  return {
    ...partWords(pack, part, of),
    moves: planned.moves,
    covers: made.get(planned.stickers[0] ?? -1)?.covers ?? {},
    stickers: planned.stickers.flatMap((index): FilledSticker[] => {
      const [sticker, one] = [pack.stickers[index], made.get(index)]
      if (!sticker || !one) return []
      const { emoji, alt, tags, kind } = sticker
      return [
        { place: index + 1, emoji, alt, tags, kind, pictures: one.pictures, ending: one.ending, moves: one.moves },
      ]
    }),
  }
}

/** Said of one sticker: `file` is its number. */
const ofSticker = (index: number, problem: Problem): Problem => ({
  ...problem,
  params: { ...problem.params, place: index + 1 },
  file: String(index + 1),
})

function refusedWords(index: number, problems: readonly Problem[]): Problem[] {
  return [warning('export.unfit', {}), ...problems.map((one) => ({ ...one, severity: 'warning' as const }))].map(
    (one) => ofSticker(index, one),
  )
}

function lossWords(index: number, { quality, moves, problems }: Made): Problem[] {
  const said = problems.map((problem) => ofSticker(index, problem))
  // What moves has bars of its own, and says itself when it fell under one.
  if (moves || quality >= QUALITY_BAR) return said
  const percent = (value: number) => Math.floor(value * 100)
  return [
    ...said,
    ofSticker(index, warning('export.quality', { measured: percent(quality), limit: percent(QUALITY_BAR) })),
  ]
}

async function makeOne(
  pool: Pool,
  sticker: StickerToExport,
  platformId: PlatformId,
  along: readonly PlatformId[],
  store: StillStore,
  { planned, isFirst, stilled }: Wish,
): Promise<Made> {
  const platform = platformOf(platformId)
  const moves = sticker.kind !== 'still' && !stilled
  const covers = isFirst ? Object.entries(platform.covers) : []
  const movingCovers = isFirst && planned.moves ? Object.entries(platform.moving.covers ?? {}) : []
  const wanted = Object.entries<Still | MotionTarget | typeof MASTER>(
    moves ? (movingTargets(platform, sticker.kind) ?? {}) : platform.pictures,
  )

  const kept = new Map<string, MadePicture>()
  const stills = [...(moves ? [] : wanted.map(([, one]) => one)), ...covers.map(([, one]) => one)].filter(isStill)
  let encodes = await makeStills(
    pool,
    sticker,
    stills,
    along.flatMap((id) => stillsOf(id, isFirst, moves)),
    store,
    kept,
  )
  const targets = [...(moves ? wanted.map(([, one]) => one) : []), ...movingCovers.map(([, one]) => one)].filter(
    isTarget,
  )
  const more = moves ? along.flatMap((id) => targetsOf(id, sticker, isFirst)) : []
  const moving = await makeMoving(pool, sticker, targets, more, store, kept)
  encodes += moving.encodes

  const take = (one: Still | MotionTarget) => kept.get(nameOf(sticker.masterHash, one))
  const own = [...stills, ...targets].flatMap((one) => take(one) ?? [])
  const pictures: Record<string, Uint8Array> = {}
  if (moving.faults.length === 0)
    for (const [name, one] of wanted) {
      const bytes = one !== MASTER ? take(one)?.bytes : await (moves ? sticker.moving?.() : sticker.master())
      pictures[name] = bytes ?? new Uint8Array()
    }
  const [first] = wanted.map(([, one]) => one)
  return {
    pictures,
    covers: Object.fromEntries(
      [...covers, ...movingCovers].map(([name, one]) => [name, take(one)?.bytes ?? new Uint8Array()]),
    ),
    ending: first === undefined || first === MASTER ? ENDINGS[moves ? sticker.kind : 'still'] : endingOf(first),
    moves,
    encodes,
    quality: Math.min(1, ...own.map(({ quality }) => quality)),
    problems: own.flatMap(({ problems = [] }) => problems).filter(isNews),
    faults: moving.faults,
  }
}

const isTarget = (one: Still | MotionTarget | typeof MASTER): one is MotionTarget => one !== MASTER && 'sizes' in one
const isStill = (one: Still | MotionTarget | typeof MASTER): one is Still => one !== MASTER && !('sizes' in one)
const endingOf = (one: Still | MotionTarget) => ('sizes' in one ? TARGET_ENDINGS[one.format] : one.format)

/** Said of several sizes of one sticker, it is said once. */
const isNews = ({ code }: Problem, at: number, all: readonly Problem[]) =>
  all.findIndex((one) => one.code === code) === at

/** Have these stills in `kept`; when one has to be made, `more` are made with it. @returns How often was encoded. */
async function makeStills(
  pool: Encoders,
  sticker: Art,
  own: readonly Still[],
  more: readonly Still[],
  store: StillStore,
  kept: Map<string, MadePicture>,
): Promise<number> {
  if ((await missing(sticker, own, store, kept)).length === 0) return 0
  const all = await missing(sticker, [...own, ...more], store, kept)
  const made = await pool.encodeStills(await sticker.master(), all)
  let encodes = 0
  for (const [index, still] of all.entries()) {
    const picture = made[index]
    if (!picture) continue
    encodes += picture.encodes
    await keep(nameOf(sticker.masterHash, still), picture, store, kept)
  }
  return encodes
}

/** The same of what moves. What cannot be made to fit is answered with why. */
async function makeMoving(
  pool: Encoders,
  sticker: Art,
  own: readonly MotionTarget[],
  more: readonly MotionTarget[],
  store: StillStore,
  kept: Map<string, MadePicture>,
): Promise<{ encodes: number; faults: Problem[] }> {
  if ((await missing(sticker, own, store, kept)).length === 0) return { encodes: 0, faults: [] }
  const file = await sticker.moving?.()
  if (!file) throw new Error(`the moving master ${sticker.masterHash} was not given`)
  const all = await missing(sticker, [...own, ...more], store, kept)
  const read = await pool.exportMotion(file, all)
  if (!read.ok) return { encodes: 0, faults: read.problems }
  const faults: Problem[] = []
  let encodes = 0
  for (const [index, target] of all.entries()) {
    const made = read.exports[index]
    if (!made) continue
    encodes += made.encodes
    if (!made.file) {
      if (own.includes(target)) faults.push(...made.problems)
      continue
    }
    const { quality, ...facts } = made.file
    const rest = { encodes: made.encodes, quality: Math.min(quality.colour, quality.alpha), problems: made.problems }
    const picture = { ...facts, ...rest }
    await keep(nameOf(sticker.masterHash, target), picture, store, kept)
  }
  return { encodes, faults }
}

async function keep(name: string, picture: MadePicture, store: StillStore, kept: Map<string, MadePicture>) {
  kept.set(name, picture)
  await store.put(name, picture)
}

/** Those that are not kept yet, each once. */
async function missing<T extends Still | MotionTarget>(
  { masterHash }: Art,
  wanted: readonly T[],
  store: StillStore,
  kept: Map<string, MadePicture>,
): Promise<T[]> {
  const absent = new Map<string, T>()
  for (const one of wanted) {
    const name = nameOf(masterHash, one)
    const found = kept.get(name) ?? (await store.get(name))
    if (found) kept.set(name, found)
    else absent.set(name, one)
  }
  return [...absent.values()]
}

function stillsOf(id: PlatformId, isFirst: boolean, moves: boolean): Still[] {
  const { pictures, covers } = platformOf(id)
  return [...(moves ? [] : Object.values(pictures)), ...(isFirst ? Object.values(covers) : [])].filter(isStill)
}

function targetsOf(id: PlatformId, { kind }: StickerToExport, isFirst: boolean): MotionTarget[] {
  const platform = platformOf(id)
  const { covers = {} } = platform.moving
  return [...Object.values(movingTargets(platform, kind) ?? {}), ...(isFirst ? Object.values(covers) : [])].filter(
    isTarget,
  )
}

function nameOf(masterHash: string, one: Still | MotionTarget): string {
  if ('sizes' in one) return hashed([MOVING_RECIPE, masterHash, JSON.stringify(one)])
  const { width, height, margin = 0, fit = 'pad', format, maxBytes } = one
  return hashed([RECIPE, masterHash, width, height, margin, fit, format, maxBytes])
}

function hashed(parts: readonly unknown[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 40)
}
