import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/ssr/MagnifyingGlass'
import { StickerIcon } from '@phosphor-icons/react/dist/ssr/Sticker'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { type Source, SOURCES } from '@/modules/library/entitlement'
import { findOwnStickers } from '@/modules/library/find-own-stickers'
import { listLibrary } from '@/modules/library/list-library'
import { KeptHere } from '@/modules/library/ui/kept-here'
import { ButtonLink } from '@/ui/button-link'
import { ChipLink } from '@/ui/chip'
import { EmptyState } from '@/ui/empty-state'
import { Icon } from '@/ui/icon'
import { Pager } from '@/ui/pager'
import { FoundStickers } from './_parts/found-stickers'
import { OwnedRow } from './_parts/owned-row'
import { PackPanel } from './_parts/pack-panel'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('library'))('title') }
}

/** Everything one owns: the list, one pack of it to use, and a search through one's own stickers. */
export default async function LibraryPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const query = await searchParams
  const one = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value : undefined
  }
  const actor = await currentActor()
  const source = SOURCES.find((known): known is Source => known === one('from'))
  const library = await asked(locale, listLibrary(actor, { after: one('after'), source }))
  const t = await getTranslations('library')
  const mine = await getTranslations('myStickers')
  const here = (parts: Record<string, string | undefined> = {}) => {
    const kept = { from: source, after: one('after'), ...parts }
    const search = new URLSearchParams(Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value]] : [])))
    return `${localHref(locale, '/library')}${search.size > 0 ? `?${search}` : ''}`
  }

  if (library.counts.all === 0)
    return (
      <div className="page-column pt-4 md:pt-8">
        <h1 className="type-page">{t('title')}</h1>
        <div className="mt-8">
          <EmptyState
            title={t('empty.title')}
            action={
              <ButtonLink kind="strong" href={localHref(locale, '/free')}>
                {t('empty.action')}
              </ButtonLink>
            }
          >
            {t('empty.words')}
          </EmptyState>
        </div>
      </div>
    )

  const q = one('q')?.trim()
  const found = q ? await findOwnStickers(actor, q) : undefined
  const asksFor = one('pack')
  const shown = asksFor ?? library.rows.find((row) => !row.takenDown)?.packId
  return (
    <div className="page-column pt-4 md:pt-8">
      <div className="grid items-start gap-x-11 lg:grid-cols-[minmax(0,1fr)_460px]">
        <div id="library-list" className="min-w-0">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h1 className="type-page">{t('title')}</h1>
            <ButtonLink href={localHref(locale, '/stickers')} icon={<Icon of={StickerIcon} />}>
              {mine('open')}
            </ButtonLink>
          </div>
          <search className="mt-5 block">
            <form action={localHref(locale, '/library')} className="relative">
              <Icon
                of={MagnifyingGlassIcon}
                className="text-ink-2 pointer-events-none absolute inset-y-0 start-5 my-auto"
              />
              <input
                type="search"
                name="q"
                defaultValue={q}
                maxLength={100}
                aria-label={t('search.label')}
                placeholder={t('search.placeholder')}
                enterKeyHint="search"
                className="border-line-strong bg-sheet focus-visible:border-accent h-[46px] w-full rounded-full border ps-12 pe-5 focus-visible:outline-offset-0"
              />
            </form>
          </search>
          {found ? (
            <FoundStickers stickers={found} wish={q ?? ''} backHref={here()} />
          ) : (
            <>
              <nav aria-label={t('kinds')} className="-mx-5 mt-4 flex gap-2 overflow-x-auto px-5 py-1 md:mx-0 md:px-0">
                <ChipLink
                  chosen={!source}
                  href={here({ from: undefined, after: undefined })}
                  count={library.counts.all}
                >
                  {t('from.all')}
                </ChipLink>
                {SOURCES.filter((known) => library.counts[known] > 0).map((known) => (
                  <ChipLink
                    key={known}
                    chosen={source === known}
                    href={here({ from: known, after: undefined })}
                    count={library.counts[known]}
                  >
                    {t(`from.${known}`)}
                  </ChipLink>
                ))}
              </nav>
              <ul className="mt-3">
                {library.rows.map((row) => (
                  <li key={row.packId} className="perforated-b">
                    <OwnedRow row={row} href={here({ pack: row.packId })} chosen={row.packId === shown} />
                  </li>
                ))}
              </ul>
              <Pager
                label={t('pages')}
                next={
                  library.next ? { href: here({ after: library.next, pack: undefined }), words: t('older') } : undefined
                }
                first={
                  one('after') ? { href: here({ after: undefined, pack: undefined }), words: t('newest') } : undefined
                }
              />
              <KeptHere
                locale={locale}
                words={{
                  kept: mine.raw('kept') as string,
                  keptWords: mine('keptWords'),
                  notKept: mine('notKept'),
                  keepOn: mine('keepOn'),
                  keepOff: mine('keepOff'),
                }}
              />
            </>
          )}
        </div>
        {shown && !found && (
          <PackPanel
            locale={locale}
            actor={actor}
            packId={shown}
            versionId={one('version')}
            sticker={one('sticker')}
            asked={asksFor !== undefined}
            closeHref={here({ pack: undefined })}
            versionHref={(version) => here({ pack: shown, version })}
          />
        )}
      </div>
    </div>
  )
}
