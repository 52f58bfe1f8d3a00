import { CaretLeftIcon } from '@phosphor-icons/react/dist/ssr/CaretLeft'
import { CaretRightIcon } from '@phosphor-icons/react/dist/ssr/CaretRight'
import { ChatCircleIcon } from '@phosphor-icons/react/dist/ssr/ChatCircle'
import { ShareFatIcon } from '@phosphor-icons/react/dist/ssr/ShareFat'
import { StickerIcon } from '@phosphor-icons/react/dist/ssr/Sticker'
import { UsersThreeIcon } from '@phosphor-icons/react/dist/ssr/UsersThree'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { money } from '@/core/money'
import { localHref } from '@/i18n/routing'
import { packs } from '@/modules/catalog/stub'
import { ChatPreview } from '@/modules/catalog/ui/chat-preview'
import { PackGrid } from '@/modules/catalog/ui/pack-card'
import { StickerFan } from '@/modules/catalog/ui/rank-row'
import { ShareButton } from '@/modules/catalog/ui/share-button'
import { StickerGrid } from '@/modules/catalog/ui/sticker-grid'
import { StickerShow } from '@/modules/catalog/ui/sticker-show'
import { StickerStage } from '@/modules/catalog/ui/sticker-stage'
import { WorksIn } from '@/modules/catalog/ui/works-in'
import { Avatar } from '@/ui/avatar'
import { Breadcrumbs } from '@/ui/breadcrumbs'
import { Button, ButtonLink } from '@/ui/button'
import { Icon } from '@/ui/icon'
import { formatPrice, Price } from '@/ui/price'
import { Section } from '@/ui/section'
import { SplitBar, SplitList, type SplitPart } from '@/ui/split-bar'
import { Tag } from '@/ui/tag'

export const revalidate = 3600

/** None at build time: a pack's page is rendered at its first visit and kept. */
export function generateStaticParams(): { slug: string }[] {
  return []
}

type Props = PageProps<'/[locale]/packs/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const pack = packs.find((p) => p.slug === '') ?? packs.find(async (p) => p.slug === (await params).slug)
  const locale = await localeOf(params)
  if (!pack) return {}
  return pageWords(locale, `/packs/${pack.slug}`, {
    title: pack.title,
    description: pack.description,
    picture: `/media/${pack.cardKey}/448.webp`,
  })
}

