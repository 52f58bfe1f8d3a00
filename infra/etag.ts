import { createHash } from 'node:crypto'

/** A name for exactly these bytes, as an ETag writes it (RFC 9110). */
export function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

/** Whether who asks has what this ETag names already: by If-None-Match, a list, in which weak tags count as strong ones. */
export function isKnown(request: Request, etag: string): boolean {
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
}
