import type { ReactNode } from 'react'
import { localeOf } from '@/app/_shell/locale-of'
import { ShopShell } from '@/app/_shell/shop-shell'

// Nothing here is kept for others. Said aloud, for Next takes a page it did not render at build time for one it may keep.
export const dynamic = 'force-dynamic'

export default async function MyLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ locale: string }>
}) {
  return <ShopShell locale={await localeOf(params)}>{children}</ShopShell>
}
