import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { localHref } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { findOrder } from '@/modules/checkout/find-order'
import { buttonLook, ButtonLink } from '@/ui/button'
import { formatPrice } from '@/ui/price'

interface Props {
  params: Promise<{ locale: string; id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.leave'))('title'), robots: { index: false } }
}

/**
 * The last page of ours before a processor's. A form may not lead to another site (`form-action 'self'`), not even through a
 * redirect; a page that was asked for may, so this one goes on by itself, and says where to.
 */
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
    <div className="page-column grid max-w-[640px] gap-5 pt-12 pb-16">
      <meta httpEquiv="refresh" content={`0;url=${target}`} />
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2">{t('words', { total: formatPrice(order.total), host })}</p>
      <div className="flex flex-wrap gap-3">
        <a href={target} className={buttonLook('main', 'l')} rel="noreferrer">
          {t('go', { host })}
        </a>
        <ButtonLink kind="bare" size="l" href={back}>
          {t('back')}
        </ButtonLink>
      </div>
    </div>
  )
}
