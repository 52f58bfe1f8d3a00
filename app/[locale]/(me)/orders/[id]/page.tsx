import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { currentActor } from '@/infra/session'
import { findOrder } from '@/modules/checkout/find-order'
import { CartSeen } from '@/modules/checkout/ui/cart-seen'
import { OrderNews } from '@/modules/checkout/ui/order-news'
import { Receipt } from '@/modules/checkout/ui/receipt'
import { listPapers } from '@/modules/papers/list-papers'
import { OrderPapers } from '@/modules/papers/ui/order-papers'

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders'))('receipt'), robots: { index: false } }
}

export default async function OrderPage({ params }: Props) {
  const locale = await localeOf(params)
  const { id } = await params
  const me = await currentActor()
  const order = await asked(locale, findOrder(me, id))
  const papers = await listPapers(me, id)
  return (
    <div className="page-column max-w-[760px] pt-8 pb-16">
      {/* What was bought is out of the cart: its badge counts again. */}
      <CartSeen key={order.state} />
      <OrderNews locale={locale} order={order} />
      <Receipt locale={locale} order={order} />
      <OrderPapers locale={locale} order={order} papers={papers} mine={me.kind === 'user' && me.id === order.buyerId} />
    </div>
  )
}
