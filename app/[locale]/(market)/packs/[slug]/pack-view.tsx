import { CaretLeftIcon } from '@phosphor-icons/react/dist/ssr/CaretLeft'
import { CaretRightIcon } from '@phosphor-icons/react/dist/ssr/CaretRight'
import { ChatCircleIcon } from '@phosphor-icons/react/dist/ssr/ChatCircle'
import { FlagIcon } from '@phosphor-icons/react/dist/ssr/Flag'
import { PlayIcon } from '@phosphor-icons/react/dist/ssr/Play'
import { ShareFatIcon } from '@phosphor-icons/react/dist/ssr/ShareFat'
import { StarIcon } from '@phosphor-icons/react/dist/ssr/Star'
import { StickerIcon } from '@phosphor-icons/react/dist/ssr/Sticker'
import { UsersThreeIcon } from '@phosphor-icons/react/dist/ssr/UsersThree'
import Link from 'next/link'
import { Fragment } from 'react'
import { getTranslations } from 'next-intl/server'
import { StructuredData } from '@/app/_shell/structured-data'
import { WishButton } from '@/app/_shell/wish-button'
import { localHref, type Locale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { isCategory } from '@/modules/catalog/categories'
import { extrasOf } from '@/modules/imaging/sticker-extras'
import { inStars } from '@/modules/catalog/stars'
import { saidIn } from '@/modules/catalog/translations'
import { art } from '@/modules/catalog/ui/art'
import { ChatPreview } from '@/modules/catalog/ui/chat-preview'
import { StickerFan } from '@/modules/catalog/ui/rank-row'
import { ShareButton } from '@/modules/catalog/ui/share-button'
import { StickerGrid } from '@/modules/catalog/ui/sticker-grid'
import { StickerShow } from '@/modules/catalog/ui/sticker-show'
import { StickerStage } from '@/modules/catalog/ui/sticker-stage'
import { WorksIn } from '@/modules/catalog/ui/works-in'
import { Avatar } from '@/ui/avatar'
import { Breadcrumbs } from '@/ui/breadcrumbs'
import { ButtonLink } from '@/ui/button-link'
import { Icon } from '@/ui/icon'
import { Section } from '@/ui/section'
import { Tag } from '@/ui/tag'
import { packReviews, packsByArtist, type ShownPack, similarPacks } from '../../_shelf/reads'
import { asProduct } from './as-product'
import { BuyCard } from './buy-card'
import { Ratings } from './ratings'
import { PackShelf } from '../../_shelf/pack-shelf'
import { TagChips } from '../../_shelf/tag-chips'

/** A pack on sale, whole: what one can see and try of it, and what one can do with it. */
export async function PackView({ locale, pack }: { locale: Locale; pack: ShownPack }) {
  const said = saidIn(pack, locale)
  const t = await getTranslations('pack')
  const shop = await getTranslations('shop')
  const categories = await getTranslations('categories')
  const wishes = await getTranslations('wishes')
  const reviews = await getTranslations('reviews')
  const to = (path: string) => localHref(locale, path)
  const more = (await packsByArtist(pack.artistId)).rows.filter(({ id }) => id !== pack.id).slice(0, 5)
  const artist = pack.hands[0]
  const { summary } = await packReviews(pack.id)
  const similar = await similarPacks(pack.id)
  // To the browser goes what is shown, no more.
  const stickers = pack.stickers.map(({ id, artKey, kind, alt, emoji, tags, extras }) => ({
    id,
    artKey,
    kind,
    alt,
    emoji,
    tags,
    extras: extrasOf(extras),
  }))

  const moving = stickers.filter(({ kind }) => kind !== 'still').length

  return (
    <StickerShow stickers={stickers}>
      {pack.rating !== 'adult' && (
        <StructuredData
          of={asProduct({ ...pack, ...said }, summary, env.origin + to(`/packs/${encodeURIComponent(pack.slug)}`))}
        />
      )}
      <div className="page-column">
        <Breadcrumbs
          label={t('path')}
          crumbs={[
            { href: to('/'), words: t('shop') },
            ...(isCategory(pack.category)
              ? [{ href: to(`/categories/${pack.category}`), words: categories(pack.category) }]
              : []),
          ]}
          here={said.title}
        />
        <div className="grid gap-x-14 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(360px,440px)]">
          <StickerStage
            words={{
              label: t('stage.label'),
              of: pack.stickers.map((_, at) => t('stage.of', { n: at + 1, count: pack.stickers.length })),
              backdrop: t('stage.backdrop'),
              paper: t('stage.paper'),
              ink: t('stage.ink'),
              before: t('stage.before'),
              after: t('stage.after'),
              chat: t('stage.chat'),
              play: t('stage.play'),
              sound: { play: t('stage.sound'), stop: t('stage.silence') },
              effect: { play: t('stage.effect'), calm: t('stage.calm') },
              strip: t('all', { count: pack.stickers.length }),
            }}
            icons={{
              before: <Icon of={CaretLeftIcon} flips />,
              after: <Icon of={CaretRightIcon} flips />,
              chat: <Icon of={ChatCircleIcon} />,
            }}
          />
          <div className="lg:sticky lg:top-6 lg:self-start">
            <h1 className="type-page [overflow-wrap:anywhere]">
              <bdi>{said.title}</bdi>
            </h1>
            <p className="type-lead text-ink-2 mt-3 whitespace-pre-line">
              <bdi>{said.description}</bdi>
            </p>
            <p className="text-ink-2 mt-2">
              {t.rich('by', {
                artists: () =>
                  pack.hands.map((hand, index) => (
                    <Fragment key={hand.id}>
                      {index > 0 && (index === pack.hands.length - 1 ? ` ${t('and')} ` : t('comma'))}
                      <Link prefetch={false} href={to(`/artists/${hand.handle}`)} className="link strong text-ink">
                        <bdi>{hand.displayName}</bdi>
                      </Link>
                    </Fragment>
                  )),
              })}
            </p>
            <div className="mt-4 flex flex-wrap gap-2">
              <Tag icon={<Icon of={StickerIcon} size={16} />}>{t('stickers', { count: pack.stickers.length })}</Tag>
              {moving > 0 && <Tag icon={<Icon of={PlayIcon} size={16} />}>{t('moving', { count: moving })}</Tag>}
              <Tag icon={<Icon of={UsersThreeIcon} size={16} />}>{shop('owners', { count: pack.ownerCount })}</Tag>
              {summary.count > 0 && (
                <a href="#ratings">
                  <Tag icon={<Icon of={StarIcon} weight="fill" size={16} className="text-accent" />}>
                    <bdi>{inStars(summary.mean)}</bdi> · {reviews('count', { count: summary.count })}
                  </Tag>
                </a>
              )}
            </div>

            <div className="mt-3">
              <TagChips locale={locale} tags={pack.tags} />
            </div>

            <BuyCard pack={pack} />
            <div className="mt-4 flex flex-wrap gap-x-3 gap-y-1">
              <WishButton packId={pack.id} words={{ add: wishes('add'), drop: wishes('drop') }} />
              <ShareButton
                title={said.title}
                path={to(`/packs/${pack.slug}`)}
                icon={<Icon of={ShareFatIcon} />}
                words={{ share: t('share'), copied: t('copied') }}
              />
              <ButtonLink kind="bare" href={to(`/report/${pack.id}`)} rel="nofollow" icon={<Icon of={FlagIcon} />}>
                {t('report')}
              </ButtonLink>
            </div>
          </div>
        </div>

        <Section
          title={t('all', { count: pack.stickers.length })}
          lead={<span className="max-md:hidden">{t('choose')}</span>}
          waits={75 + Math.ceil(pack.stickers.length / 4) * 93}
        >
          <div className="md:border-line md:bg-sheet md:shadow-e1 md:rounded-l md:border md:p-8">
            <StickerGrid moves={t('moves')} />
          </div>
        </Section>

        <div className="grid gap-x-14 lg:grid-cols-[minmax(0,1fr)_minmax(360px,440px)]">
          <Section title={t('chat.title')} id="chat" waits={640}>
            <ChatPreview
              words={{
                title: t('chat.title'),
                friend: t('chat.friend'),
                light: t('chat.light'),
                dark: t('chat.dark'),
                wallpaper: t('chat.wallpaper'),
                opening: t('chat.opening'),
                answer: t('chat.answer'),
                yours: t('chat.yours'),
                label: t('chat.label'),
                hint: t('chat.hint'),
                moves: t('moves'),
              }}
            />
          </Section>
          <Section title={t('worksIn.title')} waits={480}>
            <WorksIn />
          </Section>
        </div>

        <Ratings locale={locale} packId={pack.id} />

        {artist && (
          <Section title={t('artist')} waits={600}>
            <div className="border-line bg-sheet shadow-e1 flex flex-wrap items-center gap-x-8 gap-y-5 rounded-l border p-6">
              <Avatar
                name={artist.displayName}
                src={artist.avatarKey ? art(artist.avatarKey, 56).src : undefined}
                side={64}
              />
              <div className="min-w-0 grow basis-56">
                <p className="type-t5 [overflow-wrap:anywhere]">
                  <bdi>{artist.displayName}</bdi>
                </p>
                {artist.bio && (
                  <p className="text-ink-2 mt-1 line-clamp-3">
                    <bdi>{artist.bio}</bdi>
                  </p>
                )}
              </div>
              <StickerFan keys={(more[0] ?? pack).coverKeys} side={92} />
              <ButtonLink kind="outline" href={to(`/artists/${artist.handle}`)}>
                {t('allPacks')}
              </ButtonLink>
            </div>
            {more.length > 0 && (
              <div className="mt-8">
                <PackShelf locale={locale} packs={more} />
              </div>
            )}
          </Section>
        )}

        {similar.length > 0 && (
          <Section title={t('similar')} waits={540}>
            <PackShelf locale={locale} packs={similar} />
          </Section>
        )}
      </div>
    </StickerShow>
  )
}
