import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { z } from 'zod'
import { BANDS, REACH } from '@/modules/likeness/bands'
import { fixSticker } from '@/modules/imaging/fix-sticker'
import { type Look, lookOf } from '@/modules/imaging/look'
import { readSticker } from '@/modules/imaging/read-sticker'

// `npm run match-quality [-- 240]`: how well copies are found, on so many openly licensed drawings of one art style (the hardest
// case). Prints the table of docs/moderation.md. Skin tones of one drawing are left out: they are copies of one another.
// Fluent Emoji are 1,592; `--more icons.json` adds drawings of an Iconify set of another style (@iconify-json/noto, Apache-2.0).
// Two thousand take twenty minutes of a core: `--part 1/4` does a quarter of them, with `--bare` without copies (for false alarms alone),
// `--sum 4` makes the table of four quarters.

const ICONS = path.resolve('node_modules/fluentui-emoji/icons/modern')
const SIDE = 320
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    more: { type: 'string' },
    part: { type: 'string', default: '1/1' },
    bare: { type: 'boolean' },
    sum: { type: 'string' },
  },
})
const wanted = Number(positionals[0] ?? 240)
/** Where a part writes how far its copies are from their drawings, for the one that sums up. */
const KEPT = path.resolve('test-results')

interface Drawing {
  style: string
  name: string
  svg: () => Promise<Buffer>
}

function evenly<T>(all: readonly T[], count: number): T[] {
  return all.filter((_, index) => Math.floor((index * count) / all.length) !== Math.floor(((index - 1) * count) / all.length)) // prettier-ignore
}

const fluent: Drawing[] = readdirSync(ICONS)
  .filter((name) => name.endsWith('.svg') && !/-(?:dark|light|medium)\.svg$/.test(name))
  .map((name) => ({ style: 'Fluent', name, svg: () => readFile(path.join(ICONS, name)) }))

/** Drawings of an Iconify set, without skin tones and flags. */
function readSet(file: string): Drawing[] {
  const set = z
    .object({
      prefix: z.string(),
      width: z.number().default(16),
      height: z.number().default(16),
      icons: z.record(z.string(), z.object({ body: z.string() })),
    })
    .parse(JSON.parse(readFileSync(file, 'utf8')))
  return Object.entries(set.icons)
    .filter(([name]) => !/skin-tone|^flag-for/.test(name))
    .map(([name, { body }]) => ({
      style: set.prefix,
      name,
      svg: () =>
        Promise.resolve(
          Buffer.from(
            `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="32" height="32" viewBox="0 0 ${set.width} ${set.height}">${body}</svg>`,
          ),
        ),
    }))
}

const more = options.more ? readSet(options.more) : []
const first = evenly(fluent, Math.min(wanted, fluent.length))
const all = [...first, ...evenly(more, Math.min(wanted - first.length, more.length))]

type Edit = (png: Buffer) => Promise<Buffer>
const clear = { r: 0, g: 0, b: 0, alpha: 0 }
const cut =
  (part: number): Edit =>
  async (png) => {
    const { data, info } = await sharp(png).trim({ threshold: 1 }).png().toBuffer({ resolveWithObject: true })
    const [x, y] = [Math.round(info.width * part), Math.round(info.height * part)]
    return sharp(data)
      .extract({ left: x, top: y, width: info.width - 2 * x, height: info.height - 2 * y })
      .toBuffer()
  }

const EDITS: Record<string, Edit> = {
  're-encoded, JPEG 50 on white': (png) => sharp(png).flatten({ background: '#fff' }).jpeg({ quality: 50 }).toBuffer(),
  're-encoded, WebP 40': (png) => sharp(png).webp({ quality: 40 }).toBuffer(),
  'resized to half': (png) =>
    sharp(png)
      .resize(SIDE / 2)
      .png()
      .toBuffer(),
  'padded, off the middle': (png) =>
    sharp(png).extend({ left: 60, top: 20, right: 30, bottom: 100, background: clear }).png().toBuffer(),
  mirrored: (png) => sharp(png).flop().png().toBuffer(),
  'mirrored and re-encoded, JPEG 60': (png) =>
    sharp(png).flop().flatten({ background: '#fff' }).jpeg({ quality: 60 }).toBuffer(),
  'hue turned by 40°': (png) => sharp(png).modulate({ hue: 40 }).png().toBuffer(),
  'hue turned by 150°': (png) => sharp(png).modulate({ hue: 150 }).png().toBuffer(),
  'outlined in white': async (png) => (await fixSticker(png, ['outline'])).png,
  'cropped by 2 % all around': cut(0.02),
  'cropped by 4 % all around': cut(0.04),
  'turned by 5°': (png) => sharp(png).rotate(5, { background: clear }).png().toBuffer(),
}

