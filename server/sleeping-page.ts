import { createHash } from 'node:crypto'
import { isKnown } from './content-policy'
import { inPage } from './rule-first'
import { withOwnStyles } from './used-styles'

/** Pages of the shop that are whole without a script, and stay asleep until a hand comes near (server/wake.js says how they wake). */
const NEVER_SLEEPS = /\/(?:offline|stickers|docs\/picker)$/

/**
 * What text may become in the page, the reader's theme, and what wakes the page, in the page itself: no request stands before the first
 * paint. Notes are ours alone.
 */
export const OWN_SCRIPT = ['server/trust.js', 'public/theme.js', 'server/wake.js'].map(inPage).join('')

/** Asked of a page's own address, with a hash: the data that wakes it. */
export const DATA_QUESTION = 'awake'

const THEME = '<script src="/theme.js"></script>'
const FRAMEWORK = /<script (?=[^>]*src="\/_next\/static\/)(?![^>]*noModule)/g
const PRELOADS = /<link rel="preload" as="script"[^>]*>/g

const INLINE = /<script>([\s\S]*?)<\/script>/g

export interface SleepingPage {
  html: string
  /** What React makes the page from, as a script: as long as the page sleeps nobody wants it, so it is at an address of its own. */
  data?: { hash: string; script: string }
  /** The style elements of ours that stand in it, by their exact text. */
  styles?: string[]
}

/** A whole page, to be kept, with the framework's scripts put to sleep. What is not such a page comes back as it was. */
export function asleep(path: string, html: string): SleepingPage {
  if (NEVER_SLEEPS.test(path) || !html.includes(THEME)) return { html }
  const data: string[] = []
  const bare = html.replaceAll(INLINE, (script, code: string) => {
    if (!isKnown(code)) return script
    data.push(code)
    return ''
  })
  const script = data.join(';')
  const hash = createHash('sha256').update(script).digest('base64url').slice(0, 22)
  const sleeping = putToSleep(bare)
  return {
    html: sleeping.html.replace(
      '</body>',
      () => `<script type="asleep" id="data" src="?${DATA_QUESTION}=${hash}"></script></body>`,
    ),
    data: { hash, script },
    styles: sleeping.styles,
  }
}

/** A whole page made for one question, in the same way. It is at no address where its data could be asked for, so that stays in it. */
export function asleepOnce(html: string, nonce: string): string {
  return html.includes(THEME) ? putToSleep(html, nonce).html : html
}

function putToSleep(html: string, nonce?: string): { html: string; styles: string[] } {
  const own = withOwnStyles(html, nonce)
  return {
    styles: own.styles,
    html: own.html
      // Its own place stays, for React looks for it there; what stands in for it comes after, or React would take that.
      .replace(
        THEME,
        () =>
          `${THEME.replace(' ', ' type="asleep" ')}<script${nonce ? ` nonce="${nonce}"` : ''}>${OWN_SCRIPT}</script>`,
      )
      .replaceAll(FRAMEWORK, '<script type="asleep" ')
      .replaceAll(PRELOADS, ''),
  }
}
