import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { BANDS, REACH } from '@/modules/likeness/bands'
import { fixSticker } from '@/modules/imaging/fix-sticker'
import { type Look, lookOf } from '@/modules/imaging/look'
import { readSticker } from '@/modules/imaging/read-sticker'

// `npm run match-quality [-- 240]`: how well copies are found, on so many openly licensed drawings of one art style (the hardest
// case). Prints the table of docs/moderation.md. Skin tones of one drawing are left out: they are copies of one another.

const ICONS = path.resolve('node_modules/fluentui-emoji/icons/modern')
const SIDE = 320
const wanted = Number(process.argv[2] ?? 240)
const names = readdirSync(ICONS)
  .filter((name) => name.endsWith('.svg') && !/-(?:dark|light|medium)\.svg$/.test(name))
  .filter((_, index, all) => index % Math.max(1, Math.floor(all.length / wanted)) === 0)
  .slice(0, wanted)

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

async function look(bytes: Buffer): Promise<Look> {
  const read = await readSticker(bytes)
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.code).join(' '))
  return lookOf(read.master.png)
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

const drawings = await Promise.all(
  names.map(async (name) =>
    sharp(await readFile(path.join(ICONS, name)), { density: (72 * SIDE) / 32 })
      .resize(SIDE, SIDE, { fit: 'inside' })
      .png()
      .toBuffer(),
  ),
)
const looks: Look[] = []
for (const drawing of drawings) looks.push(await look(drawing))

const REACHES = [4, 6, REACH, 10, 12]
console.log(`${drawings.length} drawings, reach ${REACH}, ${BANDS.length} bands\n`)
console.log(`| Copy | ${REACHES.map((reach) => `found at ${reach}`).join(' | ')} | median | worst |`)
console.log(`| --- | ${REACHES.map(() => '---: |').join(' ')} ---: | ---: |`)
for (const [name, edit] of Object.entries(EDITS)) {
  const apart: number[] = []
  for (const [index, drawing] of drawings.entries())
    apart.push(distance(await look(await edit(drawing)), looks[index] as Look))
  apart.sort((a, b) => a - b)
  const part = REACHES.map(
    (reach) => `${((100 * apart.filter((one) => one <= reach).length) / apart.length).toFixed(1)} %`,
  )
  console.log(`| ${name} | ${part.join(' | ')} | ${apart[apart.length >> 1]} | ${apart.at(-1)} |`)
}

const pairs = looks.flatMap((a, index) =>
  looks.slice(index + 1).map((b, offset) => ({ apart: distance(a, b), index, other: index + 1 + offset })),
)
const alarms = REACHES.map((reach) => {
  const near = pairs.filter((pair) => pair.apart <= reach)
  const touched = new Set(near.flatMap((pair) => [pair.index, pair.other]))
  return `${((100 * touched.size) / looks.length).toFixed(1)} %`
})
console.log(`| another drawing taken for it | ${alarms.join(' | ')} | | |`)
for (const { apart, index, other } of pairs.filter((pair) => pair.apart <= REACH).slice(0, 40))
  console.error(`${apart} ${names[index]} ~ ${names[other]}`)
