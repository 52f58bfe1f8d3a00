import { getLocale, getTranslations } from 'next-intl/server'
import { isLocale, localHref } from '@/i18n/routing'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { PickerKey } from '../_shell/picker-key'
import { ShopShell } from '../_shell/shop-shell'

export default async function NotFound() {
  const given = await getLocale()
  const locale = isLocale(given) ? given : 'en'
  const t = await getTranslations('shell.missing')
  return (
    <ShopShell locale={locale} picker={<PickerKey href={localHref(locale, '/stickers')} />}>
      <div className="mx-auto w-[min(100%-40px,560px)] pt-10">
        <EmptyState
          level="h1"
          title={t('title')}
          action={<ButtonLink href={localHref(locale, '/')}>{t('home')}</ButtonLink>}
        >
          {t('words')}
        </EmptyState>
      </div>
    </ShopShell>
  )
}
