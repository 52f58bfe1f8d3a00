import { getFormatter } from 'next-intl/server'

/** Who shares in a pack, in one line. Each name keeps its own direction; the words between them have the page's. */
export async function ArtistNames({ of: artists }: { of: readonly { name: string }[] }) {
  const format = await getFormatter()
  return format.list(artists.map(({ name }) => `\u2068${name}\u2069`))
}
