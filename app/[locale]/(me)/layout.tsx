import type { ReactNode } from 'react'
import { localeOf } from '@/app/_shell/locale-of'
import { ShopShell } from '@/app/_shell/shop-shell'

export default async function MyLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ locale: string }>
}) {
  return <ShopShell locale={await localeOf(params)}>{children}</ShopShell>
}
