import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localHref, type Locale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { ButtonLink } from '@/ui/button-link'
import { Notice } from '@/ui/notice'
import { formatPrice } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { giveUpOrder, payOrderAgain } from '../actions'
import { isDisputed } from '../dispute'
import type { OrderView } from '../find-order'
import { ActionForm } from '@/ui/action-form'
import { RefundNews } from './refund-news'
import { GiftNews } from './gift-news'
import { RequestNews } from './refund-request'

/** How an order stands, and the way on from there. */
export async function OrderNews({ locale, order }: { locale: Locale; order: OrderView }) {
  const t = await getTranslations('orders')
  const format = await getFormatter()
  const to = (path: string) => localHref(locale, path)
  const until = order.expiresAt ? format.dateTime(order.expiresAt, { dateStyle: 'medium', timeStyle: 'short' }) : ''
  const [first, ...more] = order.lines
  const starsBack = order.refunds.some(({ state }) => state !== 'failed')
  const again =
    order.kind === 'topup'
      ? to('/wallet')
      : to(
          `/checkout${more.length > 0 || !first ? '' : `/${first.packId}`}?country=${order.country}${order.gift ? '&gift=1' : ''}`,
        )

  return (
    <div className="mb-7 grid gap-4">
      {order.state === 'paid' && order.gift && <GiftNews locale={locale} order={order} />}
      {order.state === 'paid' && order.kind === 'topup' && (
        <Waited
          title={t(starsBack ? 'starsBackTitle' : 'starsTitle')}
          words={t(starsBack ? 'starsBackWords' : 'starsWords', { stars: Number(order.total.minor) })}
          way={{ href: to('/wallet'), words: t('wallet') }}
        />
      )}
      {order.state === 'paid' && order.kind === 'packs' && !order.gift && (
        <div>
          <h1 className="type-page">{more.length > 0 ? t('thanksMany') : t('thanks')}</h1>
          <p className="type-lead text-ink-2 mt-2 mb-5">{t('thanksWords')}</p>
          <ButtonLink kind="main" size="l" href={to('/library')} className="print:hidden">
            {t('library')}
          </ButtonLink>
        </div>
      )}
      {order.state === 'created' && order.provider === 'manual' && (
        <Transfer order={order} until={until}>
          <CancelForm orderId={order.id} words={t('waiting.cancel')} />
        </Transfer>
      )}
      {order.state === 'created' && order.provider !== 'manual' && (
        <WaitingForCard order={order} until={until}>
          <CancelForm orderId={order.id} words={t('waiting.cancel')} />
        </WaitingForCard>
      )}
      {order.state === 'canceled' && (
        <Waited
          title={t('canceled.title')}
          words={t('canceled.words')}
          way={{ href: again, words: t('canceled.again') }}
        />
      )}
      {order.state === 'expired' && (
        <Waited
          title={t('expired.title')}
          words={t('expired.words')}
          way={{ href: again, words: t('expired.again') }}
        />
      )}
      {order.state === 'refunded' && (
        <Waited
          title={t('refundedTitle')}
          words={t('refundedWords')}
          way={{ href: to('/library'), words: t('library') }}
        />
      )}
      <RefundNews refunds={order.refunds} />
      {isDisputed(order.disputes) && (
        <Notice tone="warn" title={t('disputed.title')}>
          {t(order.kind === 'topup' ? 'disputed.ofStars' : 'disputed.words')}
        </Notice>
      )}
      {/* Unused stars are asked back out of the wallet. */}
      {order.kind === 'packs' && order.state === 'paid' && !isDisputed(order.disputes) && <RequestNews order={order} />}
      {order.payment?.alarm && !order.payment.alarmClosedAt && (
        <Notice tone="bad" role="alert" title={t('alarm.title')}>
          {t(`alarm.${order.payment.alarm}`, {
            paid: formatPrice(order.payment.captured),
            asked: formatPrice(order.total),
          })}
        </Notice>
      )}
      {order.test && <Notice>{t('testWords')}</Notice>}
    </div>
  )
}

/** A payment page was opened: declined, stopped, or not heard of yet. */
async function WaitingForCard({ order, until, children }: { order: OrderView; until: string; children: ReactNode }) {
  const t = await getTranslations('orders')
  const state = order.payment?.state
  const words =
    state === 'failed'
      ? { title: t('declined.title'), words: t('declined.words', { until }), way: t('declined.again') }
      : state === 'canceled'
        ? { title: t('stopped.title'), words: t('stopped.words', { until }), way: t('waiting.pay') }
        : { title: t('waiting.title'), words: t('waiting.words', { until }), way: t('waiting.pay') }
  return (
    <>
      <h1 className="type-page">{words.title}</h1>
      <p className="type-lead text-ink-2">{words.words}</p>
      <div className="flex flex-wrap gap-3">
        <ActionForm action={payOrderAgain} className="grid gap-3">
          <input type="hidden" name="orderId" value={order.id} />
          <SubmitButton kind="main" size="l">
            {words.way}
          </SubmitButton>
        </ActionForm>
        {children}
      </div>
    </>
  )
}

async function Transfer({ order, until, children }: { order: OrderView; until: string; children: ReactNode }) {
  const t = await getTranslations('orders.transfer')
  return (
    <>
      <h1 className="type-page">{t('title')}</h1>
      <p className="type-lead text-ink-2">{t('words')}</p>
      <dl className="border-line bg-sheet shadow-e1 grid gap-4 rounded-l border p-6 sm:grid-cols-2">
        <div>
          <dt className="type-small text-ink-3">{t('reference')}</dt>
          <dd className="type-t3 figures select-all">
            <bdi>{order.transfer?.ref}</bdi>
          </dd>
        </div>
        <div>
          <dt className="type-small text-ink-3">{t('amount')}</dt>
          <dd className="type-t3">
            <bdi dir="ltr">{formatPrice(order.total)}</bdi>
          </dd>
        </div>
        <div className="sm:col-span-2">
          <dt className="type-small text-ink-3">{t('how')}</dt>
          <dd dir="auto" className="whitespace-pre-line">
            {env.MANUAL_INSTRUCTIONS}
          </dd>
        </div>
      </dl>
      <p className="text-ink-2">{t('until', { until })}</p>
      {children}
    </>
  )
}

function Waited({ title, words, way }: { title: string; words: string; way: { href: string; words: string } }) {
  return (
    <>
      <h1 className="type-page">{title}</h1>
      <p className="type-lead text-ink-2">{words}</p>
      <div>
        <ButtonLink kind="main" href={way.href}>
          {way.words}
        </ButtonLink>
      </div>
    </>
  )
}

function CancelForm({ orderId, words }: { orderId: string; words: string }) {
  return (
    <ActionForm action={giveUpOrder} className="grid gap-3">
      <input type="hidden" name="orderId" value={orderId} />
      <SubmitButton kind="bare" size="l">
        {words}
      </SubmitButton>
    </ActionForm>
  )
}
