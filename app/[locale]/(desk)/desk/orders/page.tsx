import type { Metadata } from 'next'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import { toDecimal } from '@/core/money'
import { localHref, type Locale } from '@/i18n/routing'
import { currentActor } from '@/infra/session'
import { markTransferReceived } from '@/modules/checkout/actions'
import { listDisputes } from '@/modules/checkout/list-disputes'
import { listRefunds } from '@/modules/checkout/list-refunds'
import type { Refund } from '@/modules/checkout/refund'
import { DisputeCard } from '@/modules/checkout/ui/dispute-card'
import { RequestCard } from '@/modules/checkout/ui/request-card'
import { RefundStateTag } from '@/modules/checkout/ui/refund-state'
import { ActionForm } from '@/ui/action-form'
import { closePaymentAlarm } from '@/modules/payments/actions'
import { listAlarms, listTransfers, type Transfer } from '@/modules/payments/list-transfers'
import type { Payment } from '@/modules/payments/payment'
import { Button } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { EmptyState } from '@/ui/empty-state'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Price } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('orders.desk'))('title') }
}

export default async function DeskOrdersPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const search = await searchParams
  const typed = typeof search.ref === 'string' && search.ref.trim() !== '' ? search.ref.slice(0, 60) : undefined
  const state = search.state === 'received' ? 'received' : 'open'
  const actor = await currentActor()
  const transfers = await asked(locale, listTransfers(actor, { state, typed }))
  const alarms = await asked(locale, listAlarms(actor))
  const refunds = await asked(locale, listRefunds(actor))
  const disputes = await asked(locale, listDisputes(actor))
  const t = await getTranslations('orders.desk')
  const here = localHref(locale, '/desk/orders')

  return (
    <div className="mx-auto grid w-full max-w-[1100px] gap-8">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2 mt-1">{t('lead')}</p>
      </div>

      <section aria-labelledby="alarms" className="grid gap-4">
        <h2 id="alarms" className="type-t4">
          {t('alarms')}
        </h2>
        {alarms.payments.length === 0 && <Notice tone="ok">{t('noAlarms')}</Notice>}
        {alarms.payments.map((payment) => (
          <AlarmCard key={payment.id} locale={locale} payment={payment} />
        ))}
        {alarms.events.length > 0 && <StuckEvents events={alarms.events} />}
      </section>

      {disputes.length > 0 && (
        <section aria-labelledby="disputes" className="grid gap-4">
          <h2 id="disputes" className="type-t4">
            {t('disputes')}
          </h2>
          {disputes.map((dispute) => (
            <DisputeCard key={dispute.id} locale={locale} dispute={dispute} />
          ))}
        </section>
      )}

      <section aria-labelledby="requests" className="grid gap-4">
        <h2 id="requests" className="type-t4">
          {t('requests')}
        </h2>
        <Notice tone={refunds.lateness.waiting > 0 ? 'bad' : 'ok'}>{t('requestLateness', refunds.lateness)}</Notice>
        {refunds.requests.map((request) => (
          <RequestCard key={request.id} locale={locale} request={request} />
        ))}
      </section>

      <section aria-labelledby="refunds" className="grid gap-4">
        <h2 id="refunds" className="type-t4">
          {t('refunds')}
        </h2>
        {refunds.pending.length === 0 && <p className="text-ink-2">{t('noRefunds')}</p>}
        {refunds.pending.map((refund) => (
          <RefundRow key={refund.id} locale={locale} refund={refund} />
        ))}
        {refunds.failed.length > 0 && <h3 className="type-t5">{t('failedRefunds')}</h3>}
        {refunds.failed.map((refund) => (
          <RefundRow key={refund.id} locale={locale} refund={refund} />
        ))}
      </section>

      <section aria-labelledby="transfers" className="grid gap-4">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <h2 id="transfers" className="type-t4">
            {t('transfers')}
          </h2>
          <ButtonLink size="s" href={state === 'open' ? `${here}?state=received` : here}>
            {state === 'open' ? t('showReceived') : t('showOpen')}
          </ButtonLink>
        </div>
        <search>
          <form
            action={here}
            className="grid items-end gap-3 sm:grid-cols-[minmax(0,22rem)_auto_auto] sm:justify-start"
          >
            <TextField
              label={t('find')}
              name="ref"
              defaultValue={typed}
              autoComplete="off"
              spellCheck={false}
              dir="ltr"
            />
            <Button type="submit" kind="strong">
              {t('search')}
            </Button>
            {typed && (
              <ButtonLink kind="bare" href={here}>
                {t('all')}
              </ButtonLink>
            )}
          </form>
          <p className="type-small text-ink-3 mt-1.5">{t('findHint')}</p>
        </search>
        {transfers.length === 0 ? (
          <EmptyState title={typed ? t('notFound.title') : t('none.title')}>
            <p>{typed ? t('notFound.words') : t('none.words')}</p>
          </EmptyState>
        ) : (
          transfers.map((transfer) => <TransferCard key={transfer.ref} locale={locale} transfer={transfer} />)
        )}
      </section>
    </div>
  )
}

