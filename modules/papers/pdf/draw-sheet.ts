import { isolate } from '@/core/text'
import type { Hand } from '@/modules/imaging/set-line'
import { SHOP_MARK } from '@/ui/logo-mark'
import type { Sheet, SheetPart } from '../sheet'
import { PAGE, Pdf } from './pdf'

/** The shop's colours in the light (ui/styles/tokens.css), as a printer has them. */
const INK = { main: '#161d31', second: '#454d5f', third: '#5e6474', rose: '#ce1464', mid: '#e6648b', line: '#dfd7ca', dot: '#ccc3b3', paper: '#f9f5ed', well: '#f1eadd', bad: '#8c2f14' } // prettier-ignore

const EDGE = 48
const WIDE = PAGE.width - 2 * EDGE
/** What is below belongs to the foot of the page. */
const BOTTOM = PAGE.height - 72

interface Style {
  hand?: Hand
  size?: number
  colour?: string
  /** The direction of what is said, where it is not the page's: an amount, a stranger's words. */
  base?: 'ltr' | 'rtl'
}

/** Draw a paper. Everything is placed from its start edge, so that Arabic is the same page, mirrored. */
export function drawSheet(
  sheet: Sheet,
  { direction, language }: { direction: 'ltr' | 'rtl'; language: string },
): Buffer {
  const page = new Drawing(direction)
  page.begin()
  head(page, sheet)
  parties(page, sheet)
  table(page, sheet)
  totals(page, sheet)
  if (sheet.bar) bar(page, sheet.bar.title, sheet.bar.parts)
  notes(page, sheet)
  return page.finish(sheet, language)
}

/** A pen on a page: knows how far down it is, and which way the language goes. */
class Drawing {
  readonly pdf = new Pdf()
  readonly direction: 'ltr' | 'rtl'
  y = 0

  constructor(direction: 'ltr' | 'rtl') {
    this.direction = direction
  }

  begin(): void {
    this.pdf.addPage()
    this.y = EDGE
  }

  /** Go on to another page unless so much still fits. True when it did. */
  need(height: number): boolean {
    if (this.y + height <= BOTTOM) return false
    this.begin()
    return true
  }

