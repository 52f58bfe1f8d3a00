import type { MessageFont } from '../message-slot'
import { type FaceFile, openFace } from './faces'
import { missingIn } from './shape-line'

/** A family of letters for Arabic and Latin, and the weight that looks as heavy in others. */
export interface Letters {
  family: string
  weight: number
  beside: number
}

/** The artist's choice. */
const CHOSEN: Record<MessageFont, Letters> = {
  lalezar: { family: 'lalezar', weight: 400, beside: 800 },
  cairo: { family: 'cairo', weight: 800, beside: 800 },
}

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

interface Other {
  family: string
  subset: string
  /** Where the family has but one. */
  weight?: number
  script: RegExp
}

/**
 * Letters of other scripts, about as heavy as the chosen ones. A file is opened when a text has something of its script, since
 * some are large. Where two write the same script, the first one writes what it can: so Han in a text with kana is
 * Japanese, and without it Chinese.
 */
const OTHERS: readonly Other[] = [
  { family: 'secular-one', subset: 'hebrew', weight: 400, script: /\p{Script=Hebrew}/u },
  { family: 'dela-gothic-one', subset: 'cyrillic', weight: 400, script: /\p{Script=Cyrillic}/u },
  { family: 'dela-gothic-one', subset: 'greek', weight: 400, script: /\p{Script=Greek}/u },
  { family: 'baloo-2', subset: 'devanagari', weight: 800, script: /\p{Script=Devanagari}/u },
  { family: 'pattaya', subset: 'thai', weight: 400, script: /\p{Script=Thai}/u },
  { family: 'black-han-sans', subset: 'korean', weight: 400, script: /\p{Script=Hangul}/u },
  { family: 'dela-gothic-one', subset: 'japanese', weight: 400, script: /[\p{Script=Hiragana}\p{Script=Katakana}]/u },
  { family: 'zcool-kuaile', subset: 'chinese-simplified', weight: 400, script: HAN },
  { family: 'dela-gothic-one', subset: 'japanese', weight: 400, script: HAN },
  { family: 'noto-sans-georgian', subset: 'georgian', script: /\p{Script=Georgian}/u },
  { family: 'noto-sans-armenian', subset: 'armenian', script: /\p{Script=Armenian}/u },
  { family: 'noto-sans-bengali', subset: 'bengali', script: /\p{Script=Bengali}/u },
  { family: 'noto-sans-gurmukhi', subset: 'gurmukhi', script: /\p{Script=Gurmukhi}/u },
  { family: 'noto-sans-gujarati', subset: 'gujarati', script: /\p{Script=Gujarati}/u },
  { family: 'noto-sans-tamil', subset: 'tamil', script: /\p{Script=Tamil}/u },
  { family: 'noto-sans-telugu', subset: 'telugu', script: /\p{Script=Telugu}/u },
  { family: 'noto-sans-kannada', subset: 'kannada', script: /\p{Script=Kannada}/u },
  { family: 'noto-sans-malayalam', subset: 'malayalam', script: /\p{Script=Malayalam}/u },
  { family: 'noto-sans-sinhala', subset: 'sinhala', script: /\p{Script=Sinhala}/u },
  { family: 'noto-sans-khmer', subset: 'khmer', script: /\p{Script=Khmer}/u },
  { family: 'noto-sans-lao', subset: 'lao', script: /\p{Script=Lao}/u },
  { family: 'noto-sans-myanmar', subset: 'myanmar', script: /\p{Script=Myanmar}/u },
  { family: 'noto-sans-ethiopic', subset: 'ethiopic', script: /\p{Script=Ethiopic}/u },
  { family: 'noto-sans-tifinagh', subset: 'tifinagh', weight: 400, script: /\p{Script=Tifinagh}/u },
  { family: 'noto-sans-syriac', subset: 'syriac', script: /\p{Script=Syriac}/u },
  { family: 'noto-sans-thaana', subset: 'thaana', script: /\p{Script=Thaana}/u },
]

/** A family that writes all of a script, where the ones above have only its most usual letters. */
interface Richer {
  script: RegExp
  family: string
  subsets: readonly string[]
}

/** Of several for a script the first that has what is missing: Persian and Urdu, then Kurdish, Pashto, Uyghur, Sindhi and the rest. */
const RICHER: readonly (readonly Richer[])[] = [
  [
    { script: /\p{Script_Extensions=Arabic}/u, family: 'baloo-bhaijaan-2', subsets: ['arabic'] },
    { script: /\p{Script_Extensions=Arabic}/u, family: 'noto-sans-arabic', subsets: ['arabic'] },
  ],
  [{ script: /\p{Script=Cyrillic}/u, family: 'noto-sans', subsets: ['cyrillic', 'cyrillic-ext'] }],
  [{ script: /\p{Script=Greek}/u, family: 'noto-sans', subsets: ['greek', 'greek-ext'] }],
  [{ script: /\p{Script=Latin}/u, family: 'noto-sans', subsets: ['latin', 'latin-ext', 'vietnamese'] }],
]

const SUBSETS = ['arabic', 'latin', 'latin-ext'] as const
/** Those of our families that have letters for Vietnamese. */
const VIETNAMESE = ['lalezar', 'readex-pro', 'baloo-bhaijaan-2']

/** Where signs are that few files have: ﷺ ؋, № ₴ ₺, ฿, ₪, ।. */
const SIGNS: readonly Omit<Other, 'script'>[] = [
  { family: 'lalezar', subset: 'arabic', weight: 400 },
  { family: 'dela-gothic-one', subset: 'cyrillic', weight: 400 },
  { family: 'pattaya', subset: 'thai', weight: 400 },
  { family: 'pattaya', subset: 'latin-ext', weight: 400 },
  { family: 'secular-one', subset: 'hebrew', weight: 400 },
  { family: 'noto-sans', subset: 'latin-ext' },
  { family: 'noto-sans', subset: 'vietnamese' },
  { family: 'noto-sans', subset: 'devanagari' },
]

/** The files that a text is written with, in the order in which they are asked for a letter. */
export const facesOf = (font: MessageFont, text: string): FaceFile[] => facesFor(CHOSEN[font], text)

/**
 * A family's files, and those for what a text has that the family has not. Letters of two files do not join, and look different within
 * one word: where a letter of a script is missing, all of that script is written by a file that has it.
 */
export function facesFor({ family, weight, beside }: Letters, text: string): FaceFile[] {
  const subsets = VIETNAMESE.includes(family) ? [...SUBSETS, 'vietnamese'] : SUBSETS
  const own = subsets.map((subset) => openFace(family, subset, weight))
  const open = (other: Omit<Other, 'script'>) => openFace(other.family, other.subset, other.weight ?? beside)
  const faces = [...own, ...OTHERS.filter(({ script }) => script.test(text)).map(open)]
  const missing = missingIn(text, faces)
  if (missing.length === 0) return faces
  const richer = RICHER.flatMap((families) => {
    const letters = missing.filter((letter) => families.some(({ script }) => script.test(letter)))
    if (letters.length === 0) return []
    const sets = families.map((one) => one.subsets.map((subset) => openFace(one.family, subset, beside)))
    return sets.find((set) => missingIn(letters.join(''), set).length === 0) ?? sets.at(-1) ?? []
  })
  const signs = SIGNS.map(open).filter(({ has }) => missing.some((letter) => has.has(letter.codePointAt(0) ?? 0)))
  return [...new Set([...richer, ...faces, ...signs])]
}
