import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
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
  return { title: (await getTranslations('books'))('entry') }
}

export default async function EntryPage({ params }: Props) {
  const locale = await localeOf(params)
  const { id } = await params
  const actor = await requireSignedIn(`/desk/books/entries/${id}`, 'finance', 'admin')
  const entry = await asked(locale, findEntry(actor, id))
  const names = await findProfiles(entry.postings.flatMap((posting) => posting.account.ownerId ?? []))
  const t = await getTranslations('books')
  const entries = localHref(locale, '/desk/books/entries')
  return (
    <div className="mx-auto grid w-full max-w-[900px] gap-4">
      <Breadcrumbs
        label={t('path')}
        crumbs={[
          { href: localHref(locale, '/desk/books'), words: t('title') },
          { href: entries, words: t('entries') },
        ]}
        here={t(`kinds.${entry.kind}`)}
      />
      <EntrySheet entry={entry} names={names} accountHref={(path) => `${entries}?account=${encodeURIComponent(path)}`}>
        <p className="flex flex-wrap gap-x-5">
          {entry.orderId && (
            <Link prefetch={false} href={`${entries}?order=${entry.orderId}`} className="link py-1">
              {t('ofOrder')}
            </Link>
          )}
          {entry.reversesId && (
            <Link prefetch={false} href={`${entries}/${entry.reversesId}`} className="link py-1">
              {t('reverses')}
            </Link>
          )}
        </p>
      </EntrySheet>
    </div>
  )
}
