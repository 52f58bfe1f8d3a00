import { DEFAULT_LOCALE, locales } from '@/i18n/languages'

const PREFIXES = locales.filter((locale) => locale !== DEFAULT_LOCALE).join('|')

/** Pages that are the same for everyone (what is one person's comes from /api/me). The path carries no query. */
const SHARED = new RegExp(
  String.raw`^(?:/(?:${PREFIXES}))?(?:/|/packs/[^/]{1,200}(?:/adults)?|/artists(?:/[^/]{1,60})?|/categories/[^/]{1,60}|/tags/[^/]{1,120}|/rankings|/figures|/transparency|/free|/new|/offline|/stickers|/docs/picker)?$`,
)

export function isSharedPage(path: string): boolean {
  return SHARED.test(path)
}

const ASKED = new RegExp(String.raw`^(?:/(?:${PREFIXES}))?/search$`)

/** Pages made anew for each question, which are as whole without a script as the shared ones. */
export function isAskedPage(path: string): boolean {
  return ASKED.test(path)
}
