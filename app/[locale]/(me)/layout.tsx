import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { bookWords } from '@/app/_shell/book-words'
import { localeOf } from '@/app/_shell/locale-of'
import { PickerRoom } from '@/app/_shell/picker-room'
import { ShopShell } from '@/app/_shell/shop-shell'
import { localHref } from '@/i18n/routing'

// Nothing here is kept for others. Said aloud, for Next takes a page it did not render at build time for one it may keep.
export const dynamic = 'force-dynamic'

export default async function MyLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ locale: string }>
}) {
  const locale = await localeOf(params)
  const t = await getTranslations('myStickers')
  return (
    <ShopShell
      locale={locale}
      picker={
        <PickerRoom
          href={localHref(locale, '/stickers')}
          title={t('title')}
          close={t('close')}
          book={await bookWords(locale)}
        />
      }
    >
      {children}
    </ShopShell>
  )
}
