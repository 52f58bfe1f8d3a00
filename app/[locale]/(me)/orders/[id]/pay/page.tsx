import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { asked } from '@/app/_shell/asked'
import { Leave } from '@/app/_shell/leave'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { findOrder } from '@/modules/checkout/find-order'
import { formatPrice, inPrice } from '@/ui/price'

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.leave'))('title'), robots: { index: false } }
}

/** On to a processor's pay page. */
export default async function LeaveToPayPage({ params }: Props) {
  const locale = await localeOf(params)
  const { id } = await params
  const order = await asked(locale, findOrder(await currentActor(), id))
  const back = localHref(locale, `/orders/${id}`)
  const target = order.state === 'created' ? order.payment?.payUrl : undefined
  if (!target) redirect(back)
  const t = await getTranslations('orders.leave')
  const { host } = new URL(target)
  return (
    <div className="page-column">
      <Leave target={target} title={t('title')} go={t('go', { host })} back={{ href: back, words: t('back') }}>
        {t.rich('words', { ...inPrice, total: formatPrice(order.total), host })}
      </Leave>
    </div>
  )
}
