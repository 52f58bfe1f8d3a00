import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { exportPack, type PackExport, type PackToExport, type StillStore } from '@/modules/imaging/export-pack'
import type { ImagingPool } from '@/modules/imaging/imaging-pool'
import { type PlatformId, platformOf } from '@/modules/imaging/platforms'
import type { ReadSticker } from '@/modules/imaging/read-sticker'
import { checkSticker } from './check'
import type { Input, InputSticker } from './read-inputs'
import { reported, type Report, type ReportedInput, type ReportedOutput } from './report'

/** For a sticker whose emoji nobody told: several platforms take none without. */
const ANY_EMOJI = '🙂'

export interface Conversion {
  platforms: readonly PlatformId[]
  /** The folder to write to. */
  out: string
  /** In place of what the pack says of itself. */
  title: string | undefined
  author: string | undefined
}

/** Make the files of each platform below `out`. Every folder and archive is a pack of its own; single pictures together are one. */
export async function convertInputs(
  pool: ImagingPool,
  inputs: readonly Input[],
  asked: Conversion,
  from: string,
  say: (words: string) => void,
): Promise<Report> {
  const report: Report = { inputs: [], outputs: [] }
  const single = inputs.filter(({ kind }) => kind === 'file')
  const packs = inputs.filter(({ kind }) => kind !== 'file')
  const [first] = single
  if (first) packs.unshift({ ...first, stickers: single.flatMap(({ stickers }) => stickers) })

  for (const [index, pack] of packs.entries()) {
    const stickers: ReadInput[] = []
    for (const sticker of pack.stickers) {
      say(sticker.path)
      const { reported: input, read } = await checkSticker(pool, sticker, asked.platforms)
      report.inputs.push(input)
      if (read) stickers.push({ sticker, read })
    }
    const part = packs.length > 1 ? String(index + 1) : ''
    const store = memoryStore()
    for (const id of asked.platforms) {
      say(`${pack.title}: ${platformOf(id).name}`)
      const folder = path.join(path.resolve(from, asked.out), id, part)
      const made = await exportPack(pool, packWords(pack, stickers, asked), id, store, asked.platforms)
      const faults = made.problems.filter(({ severity }) => severity === 'fault')
      if (faults.length > 0)
        addTo(
          report.inputs,
          pack,
          faults.map((problem) => reported(problem, id)),
        )
      report.outputs.push(...(await write(pool, folder, id, made)))
    }
  }
  return report
}

interface ReadInput {
  sticker: InputSticker
  read: ReadSticker & { ok: true }
}

function packWords(pack: Input, stickers: readonly ReadInput[], asked: Conversion): PackToExport {
  return {
    // From its content: the same pictures are the same pack, whoever converts them.
    id: `pack_${stickers[0]?.read.master.sha256.slice(0, 16) ?? 'empty'}`,
    title: asked.title ?? (pack.title || 'Stickers'),
    author: asked.author ?? (pack.author || 'Unknown'),
    version: 1,
    stickers: stickers.map(({ sticker: { emoji, alt, tags }, read: { master, motion } }) => ({
      emoji: emoji.length > 0 ? emoji : [ANY_EMOJI],
      alt,
      tags,
      masterHash: master.sha256,
      kind: motion?.kind ?? 'still',
      master: () => Promise.resolve(master.png),
      ...(motion && { moving: () => Promise.resolve(motion.file) }),
    })),
  }
}

/** A pack that a platform does not take is said of the pack, or of the picture that is all of it. */
function addTo(inputs: ReportedInput[], pack: Input, problems: ReportedInput['problems']): void {
  const known = inputs.find(({ path: at }) => at === pack.path)
  if (known) known.problems.push(...problems)
  else
    inputs.push({
      path: pack.path,
      kind: pack.kind,
      width: null,
      height: null,
      frames: null,
      durationMs: null,
      bytes: pack.files.reduce((sum, { bytes }) => sum + bytes.length, 0),
      problems,
    })
}

async function write(pool: ImagingPool, folder: string, id: PlatformId, made: PackExport): Promise<ReportedOutput[]> {
  const outputs: ReportedOutput[] = []
  for (const file of made.files) {
    const target = path.join(folder, file.path)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, file.bytes)
    const seen = /\.(png|webp|gif|tgs|webm)$/.test(file.path) ? await pool.lookAtPicture(file.bytes) : undefined
    const place = Number(/(\d+)\.(?:png|webp|gif|tgs|webm|json)$/.exec(file.path)?.[1] ?? 0)
    const loss = made.problems.filter((problem) => problem.file !== undefined && Number(problem.file) === place)
    outputs.push({
      platform: id,
      path: target,
      bytes: file.bytes.length,
      width: seen?.width ?? null,
      height: seen?.height ?? null,
      frames: seen?.frames ?? null,
      durationMs: seen ? Math.round(seen.durations.reduce((sum, ms) => sum + ms, 0)) : null,
      quality: seen ? (made.quality[place - 1] ?? 1) : null,
      warnings: loss.map((problem) => reported(problem, id)),
    })
  }
  // What is said of the pack stands beside its first file.
  const [first] = outputs
  const plan = made.problems.filter(({ file, severity }) => file === undefined && severity === 'warning')
  first?.warnings.push(...plan.map((problem) => reported(problem, id)))
  return outputs
}

function memoryStore(): StillStore {
  const kept = new Map<string, Awaited<ReturnType<StillStore['get']>>>()
  return {
    get: (name) => Promise.resolve(kept.get(name)),
    put: (name, still) => Promise.resolve(void kept.set(name, still)),
  }
}
