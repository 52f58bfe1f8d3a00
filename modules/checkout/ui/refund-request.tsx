import { getFormatter, getTranslations } from 'next-intl/server'
import { env } from '@/infra/env'
import { ActionForm } from '@/ui/action-form'
import { TextArea } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { CheckField } from '@/ui/check-field'
import { askBack, keepAfterAll } from '../actions'
import type { OrderView } from '../find-order'
import { askableUntil, hoursLate } from '../refund-request'

/** A buyer's request for his money: how it stands, or the way to make one while there is time. */
export async function RequestNews({ order }: { order: OrderView }) {
  const t = await getTranslations('orders.request')
  const format = await getFormatter()
  const now = new Date()
  const request = order.requests.at(-1)
  const when = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })
  if (request?.state === 'open')
    return (
      <Notice
        tone="warn"
        title={t('open.title')}
        action={
          <ActionForm action={keepAfterAll} className="grid gap-3">
            <input type="hidden" name="requestId" value={request.id} />
            <SubmitButton>{t('keep')}</SubmitButton>
          </ActionForm>
        }
      >
        {hoursLate(request, now) > 0
          ? t('open.late', { when: when(request.dueAt) })
          : t('open.words', { when: when(request.dueAt) })}
      </Notice>
    )
  if (request?.state === 'declined')
    return (
      <Notice tone="quiet" title={t('declined')}>
        <bdi>{request.answer}</bdi>
      </Notice>
    )
  const until = askableUntil(order, env.REFUND_DAYS)
  if (!until || until < now || order.refunds.some((refund) => refund.state === 'pending')) return null
  return (
    <details className="print:hidden">
      <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t('ask')}</summary>
      <ActionForm action={askBack} className="mt-3 grid gap-4 sm:max-w-xl">
        <p className="text-ink-2">
          {env.REFUND_UNTOUCHED_AT_ONCE ? t('rule', { when: when(until) }) : t('ruleByPerson', { when: when(until) })}
        </p>
        <input type="hidden" name="orderId" value={order.id} />
        {order.lines.length > 1 && (
          <fieldset className="grid">
            <legend className="type-small strong">{t('which')}</legend>
            {order.lines
              .filter((line) => line.refunded.minor < line.gross.minor)
              .map((line) => (
                <CheckField
                  key={line.id}
                  name="lines[]"
                  value={line.id}
                  defaultChecked
                  label={<bdi>{line.title}</bdi>}
                />
              ))}
          </fieldset>
        )}
        <TextArea label={t('why')} hint={t('whyHint')} name="words" maxLength={500} />
        <SubmitButton className="justify-self-start">{t('send')}</SubmitButton>
      </ActionForm>
    </details>
  )
}
