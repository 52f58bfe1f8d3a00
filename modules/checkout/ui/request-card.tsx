import { getFormatter, getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { localHref, type Locale } from '@/i18n/routing'
import { ActionForm } from '@/ui/action-form'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { Tag } from '@/ui/tag'
import { declineOneRequest, grantOneRequest } from '../actions'
import { hoursLate, type RefundRequest } from '../refund-request'

/** A buyer's request at the desk, with its clock. */
export async function RequestCard({ locale, request }: { locale: Locale; request: RefundRequest }) {
  const t = await getTranslations('orders.request')
  const format = await getFormatter()
  const late = hoursLate(request, new Date())
  return (
    <article aria-label={request.orderId} className="border-line bg-sheet grid gap-4 rounded-l border p-5">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Link
          prefetch={false}
          href={localHref(locale, `/desk/orders/${request.orderId}`)}
          className="link font-mono text-[0.86em]"
        >
          <bdi>{request.orderId}</bdi>
        </Link>
        <span className="text-ink-2">
          {t('due', { when: format.dateTime(request.dueAt, { dateStyle: 'medium', timeStyle: 'short' }) })}
        </span>
        {late > 0 && <Tag tone="bad">{t('hoursLate', { hours: late })}</Tag>}
      </div>
      <p className="[overflow-wrap:anywhere]">{request.words ? <bdi>{request.words}</bdi> : t('noWords')}</p>
      <div className="grid gap-4">
        <ActionForm action={grantOneRequest} className="grid justify-items-start gap-3">
          <input type="hidden" name="requestId" value={request.id} />
          <SubmitButton kind="main">{t('grant')}</SubmitButton>
        </ActionForm>
        <ActionForm
          action={declineOneRequest}
          className="grid items-end gap-3 sm:grid-cols-[minmax(0,24rem)_auto] sm:justify-start"
        >
          <input type="hidden" name="requestId" value={request.id} />
          <TextField label={t('answer')} name="answer" required maxLength={1_000} autoComplete="off" />
          <SubmitButton>{t('decline')}</SubmitButton>
        </ActionForm>
      </div>
    </article>
  )
}
