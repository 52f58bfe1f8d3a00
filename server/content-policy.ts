import { createHash } from 'node:crypto'

/**
 * The inline scripts Next writes into a page, by their exact form. Only these are ever blessed with a hash: hashing whatever
 * inline script a page holds would bless an injected one too. What they carry must be plain JSON.
 */
const KNOWN_FORMS = [
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\((?<json>\[0\])\)$/,
  /^self\.__next_f\.push\((?<json>\[[\s\S]*\])\)$/,
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((?<json>\{[\s\S]*\})\);?$/,
]

const INLINE_SCRIPT = /<script(?<attributes>(?: id="_R_")?)>(?<code>[\s\S]*?)<\/script>/g

/** Whether an inline script is one that Next writes, and carries plain data. */
export function isKnown(code: string): boolean {
  for (const form of KNOWN_FORMS) {
    const json = form.exec(code.trim())?.groups?.json
    if (json === undefined) continue
    try {
      JSON.parse(json)
      return true
    } catch {
      return false
    }
  }
  return false
}

/**
 * No plain text becomes a script or markup, but for what the one rule lets through: server/trust.js, which must then stand first in the
 * page. No other rule can be made beside it.
 */
export const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types default"

export interface PoliciedPage {
  html: string
  /** The Content-Security-Policy header this page is to be sent with. */
  policy: string
}

/**
 * A complete page with the policy that allows exactly its own scripts. Neighbouring inline scripts are joined into one, which
 * keeps the header short; a script of unknown form gets no hash, so the browser refuses it.
 * @param own The scripts of ours that may stand in the page, by their exact text. Each brings the rule of what text may become.
 * @param styles The style elements of ours in it, by their exact text. Any other is refused.
 */
export function withHashedScripts(
  page: string,
  own: readonly string[] = [],
  styles: readonly string[] = [],
): PoliciedPage {
  const joined = new Set<string>()
  const html = page.replace(/(?:<script>(?:(?!<\/script>)[\s\S])*<\/script>){2,}/g, (run) => {
    const codes = [...run.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '')
    if (!codes.every(isKnown)) return run
    joined.add(codes.join(';'))
    return `<script>${codes.join(';')}</script>`
  })
  const hashes = new Set<string>()
  let hasRule = false
  for (const { groups } of html.matchAll(INLINE_SCRIPT)) {
    const code = groups?.code ?? ''
    if (own.includes(code) || joined.has(code) || isKnown(code)) hashes.add(hashOf(code))
    hasRule ||= own.includes(code)
  }
  const policy = contentPolicy([...hashes].join(' '), { styles: [...new Set(styles.map(hashOf))].join(' ') })
  return { html, policy: hasRule ? `${policy}; ${TRUSTED_TYPES}` : policy }
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * The policy of every answer; `scripts` and `styles` are the sources besides our own host (hashes, or a nonce). Style attributes are
 * written by React all over; a style element that is not ours could read a page out by its selectors.
 */
export function contentPolicy(scripts: string, { evalInDevelopment = false, styles = '' } = {}): string {
  return [
    "default-src 'self'",
    `script-src 'self'${scripts ? ` ${scripts}` : ''}${evalInDevelopment ? " 'unsafe-eval'" : ''}`,
    "script-src-attr 'none'",
    `style-src 'self'${styles ? ` ${styles}` : ''}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${evalInDevelopment ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
