/** What a search asks for, read from an address that anyone may have written. */
export interface Asked {
  q: string
  category: string | undefined
  tag: string | undefined
  free: boolean
  /** Where the page before ended. */
  after: string | undefined
}

const LONGEST = 200

/** Only text of bounded length; a parameter given twice counts once. */
export function askedFor(params: Record<string, string | string[] | undefined>): Asked {
  const one = (name: string) => {
    const value = params[name]
    return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, LONGEST) ?? ''
  }
  return {
    q: one('q'),
    category: one('category') || undefined,
    tag: one('tag') || undefined,
    free: one('price') === 'free',
    after: one('after') || undefined,
  }
}

/** The address of the same search with something changed. */
export function searchHref(asked: Asked, change: Partial<Asked>): string {
  const { q, category, tag, free, after } = { ...asked, ...change }
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  if (category) query.set('category', category)
  if (tag) query.set('tag', tag)
  if (free) query.set('price', 'free')
  if (after) query.set('after', after)
  return query.size > 0 ? `/search?${query}` : '/search'
}
