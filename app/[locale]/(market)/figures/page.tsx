import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { localeOf } from '@/app/_shell/locale-of'
import { pageWords } from '@/app/_shell/page-words'
import { money } from '@/core/money'
import { localHref } from '@/i18n/routing'
import { env } from '@/infra/env'
import { PayoutTimes } from '@/modules/payouts/ui/payout-times'
import { formatPrice, inPrice } from '@/ui/price'
import { figures } from '../_shelf/reads'

export const revalidate = 3600

type Props = PageProps<'/[locale]/figures'>

export async function generateMetadata({ params }: Props) {
  const t = await getTranslations('figures')
  return pageWords(await localeOf(params), '/figures', { title: t('title'), description: t('lead') })
}

/** The fee, the hold and the payouts: what is promised, and how it really was, counted from the books. */
export default async function FiguresPage({ params }: Props) {
  const locale = await localeOf(params)
  const t = await getTranslations('figures')
  const format = await getFormatter()
  const { fee, offered, hold, payouts, at } = await figures()
  const percent = (points: number) => format.number(points / 10_000, { style: 'percent', maximumFractionDigits: 2 })
  // The second of January 2000 was a Sunday, the week's day 0.
  const weekday = format.dateTime(new Date(Date.UTC(2000, 0, 2 + env.PAYOUT_WEEKDAY)), {
    weekday: 'long',
    timeZone: 'UTC',
  })
  return (
    <div className="page-column grid gap-10 pt-4 md:pt-8">
      <div>
        <h1 className="type-page">{t('title')}</h1>
        <p className="type-lead text-ink-2 mt-2 max-w-[60ch]">{t('lead')}</p>
      </div>
      <div className="grid gap-5 md:grid-cols-3">
        <Card
          title={t('fee.title')}
          amount={percent(offered)}
          was={fee ? t('fee.was', { days: fee.days, percent: percent(fee.points) }) : t('fee.none')}
        >
          {t('fee.words')}
        </Card>
        <Card
          title={t('hold.title')}
          amount={t('days', { days: env.HOLD_DAYS })}
          was={hold ? t('hold.was', { days: hold.days, median: hold.median, most: hold.most }) : t('hold.none')}
        >
          {t('hold.words')}
        </Card>
        <Card title={t('payouts.title')} amount={weekday} was={t('payouts.below')}>
          {t.rich('payouts.words', {
            ...inPrice,
            least: formatPrice(money(env.PAYOUT_MINIMUM_MINOR, env.SHOP_CURRENCY)),
          })}
        </Card>
      </div>
      <PayoutTimes times={payouts} />
      <p className="text-ink-2 type-small">
        {t('counted', { at: format.dateTime(at, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }) })}{' '}
        <Link prefetch={false} href={localHref(locale, '/account/studio')} className="link">
          {t('terms')}
        </Link>
      </p>
    </div>
  )
}

function Card({ title, amount, was, children }: { title: string; amount: string; was: string; children: ReactNode }) {
  return (
    <section className="border-line bg-sheet shadow-e1 grid content-start gap-2 rounded-l border p-6">
      <h2 className="strong">{title}</h2>
      <p className="type-t2">
        <bdi>{amount}</bdi>
      </p>
      <p className="text-ink-2">{children}</p>
      <p className="perforated-t type-small mt-2 pt-3">{was}</p>
    </section>
  )
}
