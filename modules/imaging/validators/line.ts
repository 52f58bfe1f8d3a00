import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import { unzipFiles } from '../unzip-files'
import type { Look, Seen } from './look'
import { byPath, checkCount, checkStill, wrong } from './find-faults'

const COUNTS = [8, 16, 24, 32, 40]
const ZIP_BYTES = 20_000_000

const stickerLike = ({ width, height }: Seen) => width <= 370 && height <= 320 && width % 2 === 0 && height % 2 === 0
const exactly =
  (wide: number, high: number) =>
  ({ width, height }: Seen) =>
    width === wide && height === high

/** LINE's guideline for stickers: every ZIP is a pack with exactly these names in it. */
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
  if (!COUNTS.includes(count)) found.push(...checkCount('count', path, count, 8, 0))
  const check = async (name: string, fits: (seen: Seen) => boolean, size: string) =>
    (await checkStill(look, name, files.get(name), { format: 'png', maxBytes: 1_000_000, fits, size })).map((one) => ({
      ...one,
      file: `${path}/${name}`,
    }))
  found.push(...(await check('main.png', exactly(240, 240), '240 × 240')))
  found.push(...(await check('tab.png', exactly(96, 74), '96 × 74')))
  for (let place = 1; place <= count; place += 1)
    found.push(...(await check(`${String(place).padStart(2, '0')}.png`, stickerLike, '≤ 370 × ≤ 320, even')))
  return found
}
