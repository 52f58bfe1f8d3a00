import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/ui/action-form'
import { Notice } from '@/ui/notice'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { goToOnboarding, saveBankAccount } from '../actions'
import type { PayoutsView } from '../find-payable'
import { DestinationWords } from './destination'

/** Where a person's money goes, and how to change that. `ways` are the providers that pay people out here. */
export async function PayoutAccount({ view, ways }: { view: PayoutsView; ways: readonly string[] }) {
  const t = await getTranslations('payouts')
  const { account } = view
  return (
    <section id="account" aria-labelledby="account-title" className="grid gap-4">
      <h2 id="account-title" className="type-t3">
        {t('account.title')}
      </h2>
      <div className="border-line bg-sheet shadow-e1 grid gap-5 rounded-l border p-6">
        {account ? <DestinationWords to={account} /> : <p className="text-ink-2">{t('account.none')}</p>}
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
