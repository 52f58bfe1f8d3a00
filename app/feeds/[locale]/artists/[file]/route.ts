import { notFound } from 'next/navigation'
import { shelfFeed } from '@/app/_shell/shelf-feed'
import { findProfileByHandle } from '@/modules/accounts/find-profiles'

/** What one artist puts on sale: `/feeds/en/artists/mina.xml`. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string; file: string }> }) {
  const { locale, file } = await params
  const handle = /^([a-z0-9_]{1,60})\.xml$/.exec(file)?.[1]
  const artist = handle && (await findProfileByHandle(handle))
  if (!artist) notFound()
  const shelf = { title: artist.displayName, page: `/artists/${artist.handle}`, filter: { artistId: artist.id } }
  return (await shelfFeed(request, locale, shelf)) ?? notFound()
}
