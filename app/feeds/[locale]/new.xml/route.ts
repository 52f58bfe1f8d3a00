import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { shelfFeed } from '@/app/_shell/shelf-feed'
import { isLocale } from '@/i18n/routing'

/** The newest packs. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations({ locale, namespace: 'shop' })
  return shelfFeed(request, locale, { title: t('new.title'), page: '/new', filter: {} })
}
