import { XIcon } from '@phosphor-icons/react/dist/ssr/X'
import { clsx } from 'clsx'
import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { Actor } from '@/core/actor'
import { Refusal } from '@/core/refusal'
import { localHref, type Locale } from '@/i18n/routing'
import { art } from '@/modules/catalog/ui/art'
import { ARTISTS_ONLY, PLATFORMS } from '@/modules/library/platforms'
import { findLibraryPack, type LibraryPack } from '@/modules/library/find-library-pack'
import { Picker } from '@/modules/library/ui/picker'
import { PlatformButton } from '@/modules/library/ui/platform-button'
import { SheetManners } from '@/modules/library/ui/sheet-manners'
import { Icon } from '@/ui/icon'
import { Notice } from '@/ui/notice'
import { pickerSticker, pickerWords } from '@/app/_shell/picker-words'

interface Props {
  locale: Locale
  actor: Actor
  packId: string
  versionId: string | undefined
  sticker: string | undefined
  /** Named in the address, and not merely the first of the list: on a phone only then it comes up. */
  asked: boolean
  closeHref: string
  versionHref: (versionId: string) => string
}

/** One pack to use: a sheet from below on a phone, a panel beside the list on a desk. */
export async function PackPanel({ asked, closeHref, ...props }: Props) {
  const t = await getTranslations('library')
  const pack = await find(props)
  return (
    <>
      {asked && (
        <Link
          href={closeHref}
          scroll={false}
          aria-hidden
          tabIndex={-1}
          className="fixed inset-0 z-30 lg:hidden"
          style={{ background: 'var(--scrim)' }}
        />
      )}
      <section
        id="library-pack"
        tabIndex={-1}
        aria-labelledby="library-pack-title"
        className={clsx(
          'bg-sheet shadow-e3 lg:shadow-e1 outline-none lg:sticky lg:top-6 lg:max-h-[calc(100dvh-48px)] lg:overflow-y-auto lg:rounded-[26px] lg:p-6',
          asked
            ? 'max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-40 max-lg:max-h-[80dvh] max-lg:overflow-y-auto max-lg:rounded-t-[28px] max-lg:px-5 max-lg:pt-3 max-lg:pb-[calc(20px+env(safe-area-inset-bottom))]'
            : 'max-lg:hidden',
        )}
      >
        {asked && <SheetManners closeHref={closeHref} below="library-list" sheet="library-pack" />}
        <span aria-hidden className="bg-line mx-auto mb-3 block h-1 w-11 rounded-full lg:hidden" />
        {pack instanceof Refusal ? (
          <Notice title={<span id="library-pack-title">{t('title')}</span>}>{t('gone')}</Notice>
        ) : (
          <>
            <div className="flex items-start justify-between gap-4">
              <div className="min-w-0">
                <h2 id="library-pack-title" className="type-t4 [overflow-wrap:anywhere]">
                  <bdi>{pack.title}</bdi>
                </h2>
                <p className="type-small text-ink-3 mt-1">
                  {t('by', { artists: (await getFormatter()).list(pack.artists) })}
                </p>
              </div>
              {asked && (
                <Link
                  href={closeHref}
                  scroll={false}
                  aria-label={t('close')}
                  className="bg-well hover:bg-line grid size-11 shrink-0 place-items-center rounded-full lg:hidden"
                >
                  <Icon of={XIcon} size={18} />
                </Link>
              )}
            </div>
            {pack.hasNews && (
              <p className="type-small text-accent-text mt-2">{t('newsOf', { number: pack.version.number })}</p>
            )}
            <div className="mt-4">
              <Picker
                key={pack.version.id}
                stickers={pack.stickers.map(pickerSticker)}
                chosen={pack.stickers.find(({ id }) => id === props.sticker)?.id}
                words={await pickerWords()}
              />
            </div>
            <Templates pack={pack} locale={props.locale} />
            {PLATFORMS.length > 0 && <Platforms pack={pack} locale={props.locale} />}
            <Versions pack={pack} versionHref={props.versionHref} />
            {pack.slug && (
              <p className="mt-5">
                <Link href={localHref(props.locale, `/packs/${pack.slug}`)} className="type-small underline">
                  {t('inShop')}
                </Link>
              </p>
            )}
          </>
        )}
      </section>
    </>
  )
}

