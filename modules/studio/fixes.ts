/** What can be mended about a picture, as its artist chooses. The work is imaging's; the original stays. */
export const FIXES = ['trim', 'pad', 'outline'] as const
export type Fix = (typeof FIXES)[number]
