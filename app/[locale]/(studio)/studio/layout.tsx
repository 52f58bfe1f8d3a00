import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localeOf } from '@/app/_shell/locale-of'
import { RoomHeader } from '@/app/_shell/room-header'

// Nothing here is kept for others. Said aloud, for Next takes a page it did not render at build time for one it may keep.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return { title: { default: t('studio.name'), template: `%s · ${t('studio.name')}` }, robots: { index: false } }
}

export default async function StudioLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ locale: string }>
}) {
  const locale = await localeOf(params)
  const t = await getTranslations('shell.studio')
  return (
    <div className="page-column pb-20">
      <RoomHeader
        locale={locale}
        room={t('name')}
        home="/studio"
        places={[
          { path: '/studio', words: t('packs'), alone: true, also: ['/studio/packs'] },
          { path: '/studio/earnings', words: t('earnings') },
          { path: '/studio/codes', words: t('codes') },
          { path: '/studio/works', words: t('works') },
          { path: '/studio/profile', words: t('page') },
          { path: '/studio/invitations', words: t('invitations') },
        ]}
      />
      <main id="main" tabIndex={-1} className="pt-4 outline-none">
        {children}
      </main>
    </div>
  )
}