let looked = 0
/** As an upload is looked at. Reading it changes no pixel of such pictures, and takes longer than looking: it is done for every hundredth. */
async function look(bytes: Buffer): Promise<Look> {
  const seen = await lookOf(bytes)
  looked += 1
  if (looked % 100 !== 1) return seen
  const read = await readSticker(bytes)
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.code).join(' '))
  const uploaded = await lookOf(read.master.png)
  if (uploaded.white !== seen.white || uploaded.black !== seen.black) throw new Error('an upload would look different')
  return seen
}

function bits(a: bigint, b: bigint): number {
  let count = 0
  for (let left = BigInt.asUintN(64, a ^ b); left > 0n; left &= left - 1n) count += 1
  return count
}

const distance = (a: Look, b: Look) =>
  Math.min(
    bits(a.white, b.white),
    bits(a.black, b.black),
    bits(a.whiteMirrored, b.white),
    bits(a.blackMirrored, b.black),
  )

async function draw({ svg }: Drawing): Promise<Buffer> {
  return sharp(await svg(), { density: (72 * SIDE) / 32 })
    .resize(SIDE, SIDE, { fit: 'inside' })
    .png()
    .toBuffer()
}

const fileOf = (turn: number, of: number) => path.join(KEPT, `match-quality-${all.length}-${turn}-of-${of}.json`)
const Kept = z.object({
  /** The drawing itself, as four numbers in words. */
  looks: z.record(z.string(), z.array(z.string())),
  apart: z.record(z.string(), z.array(z.number())),
})
type Kept = z.output<typeof Kept>

async function measure(turn: number, of: number): Promise<Kept> {
  const kept: Kept = { looks: {}, apart: {} }
  for (const [index, drawing] of all.entries()) {
    if (index % of !== turn - 1) continue
    const png = await draw(drawing)
    const its = await look(png)
    kept.looks[index] = [its.white, its.black, its.whiteMirrored, its.blackMirrored].map(String)
    for (const [name, edit] of options.bare ? [] : Object.entries(EDITS))
      (kept.apart[name] ??= []).push(distance(await look(await edit(png)), its))
  }
  return kept
}

function report(parts: readonly Kept[]): void {
  const REACHES = [4, 6, REACH, 10, 12]
  console.log(`${all.length} drawings, reach ${REACH}, ${BANDS.length} bands\n`)
  console.log(`| Copy | ${REACHES.map((reach) => `found at ${reach}`).join(' | ')} | median | worst |`)
  console.log(`| --- | ${REACHES.map(() => '---: |').join(' ')} ---: | ---: |`)
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
  for (const name of Object.keys(EDITS)) {
    const apart = parts.flatMap((part) => part.apart[name] ?? []).toSorted((a, b) => a - b)
    if (apart.length === 0) continue
    const found = REACHES.map((reach) => percent(apart.filter((one) => one <= reach).length, apart.length))
    console.log(`| ${name} | ${found.join(' | ')} | ${apart[apart.length >> 1]} | ${apart.at(-1)} |`)
  }

  const seen = parts.flatMap((part) =>
    Object.entries(part.looks).map(([index, [white, black, whiteMirrored, blackMirrored]]) => ({
      of: all[Number(index)] as Drawing,
      look: {
        white: BigInt(white ?? 0),
        black: BigInt(black ?? 0),
        whiteMirrored: BigInt(whiteMirrored ?? 0),
        blackMirrored: BigInt(blackMirrored ?? 0),
      },
    })),
  )
  const widest = Math.max(...REACHES)
  const near = seen.flatMap((one, index) =>
    seen.slice(index + 1).flatMap((other) => {
      const apart = distance(one.look, other.look)
      return apart <= widest ? [{ apart, one: one.of, other: other.of }] : []
    }),
  )
  for (const style of new Set(all.map((drawing) => drawing.style))) {
    const alarms = REACHES.map((reach) => {
      const pairs = near.filter((pair) => pair.apart <= reach && pair.one.style === style && pair.other.style === style)
      const touched = new Set(pairs.flatMap(({ one, other }) => [one.name, other.name]))
      return percent(touched.size, all.filter((drawing) => drawing.style === style).length)
    })
    console.log(`| another ${style} drawing taken for it | ${alarms.join(' | ')} | | |`)
  }
  const across = REACHES.map(
    (reach) => near.filter((pair) => pair.apart <= reach && pair.one.style !== pair.other.style).length,
  )
  console.log(`pairs of drawings of two styles: ${across.join(', ')}`)
  for (const { apart, one, other } of near.filter((pair) => pair.apart <= REACH))
    console.error(`${apart} ${one.style} ${one.name} ~ ${other.style} ${other.name}`)
}

if (options.sum) {
  const of = Number(options.sum)
  report(Array.from({ length: of }, (_, index) => Kept.parse(JSON.parse(readFileSync(fileOf(index + 1, of), 'utf8')))))
} else {
  const [turn = 1, of = 1] = options.part.split('/').map(Number)
  const kept = await measure(turn, of)
  if (of === 1) report([kept])
  else {
    mkdirSync(KEPT, { recursive: true })
    writeFileSync(fileOf(turn, of), JSON.stringify(kept))
    console.log(`kept ${fileOf(turn, of)}`)
  }
}
