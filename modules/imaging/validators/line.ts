import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import { unzipFiles } from '../unzip-files'
import type { Look, Seen } from './look'
import { byPath, checkCount, checkMoving, checkStill, wrong } from './find-faults'

const COUNTS = [8, 16, 24, 32, 40]
const MOVING_COUNTS = [8, 16, 24]
const ZIP_BYTES = 20_000_000

const stickerLike = ({ width, height }: Seen) => width <= 370 && height <= 320 && width % 2 === 0 && height % 2 === 0
const exactly =
  (wide: number, high: number) =>
  ({ width, height }: Seen) =>
    width === wide && height === high

const movingLike = ({ width, height }: Seen) => width <= 320 && height <= 270 && (width >= 270 || height >= 270)

/** LINE's guidelines for stickers and moving stickers: every ZIP is a pack with exactly these names in it. */
export async function validateLine(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  if (list.length === 0) return [wrong('missing', 'pack.zip')]
  const found: Problem[] = []
  for (const { path, bytes } of list) found.push(...(await checkPack(path, bytes, look)))
  return found
}

async function checkPack(path: string, bytes: Uint8Array, look: Look): Promise<Problem[]> {
  const inside = await unzipFiles(bytes)
  if (!inside) return [wrong('damaged', path)]
  const files = byPath(inside)
  const found: Problem[] = []
  if (bytes.length > ZIP_BYTES) found.push(wrong('weight', path, { bytes: bytes.length, limitBytes: ZIP_BYTES }))
  const count = inside.length - 2
  // A set is what its main picture is.
  const main = files.get('main.png')
  const moves = main !== undefined && ((await look(main))?.frames ?? 1) > 1
  if (!(moves ? MOVING_COUNTS : COUNTS).includes(count)) found.push(...checkCount('count', path, count, 8, 0))
  const within = (problems: readonly Problem[], name: string) =>
    problems.map((one) => ({ ...one, file: `${path}/${name}` }))
  const still = async (name: string, fits: (seen: Seen) => boolean, size: string) =>
    within(await checkStill(look, name, files.get(name), { format: 'png', maxBytes: 1_000_000, fits, size }), name)
  const moving = async (name: string, fits: (seen: Seen) => boolean, size: string) =>
    within(await checkMoving(look, name, files.get(name), { ...MOVING, fits, size }), name)
  found.push(...(await (moves ? moving : still)('main.png', exactly(240, 240), '240 × 240')))
  found.push(...(await still('tab.png', exactly(96, 74), '96 × 74')))
  for (let place = 1; place <= count; place += 1) {
    const name = `${String(place).padStart(2, '0')}.png`
    found.push(
      ...(await (moves
        ? moving(name, movingLike, '≤ 320 × ≤ 270, one of them ≥ 270')
        : still(name, stickerLike, '≤ 370 × ≤ 320, even'))),
    )
  }
  return found
}

/** 5 to 20 frames, 1 to 4 rounds, 4 s with all of them. */
const MOVING = {
  format: 'png',
  maxBytes: 300_000,
  least: 5,
  most: 20,
  mostMs: 4000,
  loops: { least: 1, most: 4 },
} as const