async function RefundRow({ locale, refund }: { locale: Locale; refund: Refund }) {
  const t = await getTranslations('orders.reasons')
  const format = await getFormatter()
  return (
    <article className="border-line bg-sheet flex flex-wrap items-center gap-x-6 gap-y-2 rounded-l border p-5">
      <RefundStateTag state={refund.state} />
      <Price of={refund.amount} className="strong" />
      <span>{t(refund.reason)}</span>
      <span className="text-ink-2">
        {format.dateTime(refund.createdAt, { dateStyle: 'medium', timeStyle: 'short' })}
      </span>
      {refund.lastError && (
        <span className="text-bad [overflow-wrap:anywhere]">
          <bdi>{refund.lastError}</bdi>
        </span>
      )}
      <Link
        prefetch={false}
        href={localHref(locale, `/desk/orders/${refund.orderId}`)}
        className="link font-mono text-[0.86em]"
      >
        <bdi>{refund.orderId}</bdi>
      </Link>
    </article>
  )
}

async function AlarmCard({ locale, payment }: { locale: Locale; payment: Payment }) {
  const t = await getTranslations('orders.desk')
  return (
    <article className="border-bad bg-sheet grid gap-4 rounded-l border p-5">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2">
        <Tag tone="bad">{t(`alarm.${payment.alarm ?? 'amount'}`)}</Tag>
        <span>
          {t('asked')} <Price of={payment.amount} className="strong" />
        </span>
        <span>
          {t('came')} <Price of={payment.captured} className="strong" />
        </span>
        <span className="text-ink-2">
          {t('provider')} {payment.provider}
        </span>
        <Link
          prefetch={false}
          href={localHref(locale, `/desk/orders/${payment.orderId}`)}
          className="link font-mono text-[0.86em]"
        >
          <bdi>{payment.orderId}</bdi>
        </Link>
      </div>
      <ActionForm
        action={closePaymentAlarm}
        className="grid items-end gap-3 sm:grid-cols-[minmax(0,24rem)_auto] sm:justify-start"
      >
        <input type="hidden" name="paymentId" value={payment.id} />
        <TextField
          label={t('sentBack')}
          hint={t('sentBackHint')}
          name="note"
          required
          maxLength={300}
          autoComplete="off"
        />
        <SubmitButton className="sm:mb-7">{t('close')}</SubmitButton>
      </ActionForm>
    </article>
  )
}

async function StuckEvents({ events }: { events: Awaited<ReturnType<typeof listAlarms>>['events'] }) {
  const t = await getTranslations('orders.desk')
  const format = await getFormatter()
  return (
    <Table
      label={t('stuck')}
      head={
        <>
          <Th>{t('event')}</Th>
          <Th>{t('provider')}</Th>
          <Th end>{t('tries')}</Th>
          <Th>{t('error')}</Th>
          <Th>{t('since')}</Th>
        </>
      }
    >
      {events.map((event) => (
        <tr key={event.id} className="align-top">
          <Td className="font-mono text-[0.86em]">
            <bdi>{event.kind}</bdi>
          </Td>
          <Td>{event.provider}</Td>
          <Td end>{event.attempts}</Td>
          <Td className="max-w-[40ch] [overflow-wrap:anywhere]">{event.lastError}</Td>
          <Td className="whitespace-nowrap">
            {format.dateTime(event.receivedAt, { dateStyle: 'medium', timeStyle: 'short' })}
          </Td>
        </tr>
      ))}
    </Table>
  )
}

async function TransferCard({ locale, transfer }: { locale: Locale; transfer: Transfer }) {
  const t = await getTranslations('orders.desk')
  const format = await getFormatter()
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'medium' })
  return (
    <article className="border-line bg-sheet shadow-e1 grid gap-4 rounded-l border p-5">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2">
        <h3 className="type-t5 figures">
          <bdi>{transfer.ref}</bdi>
        </h3>
        <Price of={transfer.amount} className="strong" />
        <span className="text-ink-2">
          {t('since2')} {day(transfer.createdAt)}
        </span>
        {transfer.receivedAt && (
          <Tag tone="ok">
            {t('received')} {day(transfer.receivedAt)}
            {transfer.bankRef && <bdi>· {transfer.bankRef}</bdi>}
          </Tag>
        )}
        <Link
          prefetch={false}
          href={localHref(locale, `/desk/orders/${transfer.orderId}`)}
          className="link font-mono text-[0.86em]"
        >
          <bdi>{transfer.orderId}</bdi>
        </Link>
      </div>
      {transfer.state === 'open' && (
        <ActionForm
          action={markTransferReceived}
          className="grid items-end gap-3 sm:grid-cols-[minmax(0,11rem)_minmax(0,18rem)_auto] sm:justify-start"
          done={t('done')}
        >
          <input type="hidden" name="typed" value={transfer.ref} />
          <TextField
            label={t('amount')}
            name="amount"
            required
            inputMode="decimal"
            dir="ltr"
            autoComplete="off"
            defaultValue={toDecimal(transfer.amount)}
          />
          <TextField label={t('bankRef')} name="bankRef" required maxLength={120} autoComplete="off" />
          <SubmitButton kind="strong">{t('mark')}</SubmitButton>
        </ActionForm>
      )}
    </article>
  )
}
