import bidiFactory from 'bidi-js'
import * as hb from 'harfbuzzjs'
import type { FaceFile } from './faces'

const bidi = bidiFactory()

export interface Glyph {
  /** The same for the same drawing. */
  name: string
  /** What it stands for in the text: one letter, several that are joined into one, or none, for a mark of the one before. */
  letters: string
  /** SVG path in the font's units, y upwards. */
  path: string
  /** Where its origin is on the line, and how far the line goes on behind it; in ems. */
  x: number
  y: number
  advance: number
  unitsPerEm: number
}

export interface ShapedLine {
  /** From left to right, as they are seen. */
  glyphs: Glyph[]
  /** In ems. */
  width: number
}

/** Letters that only join or direct others: every font has them by having nothing for them. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u

/** The letters of a text that none of these files has, each once. */
export function missingIn(text: string, faces: readonly FaceFile[]): string[] {
  const missing = [...new Set(text)].filter((letter) => !UNSEEN.test(letter) && !faceFor(letter, faces))
  return missing.filter((letter) => letter !== ' ')
}

/**
 * Set one line: the Unicode bidirectional algorithm orders it, HarfBuzz joins and places the letters.
 * @param base The direction of the whole text, whatever this line begins with.
 */
export function shapeLine(text: string, base: 'ltr' | 'rtl', faces: readonly FaceFile[]): ShapedLine {
  const { levels } = bidi.getEmbeddingLevels(text, base)
  const glyphs: Glyph[] = []
  let pen = 0
  for (const run of inSight(runsOf(text, levels, faces))) {
    const buffer = new hb.Buffer()
    // A mark stands for itself, and not the letter under it for both.
    buffer.setClusterLevel(hb.ClusterLevel.MONOTONE_CHARACTERS)
    buffer.addText(run.text)
    buffer.setDirection(run.level % 2 === 1 ? hb.Direction.RTL : hb.Direction.LTR)
    buffer.guessSegmentProperties()
    hb.shape(run.face.font, buffer)
    const em = run.face.unitsPerEm
    const places = buffer.getGlyphPositions()
    const infos = buffer.getGlyphInfos()
    const ends = new Map(clustersOf(infos, run.text.length))
    for (const [index, { codepoint, cluster }] of infos.entries()) {
      const place = places[index]
      if (!place) continue
      const advance = place.xAdvance / em
      const path = run.face.font.glyphToPath(codepoint)
      // Of several drawings for the same letters the first stands for them.
      const letters = run.text.slice(cluster, ends.get(cluster) ?? cluster)
      ends.delete(cluster)
      const name = `${run.face.name}/${codepoint}`
      glyphs.push({ name, letters, path, x: pen + place.xOffset / em, y: place.yOffset / em, advance, unitsPerEm: em })
      pen += advance
    }
  }
  return { glyphs, width: pen }
}

/** Where the letters of each drawing begin and end in the text. */
function clustersOf(infos: readonly { cluster: number }[], length: number): [from: number, to: number][] {
  const begins = [...new Set(infos.map(({ cluster }) => cluster))].toSorted((a, b) => a - b)
  return begins.map((from, index) => [from, begins[index + 1] ?? length])
}

export function directionOf(text: string): 'ltr' | 'rtl' {
  return /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text) ? 'rtl' : 'ltr'
}

interface Run {
  text: string
  level: number
  face: FaceFile
}

/** Belongs to no script, or to that of the letter it stands on. */
const SHARED = /^[\p{Script=Common}\p{Script=Inherited}]$/u

/** Pieces of one level and one file; what belongs to no letter (spaces, figures, marks, joiners) goes with what stands before it. */
function runsOf(text: string, levels: Uint8Array, faces: readonly FaceFile[]): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const letter of text) {
    const level = levels[at] ?? 0
    at += letter.length
    const last = runs.at(-1)
    const fits = last?.level === level && SHARED.test(letter) && last.face.has.has(letter.codePointAt(0) ?? 0)
    const stays = last && last.level === level && (UNSEEN.test(letter) || fits)
    const face = stays ? last.face : (faceFor(letter, faces) ?? last?.face ?? faces[0])
    if (!face) continue
    if (last && last.level === level && last.face === face) last.text += letter
    else runs.push({ text: letter, level, face })
  }
  return runs
}

function faceFor(letter: string, faces: readonly FaceFile[]): FaceFile | undefined {
  const code = letter.codePointAt(0) ?? 0
  return faces.find(({ has }) => has.has(code))
}

/** Rule L2: from the highest level down, every stretch at least that high is turned around. */
function inSight(runs: readonly Run[]): Run[] {
  const seen = [...runs]
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1)
    for (let from = 0; from < seen.length; from += 1) {
      let to = from
      while ((seen[to]?.level ?? -1) >= level) to += 1
      if (to - from > 1) seen.splice(from, to - from, ...seen.slice(from, to).toReversed())
      from = Math.max(from, to)
    }
  return seen
}
