import type { RefusalParams } from '@/core/refusal'
import { PICTURE_LIMITS } from '../limits'

/** Why a drawing is refused: the last part of a problem code, and what was found. */
export interface SvgFault {
  code: 'script' | 'foreign' | 'external' | 'entities' | 'encoding' | 'broken' | 'too_complex' | 'animated' | 'embedded'
  params: RefusalParams
}

export interface SvgScan {
  fault?: SvgFault
  /** Pictures inside it, to be judged like any other picture. */
  embedded: Buffer[]
  /** Whether it has text: drawn with our fonts, not the artist's. */
  text: boolean
}

const MAX_DEPTH = 200
const MAX_ELEMENTS = 100_000

/**
 * Look through a drawing before it is drawn. This is not the wall (the drawing program loads nothing from anywhere, in a
 * process that holds nothing): it is what lets the answer name the line to remove.
 * A strict reading: whatever is not plainly well-formed markup is refused as broken.
 */
export function scanSvg(bytes: Uint8Array): SvgScan {
  const scan: SvgScan = { embedded: [], text: false }
  const stop = (code: SvgFault['code'], params: RefusalParams = {}): SvgScan => ({ ...scan, fault: { code, params } })

  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return stop('encoding', { found: 'UTF-16' })
  }
  if (text.includes('\0')) return stop('encoding', { found: 'UTF-16' })
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']{1,40})/.exec(text)?.[1]
  if (declared && !/^(utf-?8|us-ascii)$/i.test(declared)) return stop('encoding', { found: declared })

  const open: string[] = []
  let elements = 0
  for (let offset = 0; ;) {
    const start = text.indexOf('<', offset)
    if (start === -1) break
    const line = () => text.slice(0, start).split('\n').length
    if (open.at(-1) === 'style') {
      const fault = styleFault(text.slice(offset, start))
      if (fault) return stop(fault[0], { ...fault[1], line: line() })
    }

    if (text.startsWith('<!--', start)) {
      offset = after(text, '-->', start + 4)
    } else if (text.startsWith('<![CDATA[', start)) {
      const end = after(text, ']]>', start + 9)
      const fault = open.at(-1) === 'style' && end > 0 && styleFault(text.slice(start + 9, end - 3))
      if (fault) return stop(fault[0], { ...fault[1], line: line() })
      offset = end
    } else if (text.startsWith('<?', start)) {
      const end = after(text, '?>', start + 2)
      if (/^<\?xml-stylesheet/i.test(text.slice(start, start + 20)))
        return stop('external', { found: 'xml-stylesheet', line: line() })
      offset = end
    } else if (text.startsWith('<!', start)) {
      const end = after(text, '>', start + 2)
      const declaration = text.slice(start, end)
      // A document type by name is harmless and never fetched; one with rules of its own is how entity bombs are written.
      if (/\[|<!ENTITY/i.test(declaration) || !/^<!DOCTYPE\s/i.test(declaration))
        return stop('entities', { line: line() })
      offset = end
    } else if (text.startsWith('</', start)) {
      const end = after(text, '>', start + 2)
      if (open.pop() !== localName(text.slice(start + 2, end - 1).trim())) return stop('broken', { line: line() })
      offset = end
    } else {
      const tag = readTag(text, start)
      if (!tag) return stop('broken', { line: line() })
      elements += 1
      if (elements > MAX_ELEMENTS) return stop('too_complex', { found: elements, limit: MAX_ELEMENTS })
      const fault = elementFault(tag, scan)
      if (fault) return stop(fault[0], { ...fault[1], line: line() })
      if (!tag.empty) open.push(tag.name)
      if (open.length > MAX_DEPTH) return stop('too_complex', { found: open.length, limit: MAX_DEPTH })
      offset = tag.end
    }
    if (offset === 0) return stop('broken', { line: line() })
  }
  return elements === 0 || open.length > 0 ? stop('broken', { line: text.split('\n').length }) : scan
}

/** The offset after the next `mark`, or 0 when there is none. */
function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found === -1 ? 0 : found + mark.length
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1).toLowerCase()

