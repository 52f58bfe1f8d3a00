import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findOrder } from '@/modules/checkout/find-order'
import { evidenceOf } from '@/modules/checkout/find-evidence'
import { DisputeCard } from '@/modules/checkout/ui/dispute-card'
import { Receipt } from '@/modules/checkout/ui/receipt'
import { RefundForm } from '@/modules/checkout/ui/refund-form'
import { RefundList } from '@/modules/checkout/ui/refund-list'
import { WhereBuyerIs } from '@/modules/checkout/ui/where-buyer-is'
import { listPapers } from '@/modules/papers/list-papers'
import { OrderPapers } from '@/modules/papers/ui/order-papers'
import { Breadcrumbs } from '@/ui/breadcrumbs'
import { ButtonLink } from '@/ui/button-link'

interface Props {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  return { title: (await getTranslations('orders.refund'))('title', { id }) }
}

/** An order as finance sees it: what was paid, what went back, and giving money back. */
export default async function DeskOrderPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const { id } = await params
  const search = await searchParams
  const actor = await requireSignedIn(`/desk/orders/${id}`, 'finance', 'admin')
  const order = await asked(locale, findOrder(actor, id))
  const names = await findProfiles([order.buyerId, ...order.refunds.map((refund) => refund.decidedBy)])
  const buyer = names.get(order.buyerId)
  const papers = await listPapers(actor, id)
  const evidence = await evidenceOf(actor, id)
  const t = await getTranslations('orders')
  return (
    <div className="mx-auto grid w-full max-w-[900px] gap-8">
      <Breadcrumbs
        label={t('refund.path')}
        crumbs={[{ href: localHref(locale, '/desk/orders'), words: t('refund.back') }]}
        here={t('number')}
      />
      <h1 className="sr-only">{t('refund.title', { id })}</h1>
      {buyer && (
        <p className="flex flex-wrap items-center gap-3">
          <bdi className="strong">{buyer.displayName}</bdi>
          <ButtonLink size="s" href={localHref(locale, `/desk/people/${buyer.handle}`)}>
            {(await getTranslations('personFile'))('look')}
          </ButtonLink>
        </p>
      )}
      <Receipt locale={locale} order={order} />
      <OrderPapers locale={locale} order={order} papers={papers} mine={false} />
      {order.kind === 'packs' && <WhereBuyerIs locale={locale} stated={order.country} evidence={evidence} />}
      {order.disputes.map((dispute) => (
        <DisputeCard key={dispute.id} locale={locale} dispute={dispute} />
      ))}
      <RefundList refunds={order.refunds} names={names} />
      <RefundForm actor={actor} locale={locale} order={order} search={search} />
    </div>
  )
}
