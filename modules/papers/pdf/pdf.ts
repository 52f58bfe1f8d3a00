import { deflateSync } from 'node:zlib'
import { setLine, type Hand } from '@/modules/imaging/set-line'
import { drawPath } from './draw-path'

/** A page of A4, in points. */
export const PAGE = { width: 595, height: 842 }

/** A font holds so many drawings; one more and it is another font. */
const FONT_SIZE = 255

interface Letter {
  font: number
  code: number
  /** The program that draws it, 1,000 units an em. */
  drawing: string
  width: number
  letters: string
}

/**
 * Writes a PDF 1.7 by hand. Letters are drawings of our own fonts, placed by HarfBuzz, in Type 3 fonts that say what each
 * stands for: Arabic is joined right on every machine, and all of it can still be selected, searched and read aloud.
 * The same calls make the same bytes: nothing in it is of a clock or of chance.
 * Coordinates: from the top left, downwards, in points.
 */
export class Pdf {
  readonly #pages: string[][] = []
  readonly #letters = new Map<string, Letter>()

  addPage(): void {
    this.#pages.push([])
  }

  get pages(): number {
    return this.#pages.length
  }

  /** Draw on a page; the newest when none is named. */
  #put(operators: string, page = this.#pages.length - 1): void {
    this.#pages[page]?.push(operators)
  }

  width(text: string, hand: Hand, size: number, base: 'ltr' | 'rtl'): number {
    return setLine(text, base, hand).width * size
  }

  /** One line whose baseline begins at x, y. */
  text(
    text: string,
    at: { x: number; y: number; page?: number },
    style: { hand: Hand; size: number; colour: string; base: 'ltr' | 'rtl' },
  ): void {
    const { glyphs } = setLine(text, style.base, style.hand)
    const pieces = glyphs.flatMap((glyph) => {
      // What only directs its neighbours draws nothing, and is no letter to whoever selects the text.
      if (/^\p{Default_Ignorable_Code_Point}+$/u.test(glyph.letters)) return []
      const { font, code } = this.#letterOf(glyph)
      const [x, y] = [at.x + glyph.x * style.size, PAGE.height - at.y + glyph.y * style.size]
      return `/F${font} ${style.size} Tf 1 0 0 1 ${round(x)} ${round(y)} Tm <${hex(code)}> Tj`
    })
    if (pieces.length > 0) this.#put(`BT ${fill(style.colour)} ${pieces.join('\n')} ET`, at.page)
  }

  rect(x: number, y: number, width: number, height: number, colour: string): void {
    this.#put(`${fill(colour)} ${round(x)} ${round(PAGE.height - y - height)} ${round(width)} ${round(height)} re f`)
  }

  line(x: number, y: number, width: number, colour: string, dash?: { thick: number; on: number; off: number }): void {
    const [thick, pattern] = dash ? [dash.thick, `[${dash.on} ${dash.off}]`] : [0.75, '[]']
    const up = round(PAGE.height - y)
    this.#put(`${stroke(colour)} ${thick} w ${pattern} 0 d ${round(x)} ${up} m ${round(x + width)} ${up} l S [] 0 d`)
  }

  /** A box of slanted strokes: what belongs to nobody here. */
  hatch(x: number, y: number, width: number, height: number, colour: string): void {
    const [left, low] = [round(x), round(PAGE.height - y - height)]
    const strokes: string[] = []
    for (let across = -height; across < width; across += 4)
      strokes.push(`${round(x + across)} ${low} m ${round(x + across + height)} ${round(low + height)} l S`)
    const box = `${left} ${low} ${round(width)} ${round(height)} re`
    this.#put(`q ${box} W n ${stroke(colour)} 1.4 w ${strokes.join(' ')} Q`)
  }

  /** An SVG path, its own units scaled, its y downwards. */
  shape(path: string, at: { x: number; y: number; scale: number }, colour: string): void {
    const { operators } = drawPath(path, 1)
    const [x, y, scale] = [round(at.x), round(PAGE.height - at.y), round(at.scale)]
    this.#put(`q ${fill(colour)} ${scale} 0 0 ${-scale} ${x} ${y} cm ${operators} f Q`)
  }

  #letterOf(glyph: { name: string; letters: string; path: string; advance: number; unitsPerEm: number }): Letter {
    const letters = glyph.letters.replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    const key = `${glyph.name} ${letters}`
    const known = this.#letters.get(key)
    if (known) return known
    const place = this.#letters.size
    const { operators, box } = drawPath(glyph.path, 1_000 / glyph.unitsPerEm)
    const width = Math.round(glyph.advance * 1_000)
    const letter: Letter = {
      font: Math.floor(place / FONT_SIZE),
      code: (place % FONT_SIZE) + 1,
      drawing: `${width} 0 ${box.join(' ')} d1 ${operators}${operators && ' f'}`,
      width,
      letters,
    }
    this.#letters.set(key, letter)
    return letter
  }

  /** The whole file. @param about Its title, and the language it is read aloud in. */
  finish(about: { title: string; language: string }): Buffer {
    const file = new Objects()
    const [catalog, tree, info] = [file.reserve(), file.reserve(), file.reserve()]
    const fonts = this.#fonts(file)
    const pages = this.#pages.map((operators) => {
      const content = file.stream(operators.join('\n'))
      return file.add(
        `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${content} 0 R ` +
          `/Resources << /Font << ${fonts.map((id, index) => `/F${index} ${id} 0 R`).join(' ')} >> >> >>`,
      )
    })
    file.set(tree, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((id) => `${id} 0 R`).join(' ')}] >>`)
    const shown = '/ViewerPreferences << /DisplayDocTitle true >>'
    file.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R /Lang ${words(about.language)} ${shown} >>`)
    file.set(info, `<< /Title ${words(about.title)} /Producer (Mulsaq) >>`)
    return file.finish(catalog, info)
  }

  #fonts(file: Objects): number[] {
    const letters = [...this.#letters.values()]
    const fonts: number[] = []
    for (let from = 0; from < letters.length; from += FONT_SIZE) {
      const its = letters.slice(from, from + FONT_SIZE)
      const drawings = its.map(({ drawing }) => file.stream(drawing))
      const names = its.map(({ code }) => `/g${code}`)
      fonts.push(
        file.add(
          `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0] /Resources << >> ` +
            `/CharProcs << ${drawings.map((id, index) => `${names[index]} ${id} 0 R`).join(' ')} >> ` +
            `/Encoding << /Type /Encoding /Differences [1 ${names.join(' ')}] >> ` +
            `/FirstChar 1 /LastChar ${its.length} /Widths [${its.map(({ width }) => width).join(' ')}] ` +
            `/ToUnicode ${file.stream(toUnicode(its))} 0 R >>`,
        ),
      )
    }
    return fonts
  }
}

