import type { ReactNode } from 'react'
import { localeOf } from '@/app/_shell/locale-of'
import { PickerKey } from '@/app/_shell/picker-key'
import { ShopShell } from '@/app/_shell/shop-shell'
import { localHref } from '@/i18n/routing'

export default async function MarketLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ locale: string }>
}) {
  const locale = await localeOf(params)
  return (
    <ShopShell locale={locale} picker={<PickerKey href={localHref(locale, '/stickers')} />}>
      {children}
    </ShopShell>
  )
}
