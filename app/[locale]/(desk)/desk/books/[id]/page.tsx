import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { findEntry } from '@/modules/ledger/find-entry'
import { EntryCard } from '@/modules/ledger/ui/entry-card'
import { Breadcrumbs } from '@/ui/breadcrumbs'

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('earnings'))('entryTitle') }
}

export default async function EntryPage({ params }: Props) {
  const locale = await localeOf(params)
  const { id } = await params
  const entry = await asked(locale, findEntry(await currentActor(), id))
  const t = await getTranslations('earnings')
  const books = await getTranslations('books')
  return (
    <div className="mx-auto grid w-full max-w-[860px] gap-5 pb-14">
      <Breadcrumbs
        label={books('title')}
        crumbs={[{ href: localHref(locale, '/studio/earnings'), words: t('title') }]}
        here={entry.id.slice(-8)}
      />
      <h1 className="type-t2">{t('entryTitle')}</h1>
      <EntryCard entry={entry} />
    </div>
  )
}
