import type { FaceFile } from './message/faces'
import { facesFor, type Letters } from './message/faces-for'
import { missingIn, shapeLine, type ShapedLine } from './message/shape-line'

/** The hands a paper is written in: those of the shop's pages. */
export type Hand = 'text' | 'strong' | 'title'

const FACES = {
  text: { family: 'readex-pro', weight: 400, beside: 400 },
  strong: { family: 'readex-pro', weight: 600, beside: 600 },
  title: { family: 'baloo-bhaijaan-2', weight: 800, beside: 800 },
} as const satisfies Record<Hand, Letters>

/**
 * One line as outlines of letters, with what each stands for. People and packs have names in any script: what the hand has no
 * letters for is written by another, what is only another way to write a letter as that letter, and an emoji is left out where
 * there are words beside it. A letter that no file has is a box that still stands for it.
 */
export function setLine(text: string, base: 'ltr' | 'rtl', hand: Hand): ShapedLine {
  const faces = facesFor(FACES[hand], text)
  return shapeLine(readable(text, faces), base, faces)
}

/** The same in letters that there are. */
function readable(text: string, faces: readonly FaceFile[]): string {
  const missing = new Set(missingIn(text, faces))
  if (missing.size === 0) return text
  const spelt = Array.from(text, (letter) => (missing.has(letter) ? spell(letter, faces) : letter)).join('')
  const leave = (emoji: string) => (Array.from(emoji).some((part) => missing.has(part)) ? '' : emoji)
  const words = spelt.replaceAll(EMOJI, leave)
  return words === spelt ? spelt : words.replaceAll(/ {2,}/g, ' ').trim() || '•'
}

/** A half-width ｶ is カ, a narrow space a space. */
function spell(letter: string, faces: readonly FaceFile[]): string {
  const plain = letter.normalize('NFKC')
  return missingIn(plain, faces).length === 0 ? plain : letter
}

/** A picture in place of a letter, with what makes one of several: skins, joiners, the mark that says in colour. */
const EMOJI =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{So}](?:\p{Emoji_Modifier}|\p{Default_Ignorable_Code_Point})*/gu
