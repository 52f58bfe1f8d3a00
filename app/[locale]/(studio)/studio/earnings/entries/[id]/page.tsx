import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findEntry } from '@/modules/ledger/find-entry'
import { EntrySheet } from '@/modules/ledger/ui/entry-sheet'
import { Breadcrumbs } from '@/ui/breadcrumbs'

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('earnings'))('entryTitle') }
}

export default async function OwnEntryPage({ params }: Props) {
  const locale = await localeOf(params)
  const { id } = await params
  const me = await requireSignedIn(`/studio/earnings/entries/${id}`)
  const entry = await asked(locale, findEntry(me, id))
  const names = await findProfiles(entry.postings.flatMap((posting) => posting.account.ownerId ?? []))
  const t = await getTranslations('earnings')
  return (
    <div className="mx-auto grid max-w-[820px] gap-4">
      <Breadcrumbs
        label={t('path')}
        crumbs={[{ href: localHref(locale, '/studio/earnings'), words: t('title') }]}
        here={t('entryTitle')}
      />
      <EntrySheet entry={entry} names={names} me={me.id}>
        <p className="text-ink-2">{t('entryLead')}</p>
      </EntrySheet>
    </div>
  )
}
