import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { atomFeed } from '@/app/_shell/atom'
import { isLocale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { listPacks } from '@/modules/catalog/list-packs'

/** The newest packs. */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations({ locale, namespace: 'shop' })
  const stickers = await getTranslations({ locale, namespace: 'pack' })
  const { rows: packs } = await listPacks({ take: 30 })
  return atomFeed({
    locale,
    title: `${t('new.title')} · ${env.SHOP_NAME}`,
    page: '/new',
    self: `/feeds/${locale}/new.xml`,
    packs,
    line: (pack) => stickers('stickers', { count: pack.stickerCount }),
  })
}
