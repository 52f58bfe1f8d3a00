import { openFamily, openOthers } from './message/faces'
import { shapeLine, type ShapedLine } from './message/shape-line'

/** The hands a paper is written in: those of the shop's pages. */
export type Hand = 'text' | 'strong' | 'title'

const FACES = {
  text: { family: 'readex-pro', weight: 400 },
  strong: { family: 'readex-pro', weight: 600 },
  title: { family: 'baloo-bhaijaan-2', weight: 800 },
} as const satisfies Record<Hand, { family: string; weight: number }>

/** One line as outlines of letters, with what each stands for. A letter that no file has is a box that still stands for it. */
export function setLine(text: string, base: 'ltr' | 'rtl', hand: Hand): ShapedLine {
  return shapeLine(text, base, [...openFamily(FACES[hand].family, FACES[hand].weight), ...openOthers(text)])
}
