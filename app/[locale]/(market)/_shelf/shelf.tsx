import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localHref, type Locale } from '@/i18n/routing'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Pager } from '@/ui/pager'
import { PackShelf } from './pack-shelf'

interface Props {
  locale: Locale
  title: ReactNode
  lead?: ReactNode
  /** Chips that narrow, above the packs. */
  chips?: ReactNode
  packs: readonly ShelfPack[]
  /** Where the shelf begins, on a later page of it. */
  first?: { href: string; words: string }
  /** Where the shelf goes on. */
  more?: string | undefined
  /** What is said when there are none. */
  none?: { title: string; words: string }
}

/** A page of the shop that is one shelf: a title, packs, and the way on. */
export async function Shelf({ locale, title, lead, chips, packs, first, more, none }: Props) {
  const t = await getTranslations('shop')
  return (
    <div className="page-column pt-4 md:pt-8">
      <h1 className="type-page">{title}</h1>
      {lead && <p className="type-lead text-ink-2 mt-2 max-w-[60ch]">{lead}</p>}
      {chips && <div className="mt-6">{chips}</div>}
      <div className="mt-8">
        {packs.length > 0 ? (
          <>
            <h2 className="sr-only">{t('packs')}</h2>
            <PackShelf locale={locale} packs={packs} first />
          </>
        ) : (
          <EmptyState
            title={none?.title ?? t('none.title')}
            action={<ButtonLink href={localHref(locale, '/new')}>{t('none.action')}</ButtonLink>}
          >
            {none?.words ?? t('none.words')}
          </EmptyState>
        )}
      </div>
      <Pager label={t('pages')} first={first} next={more ? { href: more, words: t('more') } : undefined} />
    </div>
  )
}
