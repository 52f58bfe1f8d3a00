import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import { byPath, checkCount, checkEither, checkText, readJson, wrong } from './find-faults'
import type { Look, Seen } from './look'

const Pack = z.object({
  format: z.literal('mulsaq-pack-1'),
  id: z.string().min(1),
  version: z.int().positive(),
  title: z.string(),
  author: z.string(),
  stickers: z.array(
    z.object({
      file: z.string(),
      emoji: z.array(z.string()),
      alt: z.string(),
      tags: z.array(z.string()),
      extras: z.array(z.string()).default([]),
    }),
  ),
})

const anySize = ({ width, height }: Seen) => Math.min(width, height) >= 1 && Math.max(width, height) <= 2048

const anyCanvas = ({ width, height }: Seen) => Math.min(width, height) >= 1 && Math.max(width, height) <= 12_000
const STILL = { format: 'png', maxBytes: 30_000_000, fits: anySize, size: '≤ 2048 × ≤ 2048' } as const
const FORMATS: Record<string, Seen['format']> = {
  webp: 'webp',
  gif: 'gif',
  png: 'png',
  tgs: 'tgs',
  json: 'lottie',
  webm: 'webm',
}

/** Our own archive: every picture that pack.json names, whole, without metadata; and none that it does not name. */
export async function validatePng(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  const files = byPath(list)
  const read = Pack.safeParse(readJson(files.get('pack.json')))
  if (!read.success) return [wrong(files.has('pack.json') ? 'json' : 'missing', 'pack.json')]
  const { stickers, title } = read.data
  const named = stickers.reduce((sum, { extras }) => sum + 1 + extras.length, 0)
  const found = [
    ...checkText('pack.json', 'title', title, 1, Infinity),
    ...checkCount('count', 'pack.json', stickers.length, 1, 1000),
    ...checkCount('count', '*', list.length - 1, named, named),
    ...stickers.flatMap(({ extras }) => extras.flatMap((file) => checkExtra(file, files.get(file)))),
  ]
  for (const { file } of stickers)
    found.push(
      ...(await checkEither(look, file, files.get(file), STILL, {
        ...STILL,
        fits: anyCanvas,
        format: FORMATS[file.split('.').at(-1) ?? ''] ?? 'png',
        least: 2,
        mostMs: 30_000,
        // A file of an artist's own: it plays as often as it says.
        loops: { least: 0, most: 2 ** 32 - 1 },
      })),
    )
  return found
}

const PNG = [0x89, 0x50, 0x4e, 0x47]
const EBML = [0x1a, 0x45, 0xdf, 0xa3]
const begins = (mark: readonly number[]) => (bytes: Uint8Array) => mark.every((byte, index) => bytes[index] === byte)

/** How a sound and an effect begin: an Ogg page, a frame of AAC, a WebP; a drawing, a WebM, an APNG. */
const BEGINNINGS: Record<string, (bytes: Uint8Array) => boolean> = {
  ogg: (bytes) => Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'OggS',
  aac: (bytes) => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0,
  webp: (bytes) => Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP',
  json: begins([0x7b]),
  webm: begins(EBML),
  apng: begins(PNG),
}
const EXTRA_BYTES = 2_000_000

function checkExtra(file: string, bytes: Uint8Array | undefined): Problem[] {
  if (!bytes) return [wrong('missing', file)]
  if (bytes.length > EXTRA_BYTES) return [wrong('weight', file, { bytes: bytes.length, limitBytes: EXTRA_BYTES })]
  const ending = file.split('.').at(-1) ?? ''
  return BEGINNINGS[ending]?.(bytes) ? [] : [wrong('damaged', file)]
}
