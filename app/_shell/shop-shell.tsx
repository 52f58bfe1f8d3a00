import type { ReactNode } from 'react'
import type { Locale } from '@/i18n/routing'
import { ShopFooter } from './shop-footer'
import { ShopHeader } from './shop-header'
import { TabBar } from './tab-bar'

/** The frame of every page of the shop and of one's own rooms. Pages bring what is inside `<main>`. */
export function ShopShell({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col pb-[calc(68px+env(safe-area-inset-bottom))] md:pb-0">
      <ShopHeader locale={locale} />
      <main id="main" tabIndex={-1} className="grow outline-none">
        {children}
      </main>
      <ShopFooter locale={locale} />
      <TabBar locale={locale} />
    </div>
  )
}