interface Tag {
  name: string
  attributes: [name: string, value: string][]
  empty: boolean
  end: number
}

const NAME = /[A-Za-z_][\w.:-]*/y
const SPACE = /\s*/y
const VALUE = /\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y

function readTag(text: string, start: number): Tag | undefined {
  const take = (pattern: RegExp, from: number) => {
    pattern.lastIndex = from
    return pattern.exec(text)
  }
  const name = take(NAME, start + 1)?.[0]
  if (!name) return undefined
  let offset = start + 1 + name.length
  const attributes: Tag['attributes'] = []
  for (;;) {
    offset += take(SPACE, offset)?.[0].length ?? 0
    if (text[offset] === '>') return { name: localName(name), attributes, empty: false, end: offset + 1 }
    if (text.startsWith('/>', offset)) return { name: localName(name), attributes, empty: true, end: offset + 2 }
    const attribute = take(NAME, offset)?.[0]
    if (!attribute) return undefined
    const value = take(VALUE, offset + attribute.length)
    if (!value) return undefined
    attributes.push([attribute.toLowerCase(), value[1] ?? value[2] ?? ''])
    offset += attribute.length + value[0].length
  }
}

const MOVING = new Set(['animate', 'animatetransform', 'animatemotion', 'animatecolor', 'set'])

type Fault = [SvgFault['code'], RefusalParams]

function elementFault(tag: Tag, scan: SvgScan): Fault | undefined {
  if (tag.name === 'script' || tag.name === 'handler') return ['script', { found: tag.name }]
  if (['foreignobject', 'iframe', 'embed', 'object', 'video', 'audio'].includes(tag.name))
    return ['foreign', { found: tag.name }]
  if (MOVING.has(tag.name)) return ['animated', {}]
  if (tag.name === 'text') scan.text = true
  for (const [name, raw] of tag.attributes) {
    const value = decodeReferences(raw)
    const local = localName(name)
    if (/^on[a-z]/.test(local)) return ['script', { found: name.slice(0, 40) }]
    if (/^\s*(javascript|vbscript):/i.test(value.replace(/[\0-\x20]+/g, '')))
      return ['script', { found: name.slice(0, 40) }]
    // A link that is only clicked draws nothing.
    if ((local === 'href' && tag.name !== 'a') || local === 'src') {
      const fault = linkFault(value.trim(), scan)
      if (fault) return fault
    }
    const fault = /url\s*\(|@import/i.test(value) ? styleFault(value) : undefined
    if (fault) return fault
  }
  return undefined
}

function linkFault(link: string, scan: SvgScan): Fault | undefined {
  if (link === '' || link.startsWith('#')) return undefined
  const data = /^data:image\/(png|jpe?g|gif|webp);base64,([\sA-Za-z0-9+/=]*)$/i.exec(link)
  if (!data) return ['external', { found: link.slice(0, 60) }]
  const picture = Buffer.from(data[2] ?? '', 'base64')
  scan.embedded.push(picture)
  return picture.length > PICTURE_LIMITS.bytes || scan.embedded.length > 50 ? ['embedded', {}] : undefined
}

/** Style may point inside the drawing only. Escapes would hide a word from this reading, so they are refused with it. */
function styleFault(style: string): Fault | undefined {
  const css = style.replace(/\/\*[\s\S]*?\*\//g, ' ')
  if (/@import/i.test(css)) return ['external', { found: '@import' }]
  if (/@keyframes/i.test(css)) return ['animated', {}]
  for (const [, target] of css.matchAll(/url\s*\(\s*["']?\s*([^)]{0,200})/gi))
    if (!target?.startsWith('#')) return ['external', { found: `url(${(target ?? '').slice(0, 60)})` }]
  if (/\\[0-9a-f]/i.test(css)) return ['external', { found: '\\' }]
  return undefined
}

function decodeReferences(value: string): string {
  return value
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, decimal: string) => character(Number(decimal)))
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '',
    )
}

const character = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '')
