import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import * as hb from 'harfbuzzjs'
import { readWoff } from './read-woff'

/** One file of letters, and which it has. */
export interface FaceFile {
  /** Names the file among all that are open. */
  name: string
  font: hb.Font
  has: ReadonlySet<number>
  unitsPerEm: number
  ascent: number
  descent: number
}

const opened = new Map<string, FaceFile>()

/** A file of a package of letters. Each is opened once a process. */
export function openFace(family: string, subset: string, weight: number): FaceFile {
  const name = `${family}-${subset}-${weight}`
  const known = opened.get(name)
  if (known) return known
  // A path that no bundler sees, like that of the imaging child: it would take every file of every family for code.
  const home = createRequire(path.join(/* turbopackIgnore: true */ process.cwd(), 'package.json'))
  const file = home.resolve(/* turbopackIgnore: true */ `@fontsource/${family}/files/${name}-normal.woff`)
  const face = new hb.Face(new hb.Blob(new Uint8Array(readWoff(readFileSync(file)))))
  const font = new hb.Font(face)
  const { ascender, descender } = font.hExtents()
  const made = { name, font, has: new Set(face.collectUnicodes()), unitsPerEm: face.upem, ascent: ascender, descent: -descender } // prettier-ignore
  opened.set(name, made)
  return made
}
