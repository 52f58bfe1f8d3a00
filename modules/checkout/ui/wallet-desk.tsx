import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/ui/action-form'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { giveBackStarsNow, giveStarsNow } from '../actions'

/** What finance does with wallets: give the shop's stars, and write down that unused ones went back. */
export async function WalletDesk() {
  const t = await getTranslations('wallet')
  const box = 'border-line bg-sheet shadow-e1 grid content-start gap-4 rounded-l border p-6'
  return (
    <div className="grid gap-7">
      <h1 className="type-page">{t('deskTitle')}</h1>
      <div className="grid items-start gap-7 lg:grid-cols-2">
        <ActionForm action={giveStarsNow} done={t('given')} className={box}>
          <h2 className="type-t4">{t('give')}</h2>
          <p className="text-ink-2">{t('giveWords')}</p>
          <input type="hidden" name="key" value={randomUUID()} />
          <TextField label={t('handle')} name="handle" required dir="ltr" autoComplete="off" />
          <TextField label={t('stars')} name="stars" required inputMode="numeric" pattern="[0-9]{1,9}" dir="ltr" />
          <TextField label={t('reason')} name="reason" required maxLength={200} />
          <div>
            <SubmitButton kind="strong">{t('give')}</SubmitButton>
          </div>
        </ActionForm>
        <ActionForm action={giveBackStarsNow} done={t('backDone')} className={box}>
          <h2 className="type-t4">{t('back')}</h2>
          <p className="text-ink-2">{t('backWords')}</p>
          <TextField label={t('topUpOrder')} name="orderId" required dir="ltr" autoComplete="off" />
          <TextField label={t('amount')} name="amount" required inputMode="decimal" dir="ltr" />
          <TextField label={t('ref')} name="ref" required maxLength={140} dir="ltr" />
          <div>
            <SubmitButton kind="strong">{t('book')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </div>
  )
}
