import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import type { Actor } from '@/core/actor'
import { money, type Money } from '@/core/money'
import { Refusal } from '@/core/refusal'
import { localHref, type Locale } from '@/i18n/routing'
import { countryName } from '@/ui/country'
import { ActionForm } from '@/ui/action-form'
import { Button } from '@/ui/button'
import { ButtonLink } from '@/ui/button-link'
import { CheckField } from '@/ui/check-field'
import { TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { Notice } from '@/ui/notice'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { SubmitButton } from '@/ui/submit-button'
import { Table, Td, Th } from '@/ui/table'
import { giveBack } from '../actions'
import { isDisputed } from '../dispute'
import type { OrderView } from '../find-order'
import type { RefundPlan } from '../plan-refund'
import { previewRefund } from '../preview-refund'
import { REFUND_REASONS } from '../refund'

interface Props {
  actor: Actor
  locale: Locale
  order: OrderView
  search: Record<string, string | string[] | undefined>
}

/** Giving money back in two steps, each a page: what, and then the exact split that is posted when it is confirmed. */
export async function RefundForm({ actor, locale, order, search }: Props) {
  const t = await getTranslations('orders.refund')
  const lineIds = [search.line ?? []].flat().slice(0, 100)
  const typed = typeof search.amount === 'string' ? search.amount.slice(0, 40) : ''
  const looked = search.look === '1' ? await look(actor, order.id, lineIds, typed) : undefined
  const closed =
    order.state !== 'paid' || isDisputed(order.disputes) || order.refunds.some((refund) => refund.state === 'pending')
  // Of a top-up there is one thing to know before anything is chosen: what of it is unspent.
  const left = order.kind === 'topup' && !closed ? await look(actor, order.id, [], '') : undefined
  return (
    <section aria-labelledby="give" className="grid gap-4">
      <h2 id="give" className="type-t4">
        {t('give')}
      </h2>
      {closed && <p className="text-ink-2">{t('closed')}</p>}
      {!closed && !left?.words && looked?.plan && (
        <Confirm locale={locale} order={order} plan={looked.plan} lineIds={lineIds} typed={typed} />
      )}
      {left?.words && <p className="text-ink-2">{left.words}</p>}
      {!closed && !left?.words && !looked?.plan && (
        <>
          {looked?.words && (
            <Notice tone="bad" role="alert">
              {looked.words}
            </Notice>
          )}
          <Choose locale={locale} order={order} typed={typed} unspent={left?.plan?.amount} />
        </>
      )}
    </section>
  )
}

async function look(
  actor: Actor,
  orderId: string,
  lineIds: readonly string[],
  amount: string,
): Promise<{ plan?: RefundPlan; words?: string }> {
  try {
    return { plan: await previewRefund(actor, orderId, { lineIds, amount }) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const t = await getTranslations('refusals')
    return { words: t(error.code, error.params) }
  }
}

async function Choose({
  locale,
  order,
  typed,
  unspent,
}: {
  locale: Locale
  order: OrderView
  typed: string
  unspent: Money | undefined
}) {
  const t = await getTranslations('orders.refund')
  return (
    <form action={localHref(locale, `/desk/orders/${order.id}`)} className="grid gap-4">
      <p className="text-ink-2">
        {unspent ? t.rich('starsLead', { amount: formatPrice(unspent), ...inPrice }) : t('giveLead')}
      </p>
      {!unspent && (
        <fieldset className="grid">
          <legend className="type-small strong">{t('lines')}</legend>
          {order.lines.map((line) => (
            <CheckField
              key={line.id}
              name="line"
              value={line.id}
              defaultChecked={order.lines.length === 1}
              label={<bdi>{line.title}</bdi>}
              hint={t.rich('left', {
                amount: formatPrice(money(line.gross.minor - line.refunded.minor, line.gross.currency)),
                ...inPrice,
              })}
            />
          ))}
        </fieldset>
      )}
      <input type="hidden" name="look" value="1" />
      <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,16rem)_auto] sm:justify-start">
        <TextField
          label={t('partAmount')}
          hint={t(unspent ? 'starsHint' : 'partHint')}
          name="amount"
          inputMode="decimal"
          dir="ltr"
          autoComplete="off"
          defaultValue={typed}
        />
        <Button type="submit" kind="strong" className="sm:mb-7">
          {t('look')}
        </Button>
      </div>
    </form>
  )
}

async function Confirm({
  locale,
  order,
  plan,
  lineIds,
  typed,
}: {
  locale: Locale
  order: OrderView
  plan: RefundPlan
  lineIds: readonly string[]
  typed: string
}) {
  const t = await getTranslations('orders.refund')
  const reasons = await getTranslations('orders.reasons')
  const titles = new Map(order.lines.map((line) => [line.id, line.title]))
  const names = new Map(order.lines.flatMap((line) => line.shares.map((share) => [share.userId, share.name])))
  const { currency } = plan.amount
  return (
    <div className="border-line bg-sheet shadow-e1 grid gap-5 rounded-l border p-6">
      <div>
        <h3 className="type-t4">{t.rich('confirm', { amount: formatPrice(plan.amount), ...inPrice })}</h3>
        <p className="text-ink-2">{t('confirmLead')}</p>
      </div>
      {order.kind === 'topup' && <p>{t('starsGo', { stars: Number(plan.amount.minor) })}</p>}
      {plan.back.length > 0 && (
        <Table
          label={t('confirmLead')}
          head={
            <>
              <Th>{t('who')}</Th>
              <Th>{t('line')}</Th>
              <Th end>{t('gives')}</Th>
            </>
          }
        >
          {plan.back.map(({ lineId, account, minor }) => (
            <tr key={`${lineId} ${account.path}`}>
              <Td>
                {account.ownerId ? (
                  <bdi className="strong">{names.get(account.ownerId) ?? account.ownerId}</bdi>
                ) : account.path.includes('tax:') ? (
                  t('tax', { country: countryName(locale, order.country) })
                ) : (
                  t('shop')
                )}
              </Td>
              <Td>
                <bdi>{titles.get(lineId)}</bdi>
              </Td>
              <Td end>
                <Price of={money(minor, currency)} />
              </Td>
            </tr>
          ))}
        </Table>
      )}
      <ActionForm action={giveBack} className="grid gap-4 sm:max-w-xl" done={t('done')}>
        <input type="hidden" name="orderId" value={order.id} />
        <input type="hidden" name="seen" value={plan.seen} />
        <input type="hidden" name="amount" value={typed} />
        <input type="hidden" name="key" value={randomUUID()} />
        {lineIds.map((lineId) => (
          <input key={lineId} type="hidden" name="lines[]" value={lineId} />
        ))}
        <SelectField label={t('reason')} name="reason" required defaultValue="">
          <option value="" disabled>
            {t('choose')}
          </option>
          {REFUND_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {reasons(reason)}
            </option>
          ))}
        </SelectField>
        <TextField label={t('note')} hint={t('noteHint')} name="note" maxLength={300} autoComplete="off" />
        <div className="flex flex-wrap gap-3">
          <SubmitButton kind="main">{t('go')}</SubmitButton>
          <ButtonLink kind="bare" href={localHref(locale, `/desk/orders/${order.id}`)}>
            {t('change')}
          </ButtonLink>
        </div>
      </ActionForm>
    </div>
  )
}
