import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import * as hb from 'harfbuzzjs'
import type { MessageFont } from '../message-slot'
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

/** The artist's choice, for Arabic and Latin. */
const WEIGHTS: Record<MessageFont, number> = { lalezar: 400, cairo: 800 }

/**
 * Letters of other scripts, as heavy as the chosen ones. A file is opened when a text has something of its script, since the last
 * three are large. Where two write the same script, the first one writes what it can: so Han in a text with kana is
 * Japanese, and without it Chinese.
 */
const OTHERS: readonly { file: string; script: RegExp }[] = [
  { file: 'secular-one-hebrew-400', script: /\p{Script=Hebrew}/u },
  { file: 'dela-gothic-one-cyrillic-400', script: /\p{Script=Cyrillic}/u },
  { file: 'dela-gothic-one-greek-400', script: /\p{Script=Greek}/u },
  { file: 'baloo-2-devanagari-800', script: /\p{Script=Devanagari}/u },
  { file: 'pattaya-thai-400', script: /\p{Script=Thai}/u },
  { file: 'black-han-sans-korean-400', script: /\p{Script=Hangul}/u },
  { file: 'dela-gothic-one-japanese-400', script: /[\p{Script=Hiragana}\p{Script=Katakana}]/u },
  { file: 'zcool-kuaile-chinese-simplified-400', script: /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u },
  { file: 'dela-gothic-one-japanese-400', script: /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u },
]

const SUBSETS = ['arabic', 'latin', 'latin-ext'] as const

const opened = new Map<string, FaceFile>()

/** The files that a text is written with, the chosen family first. Each is opened once a process. */
export function facesOf(family: MessageFont, text: string): FaceFile[] {
  return [...openFamily(family, WEIGHTS[family]), ...openOthers(text)]
}

/** Files for what a text has of other scripts than Arabic and Latin. */
export function openOthers(text: string): FaceFile[] {
  const others = OTHERS.filter(({ script }) => script.test(text)).map(({ file }) => file)
  return [...new Set(others)].map(openFace)
}

/** A family's files, Arabic first: what both have looks like its neighbours there. */
export function openFamily(family: string, weight: number): FaceFile[] {
  return SUBSETS.map((subset) => openFace(`${family}-${subset}-${weight}`))
}

/** Arabic with the letters of its neighbours: Persian, Urdu, Uyghur. */
export const openArabic = (weight: number) => openFace(`baloo-bhaijaan-2-arabic-${weight}`)

export const openVietnamese = (family: string, weight: number) => openFace(`${family}-vietnamese-${weight}`)

/** Where signs are that few files have: ﷺ ؋, №, ฿, ₴, ₪. */
const LAST = ['lalezar-arabic', 'dela-gothic-one-cyrillic', 'pattaya-thai', 'pattaya-latin-ext', 'secular-one-hebrew']

export const openLast = () => LAST.map((file) => openFace(`${file}-400`))

function openFace(name: string): FaceFile {
  const known = opened.get(name)
  if (known) return known
  const family = name.replace(/-(arabic|latin|latin-ext|vietnamese|hebrew|cyrillic|greek|devanagari|thai|korean|japanese|chinese-simplified)-\d+$/, '') // prettier-ignore
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