export default async function PackPage({ params }: Props) {
  const locale = await localeOf(params)
  const { slug } = await params
  const pack = packs.find((p) => p.slug === decodeURIComponent(slug))
  if (!pack) notFound()
  const t = await getTranslations('pack')
  const shop = await getTranslations('shop')
  const to = (path: string) => localHref(locale, path)
  const artist = pack.artists[0]!
  const usd = (n: bigint) => money(n, 'USD')
  const parts: SplitPart[] = [
    { kind: 'artist', name: 'Mina Haddad', note: 'drew it · 70 %', amount: usd(154n) },
    { kind: 'artist', name: 'Jo Park', note: 'made it move · 30 %', amount: usd(66n) },
    { kind: 'tax', name: 'VAT', note: 'France · 20 %', amount: usd(50n) },
    { kind: 'shop', name: 'Mulsaq', note: '12 % of the net, rounded down', amount: usd(29n) },
  ]
  const others = packs.slice(1, 6)

  return (
    <StickerShow stickers={pack.stickers}>
      <div className="page-column">
        <Breadcrumbs
          label={t('path')}
          crumbs={[
            { href: to('/'), words: t('shop') },
            { href: to(`/categories/${pack.category}`), words: pack.category },
          ]}
          here={pack.title}
        />
        <div className="grid gap-x-14 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(360px,440px)]">
          <StickerStage
            words={{
              label: t('stage.label'),
              of: t.raw('stage.of') as string,
              backdrop: t('stage.backdrop'),
              paper: t('stage.paper'),
              ink: t('stage.ink'),
              before: t('stage.before'),
              after: t('stage.after'),
              chat: t('stage.chat'),
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
              <bdi>{pack.title}</bdi>
            </h1>
            <p dir="auto" className="type-lead text-ink-2 mt-3 whitespace-pre-line">
              {pack.description}
            </p>
            <p className="text-ink-2 mt-2">
              {t.rich('by', {
                artist: () => (
                  <Link prefetch={false} href={to(`/artists/${artist.handle}`)} className="link strong text-ink">
                    <bdi>{artist.name}</bdi>
                  </Link>
                ),
              })}
            </p>
            <div className="mt-4 flex flex-wrap gap-2">
              <Tag icon={<Icon of={StickerIcon} size={16} />}>{t('stickers', { count: pack.stickers.length })}</Tag>
              <Tag icon={<Icon of={UsersThreeIcon} size={16} />}>{shop('owners', { count: pack.ownerCount })}</Tag>
            </div>

            <section
              aria-labelledby="price"
              className="border-line bg-sheet shadow-e1 mt-6 grid gap-4 rounded-l border p-6"
            >
              <div className="flex items-end justify-between gap-4">
                <div>
                  <h2 id="price" className="type-small text-ink-3">
                    {t('price.pays')}
                  </h2>
                  <Price
                    of={usd(299n)}
                    className="font-display text-[2.75rem] leading-none font-extrabold tracking-[calc(-0.026em*var(--tight))]"
                  />
                </div>
                <p className="type-small text-ink-3 max-w-[12rem] text-end">{t('price.once')}</p>
              </div>
              <SplitBar parts={parts} />
              <SplitList parts={parts} />
              <div className="dock grid gap-3">
                <div className="grid gap-2.5 md:hidden">
                  <SplitBar parts={parts} />
                  <SplitList parts={parts} inline />
                </div>
                <Button kind="main" size="l" className="w-full">
                  Buy for {formatPrice(usd(299n))}
                </Button>
              </div>
              <p className="type-small text-ink-3 text-center">{t('price.entry')}</p>
            </section>
            <div className="mt-4 flex gap-3">
              <ShareButton
                title={pack.title}
                path={to(`/packs/${pack.slug}`)}
                icon={<Icon of={ShareFatIcon} />}
                words={{ share: t('share'), copied: t('copied') }}
              />
            </div>
          </div>
        </div>

        <Section
          title={t('all', { count: pack.stickers.length })}
          lead={<span className="max-md:hidden">{t('choose')}</span>}
        >
          <div className="md:border-line md:bg-sheet md:shadow-e1 md:rounded-l md:border md:p-8">
            <StickerGrid />
          </div>
        </Section>

        <div className="grid gap-x-14 lg:grid-cols-[minmax(0,1fr)_minmax(360px,440px)]">
          <Section title={t('chat.title')} id="chat">
            <ChatPreview
              words={{
                friend: t('chat.friend'),
                light: t('chat.light'),
                dark: t('chat.dark'),
                opening: t('chat.opening'),
                answer: t('chat.answer'),
                yours: t('chat.yours'),
                label: t('chat.label'),
                hint: t('chat.hint'),
              }}
            />
          </Section>
          <Section title={t('worksIn.title')}>
            <WorksIn />
          </Section>
        </div>

        <Section title={t('artist')} className="later">
          <div className="border-line bg-sheet shadow-e1 flex flex-wrap items-center gap-x-8 gap-y-5 rounded-l border p-6">
            <Avatar name={artist.name} side={64} />
            <div className="min-w-0 grow basis-56">
              <p className="type-t5">
                <bdi>{artist.name}</bdi>
              </p>
              <p className="text-ink-2 mt-1" dir="auto">
                I draw animals who are doing their best.
              </p>
            </div>
            <StickerFan keys={pack.coverKeys} side={92} />
            <ButtonLink kind="outline" href={to(`/artists/${artist.handle}`)}>
              {t('allPacks')}
            </ButtonLink>
          </div>
          <div className="mt-8">
            <PackGrid locale={locale} packs={others} />
          </div>
        </Section>
      </div>
    </StickerShow>
  )
}