async function find({
  actor,
  packId,
  versionId,
}: Props | Omit<Props, 'asked' | 'closeHref'>): Promise<LibraryPack | Refusal> {
  try {
    return await findLibraryPack(actor, packId, versionId)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Stickers with a place for one's own words. */
async function Templates({ pack, locale }: { pack: LibraryPack; locale: Locale }) {
  const templates = pack.stickers.filter(({ slot }) => slot !== null)
  if (templates.length === 0) return null
  const t = await getTranslations('library.message')
  return (
    <section aria-labelledby="library-messages" className="mt-4">
      <h3 id="library-messages" className="type-t5">
        {t('some')}
      </h3>
      <ul className="mt-2 flex flex-wrap gap-2">
        {templates.map((sticker) => (
          <li key={sticker.id}>
            <Link
              href={localHref(locale, `/library/${pack.packId}/message/${sticker.id}`)}
              prefetch={false}
              aria-label={t('write', { name: pickerSticker(sticker).name })}
              className="bg-well hover:bg-line rounded-tile block p-1.5"
            >
              <img src={art(sticker.artKey, 112).src} alt="" className="size-16" loading="lazy" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The whole pack in a messenger: each leads to its own page, those that take nothing from a buyer too. */
async function Platforms({ pack, locale }: { pack: LibraryPack; locale: Locale }) {
  const t = await getTranslations('library.platforms')
  const isNewest = pack.version.id === pack.versions[0]?.id
  const href = (id: string) =>
    localHref(locale, `/library/${pack.packId}/${id}${isNewest ? '' : `?version=${pack.version.id}`}`)
  return (
    <section aria-labelledby="library-platforms" className="mt-6">
      <h3 id="library-platforms" className="type-t5">
        {t('title')}
      </h3>
      <ul className="mt-3 grid grid-cols-4 gap-1">
        {PLATFORMS.map((platform) => {
          const taken = pack.takenFor.includes(platform.id)
          const state = pack.exports.get(platform.id)?.state
          const impossible = (pack.plans.get(platform.id) ?? []).some(({ severity }) => severity === 'fault')
          return (
            <li key={platform.id}>
              <PlatformButton
                href={href(platform.id)}
                platform={platform}
                taken={taken}
                words={
                  impossible ? t('impossible') : taken ? t('taken') : state === 'waiting' ? t('waiting') : t('take')
                }
              />
            </li>
          )
        })}
      </ul>
      <p className="type-small text-ink-3 mt-3 flex flex-wrap gap-x-4">
        {ARTISTS_ONLY.map(({ id, name }) => (
          <Link key={id} href={href(id)} prefetch={false} className="py-2 underline">
            {t('whyNot', { platform: name })}
          </Link>
        ))}
      </p>
    </section>
  )
}

/** Other versions that come with the pack. */
async function Versions({ pack, versionHref }: { pack: LibraryPack; versionHref: (versionId: string) => string }) {
  if (pack.versions.length < 2) return null
  const t = await getTranslations('library')
  const format = await getFormatter()
  return (
    <details className="perforated-t mt-2 pt-3" open={pack.version.id !== pack.versions[0]?.id}>
      <summary className="type-small cursor-pointer py-2 font-medium">{t('versions.title')}</summary>
      <ul>
        {pack.versions.map(({ id, number, publishedAt }) => (
          <li key={id}>
            <Link
              href={versionHref(id)}
              scroll={false}
              aria-current={id === pack.version.id ? 'true' : undefined}
              className="type-small aria-[current]:strong flex min-h-11 items-center underline aria-[current]:no-underline"
            >
              {t('versions.one', { number, date: format.dateTime(publishedAt, { dateStyle: 'long' }) })}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
