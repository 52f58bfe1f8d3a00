import type { Problem } from '@/core/refusal'
import type { ImagingPool } from '@/modules/imaging/imaging-pool'
import { judgeSticker, planPacks } from '@/modules/imaging/plan-export'
import { type PlatformId, platformOf } from '@/modules/imaging/platforms'
import type { ReadSticker } from '@/modules/imaging/read-sticker'
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
    const stickers: CheckedSticker[] = []
    for (const sticker of input.stickers) {
      say(sticker.path)
      stickers.push(await checkSticker(pool, sticker, platforms))
    }
    if (input.kind !== 'file') checked.push(await checkPack(pool, input, stickers, platforms))
    checked.push(...stickers.map((one) => one.reported))
  }
  return { inputs: checked, outputs: [] }
}

/** A pack as a whole: how each platform would take it, and whether it is what it says. */
async function checkPack(
  pool: ImagingPool,
  input: Input,
  stickers: readonly CheckedSticker[],
  platforms: readonly PlatformId[],
): Promise<ReportedInput> {
  const problems = []
  // What cannot be read counts for what it was meant to be: its own line says what is wrong.
  const kinds = stickers.map(({ read }) => read?.motion?.kind ?? 'still')
  for (const id of platforms) {
    const platform = platformOf(id)
    const isIts = input.files.some(({ path }) => MADE_FOR[id]?.test(path))
    const found: Problem[] = isIts
      ? await platform.validate(input.files, (bytes) => pool.lookAtPicture(bytes))
      : planPacks(platform, kinds).problems
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

export interface CheckedSticker {
  reported: ReportedInput
  /** What was read of it, where it could be. */
  read?: ReadSticker & { ok: true }
}

/** One sticker: whether it can be read at all, and what each platform makes of it. */
export async function checkSticker(
  pool: ImagingPool,
  sticker: InputSticker,
  platforms: readonly PlatformId[],
): Promise<CheckedSticker> {
  if (sticker.unread) return { reported: unread(sticker, sticker.unread) }
  const read = await pool.readSticker(sticker.bytes)
  const problems = read.problems.map((problem) => reported(problem))
  if (!read.ok) return { reported: unread(sticker, ...problems) }
  const { master, source } = read
  const motion = read.motion ?? { kind: 'still' as const, frames: 1, durationMs: 0 }
  // What Telegram does not take of a drawing is said under its name.
  problems.push(...master.problems.filter(({ code }) => !code.startsWith('tgs.')).map((problem) => reported(problem)))
  for (const id of platforms)
    problems.push(
      ...judgeSticker(platformOf(id), { ...motion, ...master, emoji: sticker.emoji }).problems.map((one) =>
        reported(one, id),
      ),
    )
  const { format, width, height } = source
  const { frames, durationMs } = motion
  return {
    read,
    reported: {
      path: sticker.path,
      kind: format,
      width,
      height,
      frames,
      durationMs,
      bytes: sticker.bytes.length,
      problems,
    },
  }
}

function unread({ path, bytes }: InputSticker, ...problems: ReportedProblem[]): ReportedInput {
  const unknown = { width: null, height: null, frames: null, durationMs: null }
  return { path, kind: 'unknown', ...unknown, bytes: bytes.length, problems }
}
