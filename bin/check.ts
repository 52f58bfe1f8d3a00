import type { Problem } from '@/core/refusal'
import type { ImagingPool } from '@/modules/imaging/imaging-pool'
import type { Master } from '@/modules/imaging/master'
import { judgeSticker, planPacks } from '@/modules/imaging/plan-export'
import { type PlatformId, platformOf } from '@/modules/imaging/platforms'
import { type Moving, readMoving } from './moving'
import type { Input, InputSticker } from './read-inputs'
import { reported, type Report, type ReportedInput, type ReportedProblem } from './report'

/** A file of each platform by which a folder or archive says that it is that platform's already. */
const MADE_FOR: Partial<Record<PlatformId, RegExp>> = {
  whatsapp: /^contents\.json$/,
  telegram: /^set\.json$/,
  png: /^pack\.json$/,
  matrix: /^image_pack\.json$/,
}

/** What stands between these pictures and these platforms. What is a platform's own pack already is checked as one, rule by rule. */
export async function checkInputs(
  pool: ImagingPool,
  inputs: readonly Input[],
  platforms: readonly PlatformId[],
  say: (words: string) => void,
): Promise<Report> {
  const checked: ReportedInput[] = []
  for (const input of inputs) {
    if (input.kind !== 'file') checked.push(await checkPack(pool, input, platforms))
    for (const sticker of input.stickers) {
      say(sticker.path)
      checked.push((await checkSticker(pool, sticker, platforms)).reported)
    }
  }
  return { inputs: checked, outputs: [] }
}

/** A pack as a whole: how each platform would take it, and whether it is what it says. */
async function checkPack(pool: ImagingPool, input: Input, platforms: readonly PlatformId[]): Promise<ReportedInput> {
  const problems = []
  for (const id of platforms) {
    const platform = platformOf(id)
    const isIts = input.files.some(({ path }) => MADE_FOR[id]?.test(path))
    const found: Problem[] = isIts
      ? await platform.validate(input.files, (bytes) => pool.lookAtPicture(bytes))
      : planPacks(platform, input.stickers.length).problems
    problems.push(...found.map((problem) => reported(problem, id)))
  }
  return {
    path: input.path,
    kind: input.kind,
    width: null,
    height: null,
    frames: null,
    durationMs: null,
    bytes: input.files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    problems,
  }
}

/** One picture: whether it can be read at all, and what each platform makes of it. */
export async function checkSticker(
  pool: ImagingPool,
  sticker: InputSticker,
  platforms: readonly PlatformId[],
): Promise<{ reported: ReportedInput; master?: Master | undefined; moving?: Moving }> {
  if (sticker.unread) return { reported: unread(sticker, sticker.unread) }
  const read = await pool.readSticker(sticker.bytes)
  const still = read.ok ? undefined : read.problems
  const moving = read.ok && !read.motion ? undefined : await readMoving(pool, sticker, platforms, still)
  if (moving) return { reported: moving.reported, moving }
  const problems = read.problems.map((problem) => reported(problem))
  if (read.ok) {
    problems.push(...read.master.problems.map((problem) => reported(problem)))
    for (const id of platforms)
      problems.push(
        ...judgeSticker(platformOf(id), { ...read.master, emoji: sticker.emoji }).map((one) => reported(one, id)),
      )
  }
  return {
    master: read.ok ? read.master : undefined,
    reported: {
      path: sticker.path,
      kind: read.ok ? read.source.format : 'unknown',
      width: read.ok ? read.source.width : null,
      height: read.ok ? read.source.height : null,
      frames: read.ok ? 1 : null,
      durationMs: read.ok ? 0 : null,
      bytes: sticker.bytes.length,
      problems,
    },
  }
}

function unread({ path, bytes }: InputSticker, problem: ReportedProblem): ReportedInput {
  const unknown = { width: null, height: null, frames: null, durationMs: null }
  return { path, kind: 'unknown', ...unknown, bytes: bytes.length, problems: [problem] }
}
