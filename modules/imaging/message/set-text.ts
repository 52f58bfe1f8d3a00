import type { FaceFile } from './faces'
import { directionOf, shapeLine, type ShapedLine } from './shape-line'

export interface SetText {
  lines: ShapedLine[]
  /** Of one em, in pixels. */
  size: number
  /** From one line to the next, and from a line's top to where its letters stand; in ems. */
  lineHeight: number
  ascent: number
}

const MOST_LINES = 3

/** Break a text into lines so that it is as large as its box lets it be. A bent one is one line. */
export function setText(
  text: string,
  box: { width: number; height: number },
  curve: number,
  faces: readonly FaceFile[],
): SetText {
  const base = directionOf(text)
  const ascent = Math.max(...faces.map((face) => face.ascent / face.unitsPerEm))
  const lineHeight = ascent + Math.max(...faces.map((face) => face.descent / face.unitsPerEm))
  const pieces = piecesOf(text)
  let best: SetText | undefined
  for (const breaks of waysToBreak(pieces.length, curve === 0 ? MOST_LINES : 1)) {
    const lines = breaks.map(([from, to]) => shapeLine(pieces.slice(from, to).join('').trim(), base, faces))
    const width = Math.max(...lines.map((line) => line.width), 0.01)
    const bent = bend(width, curve)
    const size = Math.min(box.width / bent.width, box.height / (lineHeight * lines.length + bent.height))
    if (!best || size > best.size) best = { lines, size, lineHeight, ascent }
  }
  // There is one way at least: all of it on one line.
  return best as SetText
}

/** Scripts that put no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u // prettier-ignore

/** What may stand on a line of its own: words with the space behind them, and of scripts without spaces the words as a dictionary has them. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const word of text.split(/(?<= )/)) {
    if (!UNSPACED.test(word)) pieces.push(word)
    else
      for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(word))
        // No line begins with a full stop or a closing bracket.
        if (isWordLike || pieces.length === 0) pieces.push(segment)
        else pieces.push((pieces.pop() ?? '') + segment)
  }
  return pieces
}

/** How wide a bent line is, and how much higher than a straight one; in its own measure. */
export function bend(width: number, curve: number): { width: number; height: number; radius: number } {
  if (curve === 0) return { width, height: 0, radius: Infinity }
  const angle = (Math.abs(curve) / 100) * Math.PI
  const radius = width / angle
  return { width: 2 * radius * Math.sin(angle / 2), height: radius * (1 - Math.cos(angle / 2)), radius }
}

/** Every way to cut so many words into at most so many lines, as stretches of words. */
function waysToBreak(words: number, most: number): [number, number][][] {
  const ways: [number, number][][] = [[[0, words]]]
  if (most > 1)
    for (let one = 1; one < words; one += 1) {
      ways.push([[0, one], [one, words]]) // prettier-ignore
      if (most > 2) for (let two = one + 1; two < words; two += 1) ways.push([[0, one], [one, two], [two, words]]) // prettier-ignore
    }
  return ways
}
