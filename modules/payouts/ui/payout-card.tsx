import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ActionForm } from '@/ui/action-form'
import { buttonLook } from '@/ui/button'
import { TextField } from '@/ui/field'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { Tag } from '@/ui/tag'
import { approveOnePayout, callOffPayout, markOnePayout, writeOneFee } from '../actions'
import type { Mark } from '../mark-payout'
import { daysLate, HELD_REASON, OPEN_STATES, type Payout } from '../payout'
import { DestinationWords } from './destination'
import { PayoutStateTag } from './payout-state'

/** One payout at the desk, with what can be done about it now. Nobody decides about his own. */
export async function PayoutCard({
  payout,
  name,
  file,
  own,
}: {
  payout: Payout
  name: string
  /** Where what is kept about its person is opened. */
  file: string
  own: boolean
}) {
  const t = await getTranslations('payouts.desk')
  const words = await getTranslations('payouts')
  const format = await getFormatter()
  const late = daysLate(payout, new Date())
  const { id, state, amount, batch, fee } = payout
  const ended = !OPEN_STATES.some((open) => open === state)
  return (
    <article aria-label={t('of', { name })} className="border-line bg-sheet grid gap-4 rounded-l border p-5">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <PayoutStateTag state={state} />
        <Price of={amount} className="type-t4" />
        {payout.withheld.minor > 0n && (
          <span className="text-ink-2">
            {words.rich('withholding.kept', { ...inPrice, kept: formatPrice(payout.withheld) })}
          </span>
        )}
        <Link href={file} prefetch={false} className="strong underline">
          <bdi>{name}</bdi>
        </Link>
        {/* The whole number is in the person’s file, for a purpose, and in the bank’s file. */}
        <DestinationWords to={payout} short />
        <span className="text-ink-2">
          {t(ended ? 'promisedFor' : 'dueOn', {
            day: format.dateTime(payout.dueOn, { dateStyle: 'medium', timeZone: 'UTC' }),
          })}
        </span>
        {fee && (
          <span className="text-ink-2">
            {t('charged')} <Price of={fee} />
          </span>
        )}
        {late > 0 && <Tag tone="bad">{words('late', { days: late })}</Tag>}
        {(payout.reason || payout.ref) && (
          <span className="text-ink-2">
            <bdi>{payout.reason === HELD_REASON ? words('calledOffHeld') : payout.reason || payout.ref}</bdi>
          </span>
        )}
      </div>
      {batch && (
        <div className="flex flex-wrap gap-3">
          {(['xml', 'csv'] as const).map((kind) => (
            // A file, not a page: the router must not try to render it. Without `download`: it may lead to a page that asks for a second factor.
            <a key={kind} href={`/api/desk/payouts/${batch}?format=${kind}`} className={buttonLook('outline', 's')}>
              {t(`files.${kind}`)}
            </a>
          ))}
        </div>
      )}
      {own ? <p className="text-ink-2">{t('own')}</p> : <Decisions payout={payout} id={id} />}
    </article>
  )
}

async function Decisions({ payout, id }: { payout: Payout; id: string }) {
  const t = await getTranslations('payouts.desk')
  const byHand = payout.provider === 'manual'
  const mark = (which: Mark) => (
    <Line
      key={which}
      action={markOnePayout}
      id={id}
      field="words"
      label={t(`marks.${which}.label`)}
      button={t(`marks.${which}.button`)}
    >
      <input type="hidden" name="mark" value={which} />
    </Line>
  )
  const callOff = <Line action={callOffPayout} id={id} field="reason" label={t('reason')} button={t('callOff')} />
  const charged = byHand && !payout.fee && (
    <Line action={writeOneFee} id={id} field="fee" label={t('fee.label')} button={t('fee.button')} />
  )
  switch (payout.state) {
    case 'requested':
      return (
        <div className="grid items-end gap-4">
          <ActionForm action={approveOnePayout} className="grid justify-items-start gap-3">
            <input type="hidden" name="payoutId" value={id} />
            <SubmitButton kind="main">{t('approve')}</SubmitButton>
          </ActionForm>
          {callOff}
        </div>
      )
    case 'approved':
      return (
        <div className="grid gap-4">
          {byHand && mark('paid')}
          {callOff}
        </div>
      )
    case 'sent':
      return byHand ? (
        <div className="grid gap-4">
          {mark('paid')}
          {mark('failed')}
        </div>
      ) : (
        <p className="text-ink-2">{t('asking')}</p>
      )
    case 'paid':
      return byHand ? (
        <div className="grid gap-4">
          {mark('returned')}
          {charged}
        </div>
      ) : null
    case 'returned':
      return charged || null
    case 'failed':
    case 'canceled':
    default:
      return null
  }
}

function Line({
  action,
  id,
  field,
  label,
  button,
  children,
}: {
  action: Parameters<typeof ActionForm>[0]['action']
  id: string
  field: string
  label: string
  button: string
  children?: ReactNode
}) {
  return (
    <ActionForm action={action} className="grid items-end gap-3 sm:grid-cols-[minmax(0,24rem)_auto] sm:justify-start">
      <input type="hidden" name="payoutId" value={id} />
      {children}
      <TextField label={label} name={field} required maxLength={300} autoComplete="off" />
      <SubmitButton>{button}</SubmitButton>
    </ActionForm>
  )
}
