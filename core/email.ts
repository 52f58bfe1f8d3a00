const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/

/**
 * An e-mail address in the one form it is stored and compared in: NFKC, trimmed, lower case, the domain in ASCII.
 * Undefined for what is not one plain address: lists, display names, quotes, line breaks, markup.
 * Lengths after RFC 5321 (64 before the @, 254 in all).
 */
export function normalizeEmail(typed: string): string | undefined {
  if (typed.length > 400) return undefined
  const parts = typed.normalize('NFKC').trim().toLowerCase().split('@')
  const [local = '', given = ''] = parts
  const domain = asciiDomain(given)
  if (parts.length !== 2 || !LOCAL.test(local) || !DOMAIN.test(domain)) return undefined
  if (local.length > 64 || local.length + 1 + domain.length > 254) return undefined
  return `${local}@${domain}`
}

/** A name in other letters as the domain system knows it (`münchen.example` → `xn--mnchen-3ya.example`). */
function asciiDomain(domain: string): string {
  // The URL parser would drop line breaks and read ports and paths: only letters, digits, marks, dots and hyphens reach it.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || !URL.canParse(`http://${domain}`)) return ''
  return new URL(`http://${domain}`).hostname
}

const DOTLESS = new Set(['gmail.com', 'googlemail.com'])

/** The mailbox behind a normalised address, as far as spelling tells: without `+anything`, and without dots where they mean nothing. */
export function mailboxOf(email: string): string {
  const [local = '', domain = ''] = email.split('@')
  const box = local.split('+')[0] || local
  return DOTLESS.has(domain) ? `${box.replaceAll('.', '')}@gmail.com` : `${box}@${domain}`
}
