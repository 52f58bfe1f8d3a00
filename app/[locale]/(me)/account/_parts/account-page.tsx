import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localHref, type Locale } from '@/i18n/routing'
import { Breadcrumbs } from '@/ui/breadcrumbs'

interface Props {
  locale: Locale
  title: string
  lead: string
  children: ReactNode
}

/** A page below one's account: the way back, what it is, a line on it. */
export async function AccountPage({ locale, title, lead, children }: Props) {
  const t = await getTranslations('account')
  return (
    <div className="mx-auto w-[min(100%-40px,760px)] pt-6 pb-16">
      <Breadcrumbs
        label={t('where')}
        crumbs={[{ words: t('title'), href: localHref(locale, '/account') }]}
        here={title}
      />
      <h1 className="type-t2 mt-4">{title}</h1>
      <p className="type-lead text-ink-2 mt-2">{lead}</p>
      {children}
    </div>
  )
}
