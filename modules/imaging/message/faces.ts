import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as hb from 'harfbuzzjs'
import type { MessageFont } from '../message-slot'
import { readWoff } from './read-woff'

/** The files of one family by script, each with the letters it has. */
export interface FaceFile {
  font: hb.Font
  has: ReadonlySet<number>
  unitsPerEm: number
  ascent: number
  descent: number
}

const WEIGHTS: Record<MessageFont, number> = { lalezar: 400, cairo: 800 }
const SUBSETS = ['arabic', 'latin', 'latin-ext'] as const

const opened = new Map<MessageFont, FaceFile[]>()

/** A family's files, Arabic first: what both have looks like its neighbours there. Opened once a process. */
export function facesOf(family: MessageFont): FaceFile[] {
  const known = opened.get(family)
  if (known) return known
  const find = createRequire(import.meta.url)
  const files = SUBSETS.map((subset): FaceFile => {
    const file = find.resolve(`@fontsource/${family}/files/${family}-${subset}-${WEIGHTS[family]}-normal.woff`)
    const face = new hb.Face(new hb.Blob(new Uint8Array(readWoff(readFileSync(file)))))
    const font = new hb.Font(face)
    const { ascender, descender } = font.hExtents()
    return { font, has: new Set(face.collectUnicodes()), unitsPerEm: face.upem, ascent: ascender, descent: -descender }
  })
  opened.set(family, files)
  return files
}
