import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { atomFeed } from '@/app/_shell/atom'
import { isLocale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { findProfileByHandle } from '@/modules/accounts/find-profiles'
import { listPacks } from '@/modules/catalog/list-packs'

/** What one artist puts on sale: `/feeds/en/artists/mina.xml`. */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string; file: string }> }) {
  const { locale, file } = await params
  const handle = /^([a-z0-9_]{1,60})\.xml$/.exec(file)?.[1]
  const artist = handle && (await findProfileByHandle(handle))
  if (!isLocale(locale) || !artist) notFound()
  const stickers = await getTranslations({ locale, namespace: 'pack' })
  const { rows: packs } = await listPacks({ artistId: artist.id, take: 30 })
  return atomFeed({
    locale,
    title: `${artist.displayName} · ${env.SHOP_NAME}`,
    page: `/artists/${artist.handle}`,
    self: `/feeds/${locale}/artists/${artist.handle}.xml`,
    packs,
    line: (pack) => stickers('stickers', { count: pack.stickerCount }),
  })
}
