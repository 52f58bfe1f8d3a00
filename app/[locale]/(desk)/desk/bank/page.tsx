import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asked } from '@/app/_shell/asked'
import { localeOf } from '@/app/_shell/locale-of'
import type { Locale } from '@/i18n/routing'
import { requireSignedIn } from '@/infra/session'
import { bookLines } from '@/modules/checkout/actions'
import { listBankLines, type WaitingLine } from '@/modules/payments/list-bank-lines'
import { BankFileForm } from '@/modules/payments/ui/bank-file-form'
import { BankLineRow, BankLines } from '@/modules/payments/ui/bank-lines'
import { ActionForm } from '@/ui/action-form'
import { EmptyState } from '@/ui/empty-state'
import { SubmitButton } from '@/ui/submit-button'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bank'))('title') }
}

export default async function BankPage({ params }: Props) {
  const locale = await localeOf(params)
  const actor = await requireSignedIn('/desk/bank')
  const { lines, waiting, columns } = await asked(locale, listBankLines(actor))
  const t = await getTranslations('bank')
  const exact = lines.filter((line) => line.match === 'exact')
  const others = lines.filter((line) => line.match !== 'exact')
  return (
    <div className="mx-auto grid w-full max-w-[1100px] gap-9">
      <div>
        <h1 className="type-t2">{t('title')}</h1>
        <p className="text-ink-2 mt-1">{t('lead')}</p>
      </div>
      <BankFileForm columns={columns} />
      {lines.length === 0 && (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
        </EmptyState>
      )}
      {waiting > lines.length && <p className="text-ink-2">{t('shown', { shown: lines.length, waiting })}</p>}
      {exact.length > 0 && <Exact lines={exact} locale={locale} />}
      {others.length > 0 && (
        <section aria-labelledby="others" className="grid gap-4">
          <div>
            <h2 id="others" className="type-t4">
              {t('others')}
            </h2>
            <p className="text-ink-2 mt-1">{t('othersLead')}</p>
          </div>
          {others.map((line) => (
            <BankLineRow key={line.hash} line={line} locale={locale} book={bookLines} />
          ))}
        </section>
      )}
    </div>
  )
}

async function Exact({ lines, locale }: { lines: WaitingLine[]; locale: Locale }) {
  const t = await getTranslations('bank')
  return (
    <section aria-labelledby="exact" className="grid gap-4">
      <div>
        <h2 id="exact" className="type-t4">
          {t('exact')}
        </h2>
        <p className="text-ink-2 mt-1">{t('exactLead')}</p>
      </div>
      <BankLines lines={lines} locale={locale} />
      <ActionForm action={bookLines} className="grid justify-items-start gap-4">
        {lines.map(({ hash, ref }) => (
          <span key={hash} hidden>
            <input type="hidden" name="hash[]" value={hash} />
            <input type="hidden" name="ref[]" value={ref ?? ''} />
          </span>
        ))}
        <SubmitButton kind="strong">{t('bookExact', { count: lines.length })}</SubmitButton>
      </ActionForm>
    </section>
  )
}
