import { readFileSync } from 'node:fs'

/** A script of ours as it stands in a page: notes are for us alone. */
export const inPage = (file: string): string => readFileSync(file, 'utf8').replaceAll(/^\s*\/\/.*\n/gm, '')

const RULE = inPage('server/trust.js')

/** The rule of what text may become, where it stands alone: gone once it has run, for React would take it for a script of its own. */
export const RULE_FIRST = `${RULE}document.currentScript.remove()`

const HEAD = /<head(?:\s[^>]*)?>/

/** A page with the rule before all else, so that no script of its own comes sooner. What has no head comes back as it was. */
export function withRuleFirst(html: string, nonce?: string): string {
  return html.replace(HEAD, (head) => `${head}<script${nonce ? ` nonce="${nonce}"` : ''}>${RULE_FIRST}</script>`)
}
