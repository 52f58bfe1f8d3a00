import sharp from 'sharp'
import { cleanLine, emojiIn, graphemes } from '@/core/text'
import { makeMaster, type Master } from './master'
import { facesOf } from './message/faces-for'
import { scriptOf } from './message/script-of'
import { missingIn, type ShapedLine } from './message/shape-line'
import { bend, setText } from './message/set-text'
import { MESSAGE_CHARACTERS, type MessageSlot } from './message-slot'
import { toRaster } from './pixels/raster'
import { fault, type StickerProblem } from './sticker-problem'

export type RenderedMessage = { ok: true; master: Master } | { ok: false; problems: StickerProblem[] }

/** Of an em. */
const OUTLINE = 0.16

/**
 * Write a text on a template sticker. Letters come from files of ours and are drawn as outlines, so the picture is the same on
 * every machine, and no word of the text is ever part of a document that something reads.
 */
export async function renderMessage(template: Uint8Array, slot: MessageSlot, said: string): Promise<RenderedMessage> {
  const text = cleanLine(said)
  const faces = facesOf(slot.font, text)
  const problems = checkText(text, faces)
  if (problems.length > 0) return { ok: false, problems }
  const { width, height } = await sharp(template).metadata()
  const drawing = drawText(text, slot, { width, height }, faces)
  const written = sharp(template).composite([{ input: Buffer.from(drawing) }])
  return { ok: true, master: await makeMaster(await toRaster(sharp(await written.png().toBuffer()))) }
}

function checkText(text: string, faces: ReturnType<typeof facesOf>): StickerProblem[] {
  const length = graphemes(text)
  if (length === 0) return [fault('message.empty')]
  if (length > MESSAGE_CHARACTERS || text.length > MESSAGE_CHARACTERS * 8)
    return [fault('message.long', { length, limit: MESSAGE_CHARACTERS })]
  const missing = missingIn(text, faces)
  if (missing.length === 0) return []
  // An emoji is a picture of somebody else's, in colours of its own: it is said so, and not called a letter.
  const emoji = emojiIn(text).filter((one) => missing.some((letter) => one.includes(letter)))
  const letters = missing.filter((letter) => !emoji.some((one) => one.includes(letter)))
  const named = (all: readonly string[]) => all.slice(0, 5).join(' ')
  return letters.length > 0
    ? [fault('message.letters', { letters: named(letters), script: scriptOf(letters) })]
    : [fault('message.emoji', { letters: named(emoji) })]
}

/** The text as an SVG of the picture's size: paths and numbers only. */
export function drawText(
  text: string,
  slot: MessageSlot,
  picture: { width: number; height: number },
  faces = facesOf(slot.font, text),
): string {
  const of = (side: number, share: number) => (side * share) / 1000
  const edge = slot.outline ? OUTLINE : 0.02
  const full = { width: of(picture.width, slot.width), height: of(picture.height, slot.height) }
  const set = setText(text, full, slot.curve, faces)
  // The outline is drawn around the letters and has to be in the box with them.
  const size = set.size * (1 - edge * 0.9)
  const middle = { x: of(picture.width, slot.left) + full.width / 2, y: of(picture.height, slot.top) + full.height / 2 }
  const tall = set.lines.length * set.lineHeight * size
  const bent = bend((set.lines[0]?.width ?? 0) * size, slot.curve)
  const glyphs = set.lines.flatMap((line, index) => {
    const down = middle.y - (tall + bent.height) / 2 + (index * set.lineHeight + set.ascent) * size
    return slot.curve === 0 ? straight(line, size, middle.x, down) : curved(line, size, middle.x, down, slot.curve)
  })
  const paths = glyphs.map(({ transform, path }) => `<path transform="${transform}" d="${path}"/>`).join('')
  // Strokes are as wide as the letters are drawn: in the units of the font.
  const stroke = glyphs.map(({ transform, path, em }) => `<path transform="${transform}" d="${path}" stroke-width="${round(OUTLINE * em)}"/>`).join('') // prettier-ignore
  const outline = slot.outline ? `<g fill="${slot.outline}" stroke="${slot.outline}" stroke-linejoin="round">${stroke}</g>` : '' // prettier-ignore
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${picture.width}" height="${picture.height}">${outline}<g fill="${slot.colour}">${paths}</g></svg>`
}

interface Placed {
  transform: string
  path: string
  em: number
}

function straight(line: ShapedLine, size: number, middle: number, down: number): Placed[] {
  const left = middle - (line.width * size) / 2
  return line.glyphs.map(({ path, x, y, unitsPerEm: em }) => {
    const scale = round(size / em)
    return {
      path,
      em,
      transform: `translate(${round(left + x * size)} ${round(down - y * size)}) scale(${scale} -${scale})`,
    }
  })
}

/** Every letter stands on an arc, turned as the arc is under its middle. */
function curved(line: ShapedLine, size: number, middle: number, down: number, curve: number): Placed[] {
  const { radius, height } = bend(line.width * size, curve)
  const up = curve > 0
  return line.glyphs.map(({ path, x, y, advance, unitsPerEm: em }) => {
    const half = (advance * size) / 2
    const angle = (x * size + half - (line.width * size) / 2) / radius
    const dip = radius * (1 - Math.cos(angle))
    const at = { x: middle + radius * Math.sin(angle), y: up ? down + dip : down + height - dip }
    const turn = ((up ? angle : -angle) * 180) / Math.PI
    const scale = round(size / em)
    return { path, em, transform: `translate(${round(at.x)} ${round(at.y)}) rotate(${round(turn)}) translate(${round(-half)} ${round(-y * size)}) scale(${scale} -${scale})` } // prettier-ignore
  })
}

const round = (value: number) => Number(value.toFixed(5))