  #style({ hand = 'text', size = 9.5, colour = INK.main, base = this.direction }: Style) {
    return { hand, size, colour, base }
  }

  width(text: string, style: Style = {}): number {
    const { hand, size, base } = this.#style(style)
    return this.pdf.width(text, hand, size, base)
  }

  /** Words that begin so far from the start edge. */
  at(start: number, text: string, style: Style = {}, y = this.y, page?: number): void {
    const x = this.direction === 'ltr' ? EDGE + start : PAGE.width - EDGE - start - this.width(text, style)
    this.pdf.text(text, { x, y, ...(page !== undefined && { page }) }, this.#style(style))
  }

  /** Words that end so far from the start edge. */
  until(end: number, text: string, style: Style = {}, y = this.y, page?: number): void {
    this.at(end - this.width(text, style), text, style, y, page)
  }

  box(start: number, y: number, width: number, height: number, colour: string): void {
    this.pdf.rect(this.#left(start, width), y, width, height, colour)
  }

  hatch(start: number, y: number, width: number, height: number, colour: string): void {
    this.pdf.hatch(this.#left(start, width), y, width, height, colour)
  }

  #left(start: number, width: number): number {
    return this.direction === 'ltr' ? EDGE + start : PAGE.width - EDGE - start - width
  }

  rule(y = this.y): void {
    this.pdf.line(EDGE, y, WIDE, INK.line)
  }

  perforation(y = this.y): void {
    this.pdf.line(EDGE, y, WIDE, INK.dot, { thick: 1.5, on: 4, off: 4 })
  }

  /** The words in lines that fit. What is longer than a line is broken where it ends. */
  wrap(text: string, room: number, style: Style = {}): string[] {
    const lines: string[] = []
    let line = ''
    for (const word of text.split(/\s+/).flatMap((piece) => this.#pieces(piece, room, style))) {
      const longer = line === '' ? word : `${line} ${word}`
      if (this.width(longer, style) <= room || line === '') line = longer
      else {
        lines.push(line)
        line = word
      }
    }
    return line === '' && lines.length > 0 ? lines : [...lines, line]
  }

  #pieces(word: string, room: number, style: Style): string[] {
    if (this.width(word, style) <= room) return [word]
    // As a reader counts them: a vowel sign is not parted from its letter.
    const letters = Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment)
    const half = Math.ceil(letters.length / 2)
    if (half === letters.length) return [word]
    return [letters.slice(0, half), letters.slice(half)].flatMap((part) => this.#pieces(part.join(''), room, style))
  }

  finish({ title, number, shop, page }: Sheet, language: string): Buffer {
    const { pages } = this.pdf
    const style = { size: 8, colour: INK.third }
    for (let index = 0; index < pages; index += 1) {
      const y = PAGE.height - 44
      this.at(0, `${title} ${isolate(number)}`, style, y, index)
      this.until(WIDE, page(index + 1, pages), style, y, index)
    }
    return this.pdf.finish({ title: `${shop}: ${title} ${number}`, language })
  }
}

function head(page: Drawing, { title, number, shop, warning }: Sheet): void {
  const side = 40
  const x = page.direction === 'ltr' ? EDGE : PAGE.width - EDGE - side
  for (const [path, colour] of [
    // On white paper the cut edge of the sticker needs a line of its own.
    [SHOP_MARK.edge, INK.well],
    [SHOP_MARK.face, INK.rose],
    [SHOP_MARK.back, '#f1eee7'],
    [SHOP_MARK.shade, '#d9d4c9'],
  ] as const)
    page.pdf.shape(path, { x, y: page.y, scale: side / 64 }, colour)
  // Where the mark's own transform puts it.
  const letter = { x: x + (17.6 * side) / 64, y: page.y + (33 * side) / 64, scale: (0.0445 * side) / 64 }
  page.pdf.shape(SHOP_MARK.letter, letter, '#fffefb')
  page.at(side + 12, shop, { hand: 'title', size: 20 }, page.y + 27)
  page.until(WIDE, title, { hand: 'title', size: 26, colour: INK.main }, page.y + 22)
  page.until(WIDE, number, { size: 9, colour: INK.third, base: 'ltr' }, page.y + 39)
  page.y += 62
  if (warning) {
    const lines = page.wrap(warning, WIDE - 28, { hand: 'strong' })
    page.box(0, page.y, WIDE, lines.length * 14 + 14, INK.well)
    for (const [index, line] of lines.entries())
      page.at(14, line, { hand: 'strong', colour: INK.bad }, page.y + 18 + index * 14)
    page.y += lines.length * 14 + 26
  }
  page.perforation()
  page.y += 24
}

/** Who with whom, and when: two columns of people, the facts in the third. */
function parties(page: Drawing, { parties: who, facts }: Sheet): void {
  const column = WIDE / 3
  const top = page.y
  let lowest = top
  const begin = (index: number) => index * column
  for (const [index, party] of who.entries()) {
    page.at(begin(index), party.title, { size: 8.5, colour: INK.third }, top)
    let y = top + 15
    for (const [at, text] of party.lines.entries()) {
      // A stranger's name and address have a direction of their own.
      const base = ownDirection(text) ?? page.direction
      const style: Style = at === 0 ? { hand: 'strong', base } : { colour: INK.second, base }
      for (const line of page.wrap(text, column - 18, style)) {
        page.at(begin(index), line, style, y)
        y += 14
      }
    }
    lowest = Math.max(lowest, y)
  }
  const wide = who.length > 1 ? column : column * 2
  const from = WIDE - wide
  let y = top
  for (const [name, value] of facts) {
    page.at(from, name, { size: 8.5, colour: INK.third }, y)
    const lines = page.wrap(value, wide, {})
    for (const [index, line] of lines.entries()) page.at(from, line, {}, y + 13 + index * 13)
    y += 13 + lines.length * 13 + 5
  }
  page.y = Math.max(lowest, y) + 12
}

/** That of the first letter that has one. */
function ownDirection(text: string): 'ltr' | 'rtl' | undefined {
  const letter = /\p{L}/u.exec(text)?.[0]
  if (letter === undefined) return undefined
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? 'rtl' : 'ltr'
}

function table(page: Drawing, { table: { head: names, rows } }: Sheet): void {
  const size = 9
  const widths = names.map((name, column) =>
    column === 0
      ? 0
      : Math.max(page.width(name, { size: 8.5 }), ...rows.map((row) => page.width(row[column] ?? '', { size }))) + 16,
  )
  const first = WIDE - widths.reduce((sum, width) => sum + width, 0)
  const ends = widths.map((_, column) => first + widths.slice(1, column + 1).reduce((sum, width) => sum + width, 0))
  const heading = () => {
    page.box(0, page.y, WIDE, 22, INK.paper)
    for (const [column, name] of names.entries()) {
      const style = { size: 8.5, colour: INK.third }
      if (column === 0) page.at(8, name, style, page.y + 14.5)
      else page.until((ends[column] ?? WIDE) - 8, name, style, page.y + 14.5)
    }
    page.y += 22
  }
  page.need(60)
  heading()
  for (const [words = '', ...amounts] of rows) {
    const lines = page.wrap(words, first - 20, { size })
    if (page.need(lines.length * 13 + 12)) heading()
    for (const [index, line] of lines.entries()) page.at(8, line, { size }, page.y + 16 + index * 13)
    for (const [column, amount] of amounts.entries())
      page.until((ends[column + 1] ?? WIDE) - 8, amount, { size, base: 'ltr' }, page.y + 16)
    page.y += lines.length * 13 + 11
    page.rule()
  }
  page.y += 8
}

function totals(page: Drawing, { totals: sums }: Sheet): void {
  const from = WIDE * 0.46
  page.need(sums.length * 18 + 8)
  for (const { name, amount, strong } of sums) {
    const style: Style = strong ? { hand: 'strong', size: 11.5 } : { colour: INK.second }
    page.y += strong ? 21 : 17
    page.at(from, name, style)
    page.until(WIDE - 8, amount, { ...style, base: 'ltr' })
  }
  page.y += 26
}

/** Whose the money is, as on the pack's own page: the same order, the same colours. */
function bar(page: Drawing, title: string, parts: readonly SheetPart[]): void {
  const whole = parts.reduce((sum, part) => sum + part.minor, 0n)
  const shown = parts.filter((part) => part.minor > 0n)
  if (whole <= 0n) return
  page.need(58 + shown.length * 15)
  page.at(0, title, { hand: 'strong', size: 10.5 }, page.y + 4)
  page.y += 16
  const colours = coloursOf(shown)
  const gap = 3
  const room = WIDE - gap * (shown.length - 1)
  let from = 0
  for (const [index, part] of shown.entries()) {
    const width = (room * Number(part.minor)) / Number(whole)
    paint(page, from, page.y, width, 14, colours[index])
    from += width + gap
  }
  page.y += 30
  for (const [index, part] of shown.entries()) {
    paint(page, 0, page.y - 8, 9, 9, colours[index])
    page.at(17, part.name, { size: 9 })
    page.until(WIDE - 8, part.amount, { size: 9, base: 'ltr' })
    page.y += 15
  }
  page.y += 12
}

function coloursOf(parts: readonly SheetPart[]): (string | undefined)[] {
  let artists = 0
  // Rose, then mid rose; the tax is hatched, being nobody's colour.
  return parts.map(({ kind }) => {
    if (kind === 'artist') return artists++ % 2 === 0 ? INK.rose : INK.mid
    return kind === 'shop' ? INK.main : undefined
  })
}

function paint(page: Drawing, from: number, y: number, width: number, height: number, colour: string | undefined) {
  if (colour) page.box(from, y, width, height, colour)
  else page.hatch(from, y, width, height, INK.third)
}

function notes(page: Drawing, { notes: said }: Sheet): void {
  if (said.length === 0) return
  page.need(34)
  page.perforation()
  page.y += 20
  for (const note of said) {
    for (const line of page.wrap(note, WIDE, { size: 8.5 })) {
      page.need(14)
      page.at(0, line, { size: 8.5, colour: INK.second })
      page.y += 13
    }
    page.y += 5
  }
}
