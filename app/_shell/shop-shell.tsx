import type { ReactNode } from 'react'
import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { CartForm } from '@/modules/checkout/ui/cart-form'
import { KeepForms } from './keep-form'
import { ShopFooter } from './shop-footer'
import { ShopHeader } from './shop-header'
import { TabBar } from './tab-bar'

/** The frame of every page of the shop and of one's own rooms. Pages bring what is inside `<main>`. */
export async function ShopShell({
  locale,
  picker,
  children,
}: {
  locale: Locale
  /** What opens My stickers at a key: a page of the shop carries less for it than one's own rooms. */
  picker: ReactNode
  children: ReactNode
}) {
  const t = await getTranslations('cart')
  const wishes = await getTranslations('wishes')
  return (
    <div className="pb-[calc(68px+env(safe-area-inset-bottom))] md:pb-0">
      <ShopHeader locale={locale} />
      {/* So high that the footer begins below the screen: lines that break anew when letters arrive move nothing in sight. */}
      <main id="main" tabIndex={-1} className="min-h-[90dvh] outline-none">
        <CartForm href={localHref(locale, '/cart')} words={{ added: t('added'), open: t('open') }} />
        <KeepForms words={{ done: wishes('done') }} />
        {children}
      </main>
      <ShopFooter locale={locale} />
      <TabBar locale={locale} />
      {picker}
    </div>
  )
}
