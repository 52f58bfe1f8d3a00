import { readFileSync } from 'node:fs'
import path from 'node:path'
import postcss, { type ChildNode } from 'postcss'

// The stylesheet of all pages is one file that stands before the first paint. A shared page is written once for all, so there is time to
// put into it the rules that it uses, and to let the file come after it.

/** A piece of a stylesheet: words kept as they stand, a rule that is used where one of its selectors has all its classes, or a block of such. */
type Piece =
  | { kind: 'always'; text: string }
  | { kind: 'rule'; text: string; selectors: readonly (readonly string[])[] }
  | { kind: 'block'; open: string; pieces: readonly Piece[] }

const LINK = /<link rel="stylesheet" href="(\/_next\/static\/[^"?]+\.css)"(?: nonce="\w+")? data-precedence="next"\/>/g
const CLASSES = / class="([^"]*)"/g

const known = new Map<string, readonly Piece[]>()

/**
 * A whole page with the rules it uses in itself, and those rules, by which alone the browser may be told that they are ours. Its
 * stylesheets are fetched once it wakes (server/wake.js): until then each is a `<link rel="asleep">`, which browsers pass over.
 * @param nonce Of a page made for one visit.
 */
export function withOwnStyles(html: string, nonce?: string): { html: string; styles: string[] } {
  let used: Set<string> | undefined
  const styles: string[] = []
  const whole = html.replaceAll(LINK, (link, href: string) => {
    used ??= classesOf(html)
    const style = textOf(piecesOf(href), used)
    styles.push(style)
    return `<style${nonce ? ` nonce="${nonce}"` : ''}>${style}</style>${link.replace('"stylesheet"', '"asleep"')}`
  })
  return { html: whole, styles }
}

function classesOf(html: string): Set<string> {
  const used = new Set<string>()
  for (const [, list = ''] of html.matchAll(CLASSES)) for (const name of decoded(list).split(/\s+/)) used.add(name)
  return used
}

/** As React writes attributes. */
function decoded(attribute: string): string {
  return attribute
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
}

/** Built files never change under their name. */
function piecesOf(href: string): readonly Piece[] {
  let pieces = known.get(href)
  if (!pieces) {
    const css = readFileSync(path.join('.next', href.replace('/_next/', '')), 'utf8')
    // What the file names from where it lies, the page must name from the root.
    pieces = cut(css.replaceAll(/url\((?!["']?(?:data:|\/|#|https?:))([^)"']+)\)/g, (_, to: string) => `url(${new URL(to, `http://x${href}`).pathname})`)) // prettier-ignore
    known.set(href, pieces)
  }
  return pieces
}

/** A stylesheet as pieces, in its own order. */
export function cut(css: string): Piece[] {
  return postcss.parse(css).nodes.flatMap(pieceOf)
}

function pieceOf(node: ChildNode): Piece[] {
  if (node.type === 'rule')
    return [{ kind: 'rule', text: node.toString(), selectors: node.selectors.map(classesNeeded) }]
  // Steps of a movement look like rules, and are none.
  if (node.type === 'atrule' && node.nodes && ['media', 'supports', 'layer', 'container'].includes(node.name))
    return [{ kind: 'block', open: `@${node.name} ${node.params}`, pieces: node.nodes.flatMap(pieceOf) }]
  if (node.type === 'comment') return []
  const text = node.toString()
  return [{ kind: 'always', text: text.endsWith('}') ? text : `${text};` }]
}

/** The classes without which a selector finds nothing. What stands in :not(), :is() and their like may be absent. */
function classesNeeded(selector: string): string[] {
  const plain = selector.replaceAll(/:(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)/g, '')
  return [...plain.matchAll(/\.((?:\\[0-9a-f]{1,6} ?|\\.|[\w-]|[^\0-\u007F])+)/gi)].map(([, name = '']) =>
    name
      .replaceAll(/\\([0-9a-f]{1,6}) ?/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replaceAll(/\\(.)/g, '$1'),
  )
}

/** The pieces that a page with these classes uses, as a stylesheet. */
export function textOf(pieces: readonly Piece[], used: ReadonlySet<string>): string {
  let text = ''
  for (const piece of pieces) {
    if (piece.kind === 'always') text += piece.text
    else if (piece.kind === 'block') {
      const inside = textOf(piece.pieces, used)
      // An empty layer still says where it stands among the others.
      if (inside || piece.open.startsWith('@layer')) text += `${piece.open}{${inside}}`
    } else if (piece.selectors.some((classes) => classes.every((name) => used.has(name)))) text += piece.text
  }
  return text
}
