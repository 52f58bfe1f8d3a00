import { FlagIcon } from '@phosphor-icons/react/dist/ssr/Flag'
import { RssSimpleIcon } from '@phosphor-icons/react/dist/ssr/RssSimple'
import { clsx } from 'clsx'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { FollowButton } from '@/app/_shell/follow-button'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { localHref } from '@/i18n/routing'
import { inStars } from '@/modules/catalog/stars'
import { art } from '@/modules/catalog/ui/art'
import { StickerFan } from '@/modules/catalog/ui/rank-row'
import { Avatar } from '@/ui/avatar'
import { EmptyState } from '@/ui/empty-state'
import { Icon } from '@/ui/icon'
import { Pager } from '@/ui/pager'
import { Section } from '@/ui/section'
import { artistPage, type ShownArtist } from '../../_shelf/reads'
import { PackShelf } from '../../_shelf/pack-shelf'
import { writePlace } from '../artists'

export const revalidate = 3600

export function generateStaticParams(): { handle: string }[] {
  return []
}

type Props = PageProps<'/[locale]/artists/[handle]'>

export async function generateMetadata({ params }: Props) {
  const artist = await artistPage((await params).handle)
  if (!artist) return {}
  const t = await getTranslations('shop.artist')
  const newest = artist.packs.rows.find((pack) => pack.cardKey)
  // Until the worker has composed the artist's own, the newest pack's stands in.
  const picture = artist.page.shareKey ?? newest?.cardKey
  return pageWords(await localeOf(params), `/artists/${artist.handle}`, {
    title: artist.displayName,
    description: artist.bio || t('words', { name: artist.displayName }),
    picture: picture ? `/media/${picture}/share.jpg` : undefined,
    feed: `/artists/${artist.handle}.xml`,
  })
}

export default async function ArtistPage({ params }: Props) {
  const locale = await localeOf(params)
  const artist = await artistPage((await params).handle)
  if (!artist) notFound()
  const t = await getTranslations('shop')
  const following = await getTranslations('following')
  return (
    <div className="page-column pt-2 md:pt-4">
      {artist.links.map((link) => (
        // Who is asked whether this page is theirs looks in the head.
        <link key={link} rel="me" href={link} />
      ))}
      <div className="bg-well overflow-clip rounded-xl">
        {artist.page.bannerKey && (
          <img
            src={`/media/${artist.page.bannerKey}/1600.webp`}
            srcSet={`/media/${artist.page.bannerKey}/800.webp 800w, /media/${artist.page.bannerKey}/1600.webp 1600w`}
            sizes="min(100vw, 1280px)"
            alt=""
            width={1600}
            height={400}
            fetchPriority="high"
            className="h-32 w-full object-cover md:h-auto"
          />
        )}
        <header className="flex flex-wrap items-center gap-x-8 gap-y-6 px-6 py-8 md:px-11">
          <div className={clsx(artist.page.bannerKey && 'relative -mt-20 self-start md:-mt-24')}>
            <Avatar
              name={artist.displayName}
              src={artist.avatarKey ? art(artist.avatarKey, 224).src : undefined}
              side={104}
            />
          </div>
          <div className="min-w-0 grow basis-64">
            <h1 className="type-page [overflow-wrap:anywhere]">
              <bdi>{artist.displayName}</bdi>
            </h1>
            <p className="text-ink-3 mt-1">
              <bdi>@{artist.handle}</bdi> · {t('packCount', { count: artist.packCount })}
            </p>
            {artist.bio && (
              <p className="type-lead text-ink-2 mt-3 max-w-[60ch] whitespace-pre-line">
                <bdi>{artist.bio}</bdi>
              </p>
            )}
            <Figures artist={artist} />
            <p className="mt-4">
              <FollowButton
                artistId={artist.id}
                words={{ follow: following('follow'), following: following('following') }}
              />
            </p>
            <ul className="mt-2 flex flex-wrap gap-x-6">
              {artist.links.map((link) => (
                <li key={link}>
                  <a href={link} rel="nofollow noopener me" className="link inline-block py-2.5 font-medium">
                    <bdi>{link.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}</bdi>
                  </a>
                </li>
              ))}
              <li>
                <a
                  href={`/feeds/${locale}/artists/${artist.handle}.xml`}
                  className="link inline-flex items-center gap-2 py-2.5 font-medium"
                >
                  <Icon of={RssSimpleIcon} size={18} />
                  {t('artist.feed')}
                </a>
              </li>
              <li>
                <a
                  href={localHref(locale, `/report/artists/${artist.id}`)}
                  rel="nofollow"
                  className="link inline-flex items-center gap-2 py-2.5 font-medium"
                >
                  <Icon of={FlagIcon} size={18} />
                  {t('artist.report')}
                </a>
              </li>
            </ul>
          </div>
          <StickerFan keys={artist.coverKeys} side={120} />
        </header>
      </div>
      <Section title={t('artist.packs')} className="mt-10 md:mt-12">
        {artist.packs.rows.length > 0 ? (
          <>
            <PackShelf locale={locale} packs={artist.packs.rows} first />
            <Pager
              label={t('pages')}
              next={
                artist.packs.next
                  ? {
                      href: localHref(locale, `/artists/${artist.handle}/from/${writePlace(artist.packs.next)}`),
                      words: t('more'),
                    }
                  : undefined
              }
            />
          </>
        ) : (
          <EmptyState
            title={t('artist.none')}
            action={
              <a className="link font-medium" href={localHref(locale, '/new')}>
                {t('none.action')}
              </a>
            }
          >
            {t('artist.noneWords')}
          </EmptyState>
        )}
      </Section>
      {artist.page.terms && (
        <Section title={t('artist.terms')}>
          <p className="text-ink-2 max-w-[70ch] whitespace-pre-line">
            <bdi>{artist.page.terms}</bdi>
          </p>
        </Section>
      )}
    </div>
  )
}

/** The numbers that the artist lets be seen. A rating that nobody gave is none. */
async function Figures({ artist: { page, figures, followers } }: { artist: ShownArtist }) {
  if (!figures) return null
  const t = await getTranslations('shop.artist')
  const { owners, stickers, ratings, mean, since } = figures
  const day = since && (await getFormatter()).dateTime(since, { month: 'long', year: 'numeric' })
  const said = {
    owners: t('owners', { count: owners }),
    stickers: t('stickers', { count: stickers }),
    followers: t('followers', { count: followers }),
    stars: ratings > 0 && t('stars', { mean: inStars(mean), count: ratings }),
    since: day && t('since', { day }),
  }
  return (
    <ul aria-label={t('figures')} className="mt-4 flex flex-wrap gap-2">
      {page.figures.map(
        (figure) =>
          said[figure] && (
            <li key={figure} className="type-small border-line bg-sheet text-ink-2 rounded-s border px-2.5 py-1">
              {said[figure]}
            </li>
          ),
      )}
    </ul>
  )
}
