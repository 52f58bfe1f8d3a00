import type { MetadataRoute } from 'next'
import { getTranslations } from 'next-intl/server'
import { DEFAULT_LOCALE } from '@/i18n/languages'
import { directionOf } from '@/i18n/routing'
import { env } from '@/infra/env'

// The shop's name is a setting of the server that runs.
export const dynamic = 'force-dynamic'

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations({ locale: DEFAULT_LOCALE, namespace: 'shell' })
  return {
    id: '/',
    lang: DEFAULT_LOCALE,
    dir: directionOf(DEFAULT_LOCALE),
    name: env.SHOP_NAME,
    short_name: env.SHOP_NAME,
    description: t('description'),
    categories: ['shopping', 'entertainment'],
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f9f5ed',
    theme_color: '#f9f5ed',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: t('tabs.search'), url: '/search' },
      { name: t('library'), url: '/library' },
      { name: t('cart'), url: '/cart' },
    ],
  }
}
