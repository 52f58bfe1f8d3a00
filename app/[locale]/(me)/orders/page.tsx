import type { Metadata } from 'next'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { listOrders } from '@/modules/checkout/list-orders'
import { OrderStateTag } from '@/modules/checkout/ui/order-state'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { Pager } from '@/ui/pager'
import { PaperLink } from '@/modules/papers/ui/paper-link'
import { Price } from '@/ui/price'
import { Sticker } from '@/ui/sticker'
import { Tag } from '@/ui/tag'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('title'), robots: { index: false } }
}

export default async function OrdersPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { before } = await searchParams
  const after = typeof before === 'string' ? before : undefined
  const { orders, next } = await asked(locale, listOrders(await currentActor(), after))
  const t = await getTranslations('orders')
  const format = await getFormatter()
  const to = (path: string) => localHref(locale, path)

  return (
    <div className="page-column max-w-[860px] pt-8 pb-16">
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2 mt-2 mb-7">{t('lead')}</p>
      {orders.length === 0 ? (
        <EmptyState title={t('empty.title')} action={<ButtonLink href={to('/')}>{t('empty.action')}</ButtonLink>}>
          <p>{t('empty.words')}</p>
        </EmptyState>
      ) : (
        <ul className="border-line bg-sheet shadow-e1 divide-line divide-y rounded-l border px-2">
          {orders.map((order) => (
            <li key={order.id} className="flex flex-wrap items-center justify-end gap-x-2">
              <Link
                prefetch={false}
                href={to(`/orders/${order.id}`)}
                className="rounded-m hover:bg-well flex min-w-0 grow flex-wrap items-center gap-x-4 gap-y-2 px-3 py-3.5"
              >
                {order.lines[0]?.coverKey && (
                  <Sticker src={`/media/${order.lines[0].coverKey}/112.webp`} alt="" side={52} />
                )}
                <span className="min-w-0 grow basis-40">
                  <span className="strong block truncate">
                    <bdi>
                      {order.kind === 'topup'
                        ? t('topup', { stars: Number(order.total.minor) })
                        : order.lines.map((line) => line.title).join(', ')}
                    </bdi>
                  </span>
                  <time className="type-small text-ink-3" dateTime={order.createdAt.toISOString()}>
                    {format.dateTime(order.createdAt, { dateStyle: 'medium' })}
                  </time>
                </span>
                {order.test && <Tag>{t('test')}</Tag>}
                <OrderStateTag state={order.state} />
                <Price of={order.total} className="strong figures" />
              </Link>
              {order.paidAt && <PaperLink kind="receipt" id={order.id} locale={locale} words={t('pdf')} />}
            </li>
          ))}
        </ul>
      )}
      <Pager
        label={t('pages')}
        next={next ? { href: `${to('/orders')}?before=${next}`, words: t('older') } : undefined}
        first={after ? { href: to('/orders'), words: t('newest') } : undefined}
      />
    </div>
  )
}
