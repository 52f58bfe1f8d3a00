import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '@/ui/action-form'
import { Notice } from '@/ui/notice'
import { Price } from '@/ui/price'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { Table, Td, Th } from '@/ui/table'
import { Tag } from '@/ui/tag'
import { goToOnboarding, saveBankAccount } from '../actions'
import type { PayoutsView } from '../find-payable'
import { daysLate, type Payout } from '../payout'
import { DestinationWords } from './destination'
import { PayoutStateTag } from './payout-state'

/** A person's payouts so far, and where his money goes. `ways` are the providers that pay people out here. */
export async function MyPayouts({ view, ways }: { view: PayoutsView; ways: readonly string[] }) {
  const t = await getTranslations('payouts')
  const { history, account } = view
  return (
    <section id="payouts" aria-labelledby="payouts-title" className="grid gap-5">
      <h2 id="payouts-title" className="type-t3">
        {t('title')}
      </h2>
      {history.length > 0 && <History payouts={history} />}
      <div className="border-line bg-sheet shadow-e1 grid gap-5 rounded-l border p-6">
        <div className="grid gap-1">
          <h3 className="strong">{t('account.title')}</h3>
          {account ? <DestinationWords to={account} /> : <p className="text-ink-2">{t('account.none')}</p>}
        </div>
        {account?.provider === 'stripe' && !account.ready && <Notice tone="warn">{t('account.unready')}</Notice>}
        {ways.includes('stripe') && (
          <ActionForm action={goToOnboarding} className="grid justify-items-start gap-3">
            <input type="hidden" name="provider" value="stripe" />
            <p className="text-ink-2">{t('account.stripe')}</p>
            <SubmitButton kind={account?.provider === 'stripe' ? 'outline' : 'strong'}>
              {t(account?.provider === 'stripe' ? 'account.stripeAgain' : 'account.stripeGo')}
            </SubmitButton>
          </ActionForm>
        )}
        {ways.includes('manual') && (
          <details open={!account && ways.length === 1}>
            <summary className="link strong inline-flex min-h-11 cursor-pointer items-center">
              {t(account?.provider === 'manual' ? 'account.change' : 'account.set')}
            </summary>
            <ActionForm action={saveBankAccount} className="mt-3 grid gap-4 sm:max-w-xl" done={t('account.saved')}>
              <TextField label={t('account.holder')} name="holder" required maxLength={70} autoComplete="name" />
              <TextField
                label={t('account.number')}
                hint={t('account.numberHint')}
                name="account"
                required
                maxLength={60}
                dir="ltr"
                autoComplete="off"
                spellCheck={false}
              />
              <TextField
                label={t('account.bic')}
                hint={t('account.bicHint')}
                name="bic"
                maxLength={11}
                dir="ltr"
                autoComplete="off"
                spellCheck={false}
              />
              <SubmitButton kind="strong" className="justify-self-start">
                {t('account.save')}
              </SubmitButton>
            </ActionForm>
          </details>
        )}
      </div>
    </section>
  )
}

async function History({ payouts }: { payouts: readonly Payout[] }) {
  const t = await getTranslations('payouts')
  const format = await getFormatter()
  const now = new Date()
  const day = (date: Date) => format.dateTime(date, { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <Table
      label={t('history')}
      head={
        <>
          <Th>{t('asked')}</Th>
          <Th end>{t('amount')}</Th>
          <Th>{t('to')}</Th>
          <Th>{t('promised')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('what')}</Th>
        </>
      }
    >
      {payouts.map((payout) => {
        const late = daysLate(payout, now)
        return (
          <tr key={payout.id}>
            <Td className="whitespace-nowrap">{day(payout.requestedAt)}</Td>
            <Td end className="strong">
              <Price of={payout.amount} />
            </Td>
            <Td>
              <DestinationWords to={payout} short />
            </Td>
            <Td className="whitespace-nowrap">
              {day(payout.dueOn)} {late > 0 && <Tag tone="bad">{t('late', { days: late })}</Tag>}
            </Td>
            <Td>
              <PayoutStateTag state={payout.state} />
            </Td>
            <Td className="text-ink-2 max-w-72 min-w-40 whitespace-normal">
              <bdi>{payout.state === 'paid' ? payout.ref : payout.reason}</bdi>
            </Td>
          </tr>
        )
      })}
    </Table>
  )
}
