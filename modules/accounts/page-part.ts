/** What an artist's page is made of, as far as it can be taken off, in the order in which it is looked at. */
export const PAGE_PARTS = ['banner', 'portrait', 'name', 'bio', 'links', 'terms'] as const
export type PagePart = (typeof PAGE_PARTS)[number]

/** Everything a page says of its artist. */
export interface PageContent {
  displayName: string
  bio: string
  links: string[]
  terms: string
  bannerKey: string | null
  avatarKey: string | null
}

/** Which parts say something. A name that is the handle says no more than the address does. */
export function partsOf(page: PageContent, handle: string): PagePart[] {
  const there: Record<PagePart, boolean> = {
    banner: page.bannerKey !== null,
    portrait: page.avatarKey !== null,
    name: page.displayName !== handle,
    bio: page.bio !== '',
    links: page.links.length > 0,
    terms: page.terms !== '',
  }
  return PAGE_PARTS.filter((part) => there[part])
}
