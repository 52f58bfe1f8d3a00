import { readFileSync } from 'node:fs'

/** Pages of the shop that are whole without a script, and stay asleep until a hand comes near (server/wake.js says how they wake). */
const NEVER_SLEEPS = /\/(?:offline|stickers|docs\/picker)$/

/** The reader's theme and what wakes the page, in the page itself: no request stands before the first paint. Notes are ours alone. */
export const OWN_SCRIPT = ['public/theme.js', 'server/wake.js']
  .map((file) => readFileSync(file, 'utf8').replaceAll(/^\s*\/\/.*\n/gm, ''))
  .join('')

const THEME = '<script src="/theme.js"></script>'
const FRAMEWORK = /<script (?=[^>]*src="\/_next\/static\/)(?![^>]*noModule)/g
const PRELOADS = /<link rel="preload" as="script"[^>]*>/g

/** A whole page with the framework's scripts put to sleep. What is not such a page comes back as it was. */
export function asleep(path: string, html: string): string {
  if (NEVER_SLEEPS.test(path) || !html.includes(THEME)) return html
  return (
    html
      // Its own place stays, for React looks for it there; what stands in for it comes after, or React would take that.
      .replace(THEME, () => `${THEME.replace(' ', ' type="asleep" ')}<script>${OWN_SCRIPT}</script>`)
      .replaceAll(FRAMEWORK, '<script type="asleep" ')
      .replaceAll(PRELOADS, '')
  )
}
