/**
 * Every coded ground for a "no". Their names and the words proposed to the artist are `reasons.<code>` in messages/.
 * `of`: what it speaks about. Art: the pictures. Words: title, description, tags, emoji, rating. A "no" to a whole pack for
 * its art says nothing good of any single sticker, so all of them are looked at again.
 * The order is the desk's: the first nine answer to the keys 1 to 9.
 */
export const REASONS = [
  { code: 'ART-COPY', of: 'art' },
  { code: 'ART-COPY-MIRROR', of: 'art' },
  { code: 'BRAND', of: 'art' },
  { code: 'ADULT', of: 'art' },
  { code: 'HATE', of: 'art' },
  { code: 'PERSON', of: 'art' },
  { code: 'QUALITY', of: 'art' },
  { code: 'TAGS-FALSE', of: 'words' },
  { code: 'TEXT', of: 'words' },
  { code: 'LAW', of: 'art' },
] as const satisfies readonly { code: string; of: 'art' | 'words' }[]

export type ReasonCode = (typeof REASONS)[number]['code']

export const REASON_CODES = REASONS.map((reason) => reason.code)

/** Grounds for taking something off an artist's page: those of packs that fit one, and two that only a page has. */
export const PAGE_REASONS = ['IMPERSONATION', 'ART-COPY', 'BRAND', 'ADULT', 'HATE', 'PERSON', 'LINKS', 'LAW'] as const
export type PageReason = (typeof PAGE_REASONS)[number]

export function isPageReason(code: unknown): code is PageReason {
  return PAGE_REASONS.some((known) => known === code)
}

/** Any ground there is, to show it by its name. */
export function isReason(code: unknown): code is ReasonCode | PageReason {
  return REASON_CODES.some((known) => known === code) || isPageReason(code)
}

/** Whether one of these grounds is about the pictures. */
export function isAboutArt(codes: readonly string[]): boolean {
  return REASONS.some((reason) => reason.of === 'art' && codes.includes(reason.code))
}
