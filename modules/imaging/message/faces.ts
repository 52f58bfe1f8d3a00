import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as hb from 'harfbuzzjs'
import type { MessageFont } from '../message-slot'
import { readWoff } from './read-woff'

/** The files of one family by script, each with the letters it has. */
export interface FaceFile {
  /** Names the file among all that are open. */
  name: string
  font: hb.Font
  has: ReadonlySet<number>
  unitsPerEm: number
  ascent: number
  descent: number
}

const WEIGHTS: Record<MessageFont, number> = { lalezar: 400, cairo: 800 }
const SUBSETS = ['arabic', 'latin', 'latin-ext'] as const

const opened = new Map<string, FaceFile[]>()

/** A family's files for what buyers write. */
export function facesOf(family: MessageFont): FaceFile[] {
  return openFamily(family, WEIGHTS[family])
}

/** A family's files, Arabic first: what both have looks like its neighbours there. Opened once a process. */
export function openFamily(family: string, weight: number): FaceFile[] {
  const known = opened.get(`${family} ${weight}`)
  if (known) return known
  const find = createRequire(import.meta.url)
  const files = SUBSETS.map((subset): FaceFile => {
    const name = `${family}-${subset}-${weight}`
    const file = find.resolve(`@fontsource/${family}/files/${name}-normal.woff`)
    const face = new hb.Face(new hb.Blob(new Uint8Array(readWoff(readFileSync(file)))))
    const font = new hb.Font(face)
    const { ascender, descender } = font.hExtents()
    return {
      name,
      font,
      has: new Set(face.collectUnicodes()),
      unitsPerEm: face.upem,
      ascent: ascender,
      descent: -descender,
    }
  })
  opened.set(`${family} ${weight}`, files)
  return files
}
