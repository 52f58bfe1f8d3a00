import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Awake } from '@/app/_shell/awake'
import { directionOf, isLocale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { buttonLook } from '@/ui/button'
import { ToastRegion } from '@/ui/toast'
import '../globals.css'

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9f5ed' },
    { media: '(prefers-color-scheme: dark)', color: '#0b111e' },
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return {
    metadataBase: new URL(env.origin),
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    icons: {
      icon: [
        { url: '/icon.svg', type: 'image/svg+xml' },
        { url: '/favicon.png', type: 'image/png', sizes: '48x48' },
      ],
      apple: '/apple-icon.png',
    },
  }
}

/** None at build time: a page is rendered on its first visit, from the database it is served with. */
export function generateStaticParams(): { locale: string }[] {
  return []
}

export default async function RootLayout({
  children,
  params,
}: {
  children: React.ReactNode
  params: Promise<{ locale: string }>
}) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations('shell')

  return (
    // The theme script may have marked <html> before React sees it.
    <html lang={locale} dir={directionOf(locale)} suppressHydrationWarning>
      <head>
        {/* Blocking on purpose: a page that turns dark after its first paint hurts. Shared pages carry it in themselves (server/sleeping-page.ts). */}
        {/* oxlint-disable-next-line nextjs/no-sync-scripts */}
        <script src="/theme.js" />
      </head>
      <body>
        <a
          href="#main"
          className={buttonLook('strong', 'm', 'fixed start-4 top-2 z-50 -translate-y-20 focus:translate-y-0')}
        >
          {t('skip')}
        </a>
        {children}
        <ToastRegion />
        <Awake />
      </body>
    </html>
  )
}