/** The numbered objects of a file. */
class Objects {
  readonly #bodies: (Buffer | undefined)[] = []

  reserve(): number {
    return this.#bodies.push(undefined)
  }

  set(id: number, body: string | Buffer): void {
    this.#bodies[id - 1] = Buffer.from(body)
  }

  add(body: string | Buffer): number {
    return this.#bodies.push(Buffer.from(body))
  }

  stream(text: string): number {
    const packed = deflateSync(Buffer.from(text, 'latin1'))
    const head = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`
    return this.add(Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]))
  }

  finish(root: number, info: number): Buffer {
    // The second line says to whoever moves the file that it is no text.
    const parts = [Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')]
    let offset = parts[0]?.length ?? 0
    const places = this.#bodies.map((body, index) => {
      const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body ?? Buffer.from('null'), Buffer.from('\nendobj\n')]) // prettier-ignore
      const place = offset
      parts.push(part)
      offset += part.length
      return place
    })
    const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
    parts.push(
      Buffer.from(
        `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${rows.join('')}` +
          `trailer\n<< /Size ${places.length + 1} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${offset}\n%%EOF\n`,
      ),
    )
    return Buffer.concat(parts)
  }
}

/** What each code stands for. A part of a letter, whose other part stands for it, is a space of no width. */
function toUnicode(letters: readonly Letter[]): string {
  const rows = letters.map((its) => `<${hex(its.code)}> <${utf16(its.letters || '\u200b')}>`)
  const blocks: string[] = []
  for (let from = 0; from < rows.length; from += 100) {
    const block = rows.slice(from, from + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Letters def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
${blocks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`
}

const hex = (code: number) => code.toString(16).padStart(2, '0')

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('')
}

/** A text string of PDF, in any script. */
const words = (text: string) => `<feff${utf16(text)}>`

const round = (value: number) => Math.round(value * 1_000) / 1_000

function channels(colour: string): string {
  return [1, 3, 5].map((at) => round(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ')
}

const fill = (colour: string) => `${channels(colour)} rg`
const stroke = (colour: string) => `${channels(colour)} RG`
