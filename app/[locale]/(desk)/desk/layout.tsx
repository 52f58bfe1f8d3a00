import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localeOf } from '@/app/_shell/locale-of'
import { RoomHeader } from '@/app/_shell/room-header'
import { hasRole, type Role } from '@/core/actor'
import { env } from '@/infra/env'
import { currentActor } from '@/infra/session'

const REVIEW: Role[] = ['reviewer', 'senior_reviewer', 'admin']
const MONEY: Role[] = ['finance', 'admin']

// Nothing here is kept for others. Said aloud, for Next takes a page it did not render at build time for one it may keep.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return { title: { default: t('desk.name'), template: `%s · ${t('desk.name')}` }, robots: { index: false } }
}

/** Dark whatever the page's theme: moderators look at pictures for hours, the ground must not glare. Who may see a page is decided by the page's own use case. */
export default async function DeskLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ locale: string }>
}) {
  const locale = await localeOf(params)
  const t = await getTranslations('shell.desk')
  const actor = await currentActor()
  const places = [
    { path: '/desk', words: t('queue'), roles: REVIEW, alone: true, also: ['/desk/cases'] },
    { path: '/desk/reports', words: t('reports'), roles: REVIEW, also: ['/desk/notices'] },
    { path: '/desk/packs', words: t('packs'), roles: REVIEW },
    { path: '/desk/workload', words: t('workload'), roles: REVIEW },
    { path: '/desk/audit', words: t('audit'), roles: [...REVIEW, ...MONEY] },
    { path: '/desk/orders', words: t('orders'), roles: MONEY },
    { path: '/desk/codes', words: t('codes'), roles: MONEY },
    { path: '/desk/bank', words: t('bank'), roles: MONEY },
    ...(env.WALLET ? [{ path: '/desk/wallet', words: t('wallet'), roles: MONEY }] : []),
    { path: '/desk/payouts', words: t('payouts'), roles: MONEY },
    { path: '/desk/books', words: t('books'), roles: MONEY },
    { path: '/desk/tax', words: t('tax'), roles: MONEY },
    { path: '/desk/terms', words: t('terms'), roles: ['admin'] satisfies Role[] },
    { path: '/desk/people', words: t('people'), roles: ['admin'] satisfies Role[] },
  ]
  return (
    <div data-theme="dark" className="bg-paper flex min-h-dvh flex-col">
      <div className="border-line border-b px-5 md:px-7">
        <RoomHeader
          locale={locale}
          room={t('name')}
          home="/desk"
          theme={false}
          places={places.filter((place) => hasRole(actor, ...place.roles))}
        />
      </div>
      <main id="main" tabIndex={-1} className="flex min-h-0 grow flex-col px-5 py-6 outline-none md:px-7">
        {children}
      </main>
    </div>
  )
}
