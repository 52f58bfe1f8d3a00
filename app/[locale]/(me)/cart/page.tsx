import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { listCart } from '@/modules/checkout/list-cart'
import { CartRow } from '@/modules/checkout/ui/cart-row'
import { CartSeen } from '@/modules/checkout/ui/cart-seen'
import { keptCart } from '@/modules/checkout/ui/kept-cart'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Price } from '@/ui/price'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cart'))('title'), robots: { index: false } }
}

/** What somebody means to buy, signed in or not. Nothing here is charged: that is the confirm step's. */
export default async function CartPage({ params }: Props) {
  const locale = await localeOf(params)
  const actor = await currentActor()
  const { lines, total } = await listCart(actor, await keptCart())
  const t = await getTranslations('cart')
  const to = (path: string) => localHref(locale, path)
  const ready = lines.filter(({ kind }) => kind === 'ready').length
  return (
    <div className="page-column max-w-[860px] pt-8 pb-16">
      <CartSeen key={lines.length} />
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-2 mb-7">{t('lead')}</p>
      {lines.length === 0 ? (
        <EmptyState title={t('empty.title')} action={<ButtonLink href={to('/new')}>{t('empty.action')}</ButtonLink>}>
          <p>{t('empty.words')}</p>
        </EmptyState>
      ) : (
        <>
          <ul className="border-line bg-sheet shadow-e1 divide-line divide-y rounded-l border px-4 sm:px-6">
            {lines.map((line) => (
              <CartRow key={line.kind === 'gone' ? line.packId : line.pack.id} locale={locale} line={line} />
            ))}
          </ul>
          {ready > 0 && (
            <div className="mt-6 flex flex-wrap items-center justify-end gap-x-6 gap-y-4">
              <p className="text-ink-2">{t('ready', { count: ready })}</p>
              <Price of={total} className="type-t3 figures" />
              <ButtonLink kind="main" size="l" href={to('/checkout')} className="max-sm:w-full">
                {t('check')}
              </ButtonLink>
            </div>
          )}
          <p className="type-small text-ink-3 mt-4 text-end">{actor.kind === 'user' ? t('once') : t('kept')}</p>
        </>
      )}
    </div>
  )
}
