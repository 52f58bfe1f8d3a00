// What a browser would read as the start of another site, or as a second header line.
const UNSAFE = /[\\\p{Cc}\p{Zl}\p{Zp}]/u

/**
 * Where to send someone who came with "and then go there": a path of ours, or `otherwise`. `//evil`, `/\evil`, whole
 * addresses, line breaks and everything a browser could read as another site are not paths of ours.
 */
export function ownPath(wanted: unknown, otherwise = '/'): string {
  if (typeof wanted !== 'string' || wanted.length > 500 || !wanted.startsWith('/') || UNSAFE.test(wanted))
    return otherwise
  const base = 'http://own.invalid'
  if (!URL.canParse(wanted, base)) return otherwise
  // Read back as a browser would read it: dots are resolved, and may have left two slashes in front.
  const { origin, pathname, search, hash } = new URL(wanted, base)
  if (origin !== base || pathname.startsWith('//') || pathname.startsWith('/api/')) return otherwise
  return pathname + search + hash
}
