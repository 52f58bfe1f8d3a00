import { GiftIcon } from '@phosphor-icons/react/dist/ssr/Gift'
import { HeartBreakIcon } from '@phosphor-icons/react/dist/ssr/HeartBreak'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref, type Locale } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { LinePack } from '@/modules/checkout/ui/line-pack'
import { removeWish } from '@/modules/wishes/actions'
import { listWishes, type WishedPack } from '@/modules/wishes/list-wishes'
import { ActionForm } from '@/ui/action-form'
import { iconButtonLook } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Icon } from '@/ui/icon'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { Tag } from '@/ui/tag'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('wishes'))('title'), robots: { index: false } }
}

/** What somebody would like to have: its price now and what it was, to be bought or given. */
export default async function WishlistPage({ params }: Props) {
  const locale = await localeOf(params)
  const wishes = await listWishes(await requireSignedIn('/wishlist'))
  const t = await getTranslations('wishes')
  return (
    <div className="page-column max-w-[860px] pt-8 pb-16">
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-2 mb-7">{t('lead')}</p>
      {wishes.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          action={<ButtonLink href={localHref(locale, '/new')}>{t('empty.action')}</ButtonLink>}
        >
          <p>{t('empty.words')}</p>
        </EmptyState>
      ) : (
        <ul className="border-line bg-sheet shadow-e1 divide-line divide-y rounded-l border px-4 sm:px-6">
          {wishes.map((wish) => (
            <li key={wish.kind === 'here' ? wish.pack.id : wish.packId} className="py-5">
              <Wished wish={wish} locale={locale} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

async function Wished({ wish, locale }: { wish: WishedPack; locale: Locale }) {
  const t = await getTranslations('wishes')
  if (wish.kind === 'gone')
    return (
      <div className="flex items-center gap-4">
        <div className="min-w-0 grow">
          <p className="type-t5 text-ink-3 [overflow-wrap:anywhere]">
            <bdi>{wish.title || t('unknown')}</bdi>
          </p>
          <p className="text-ink-2">{t('gone')}</p>
        </div>
        <Drop packId={wish.packId} words={t('remove', { title: wish.title })} />
      </div>
    )
  const { pack, before, cheaper, owned } = wish
  const free = pack.pricing === 'free'
  return (
    <div className="grid gap-3">
      <div className="flex items-center gap-4">
        <Link prefetch={false} href={localHref(locale, `/packs/${pack.slug}`)} className="min-w-0 grow">
          <LinePack pack={pack} />
        </Link>
        {free ? (
          <span className="strong text-ok">{t('free')}</span>
        ) : (
          <Price of={pack.price} className="strong figures" />
        )}
        <Drop packId={pack.id} words={t('remove', { title: pack.title })} />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {before && (
          <Tag tone={cheaper ? 'ok' : 'quiet'}>
            {t.rich(cheaper ? 'cheaper' : 'dearer', { ...inPrice, before: formatPrice(before) })}
          </Tag>
        )}
        {owned && <Tag tone="ok">{t('owned')}</Tag>}
        <span className="ms-auto flex flex-wrap gap-2">
          {!free && (
            <ButtonLink
              kind="bare"
              size="s"
              rel="nofollow"
              href={localHref(locale, `/checkout/${pack.id}?gift=1`)}
              icon={<Icon of={GiftIcon} size={18} />}
            >
              {t('give')}
            </ButtonLink>
          )}
          {!owned && (
            <ButtonLink
              kind="outline"
              size="s"
              href={localHref(locale, free ? `/packs/${pack.slug}` : `/checkout/${pack.id}`)}
            >
              {t(free ? 'get' : 'buy')}
            </ButtonLink>
          )}
        </span>
      </div>
    </div>
  )
}

function Drop({ packId, words }: { packId: string; words: string }) {
  return (
    <ActionForm action={removeWish}>
      <input type="hidden" name="packId" value={packId} />
      <button className={iconButtonLook()} aria-label={words} title={words}>
        <Icon of={HeartBreakIcon} />
      </button>
    </ActionForm>
  )
}
