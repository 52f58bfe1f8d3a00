import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/ui/action-form'
import { TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { SubmitButton } from '@/ui/submit-button'
import { importBankLines } from '../actions'
import { type BankColumns, DAY_FORMS } from '../bank-csv'

/** Choose a bank's file and say how it is read; what was said for the last one stands there. */
export async function BankFileForm({ columns }: { columns: BankColumns | undefined }) {
  const t = await getTranslations('bank')
  const column = { autoComplete: 'off', spellCheck: false, maxLength: 80 }
  return (
    <section aria-labelledby="bank-file" className="border-line bg-sheet shadow-e1 grid gap-4 rounded-l border p-5">
      <h2 id="bank-file" className="type-t4">
        {t('file.title')}
      </h2>
      <ActionForm action={importBankLines} className="grid gap-5">
        <TextField
          label={t('file.file')}
          hint={t('file.fileHint')}
          name="file"
          type="file"
          accept=".csv,.txt,text/csv"
          required
          className="max-w-xl [&_input]:py-2.5"
        />
        <details open={columns === undefined} className="group">
          <summary className="link strong min-h-6 cursor-pointer">{t('file.columns')}</summary>
          <p className="text-ink-2 mt-2 mb-4">{t('file.columnsHint')}</p>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <TextField label={t('file.day')} name="day" required defaultValue={columns?.day ?? 'Date'} {...column} />
            <TextField
              label={t('file.amount')}
              name="amount"
              required
              defaultValue={columns?.amount ?? 'Amount'}
              {...column}
            />
            <TextField
              label={t('file.text')}
              name="text"
              required
              defaultValue={columns?.text ?? 'Reference'}
              {...column}
            />
            <TextField label={t('file.payer')} name="payer" defaultValue={columns?.payer ?? ''} {...column} />
            <SelectField label={t('file.dayForm')} name="dayForm" defaultValue={columns?.dayForm ?? 'YYYY-MM-DD'}>
              {DAY_FORMS.map((form) => (
                <option key={form} value={form} dir="ltr">
                  {form}
                </option>
              ))}
            </SelectField>
            <SelectField label={t('file.decimal')} name="decimal" defaultValue={columns?.decimal ?? '.'}>
              <option value=".">1,234.50</option>
              <option value=",">1.234,50</option>
            </SelectField>
          </div>
        </details>
        <SubmitButton kind="strong" className="justify-self-start">
          {t('file.read')}
        </SubmitButton>
      </ActionForm>
    </section>
  )
}
