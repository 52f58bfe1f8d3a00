import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '@/ui/action-form'
import { TextArea } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SelectField } from '@/ui/select-field'
import { SubmitButton } from '@/ui/submit-button'
import { Tag } from '@/ui/tag'
import { decideBan } from '../actions'
import type { BanAppeal } from '../appeal-ban'
import { Said } from './said'

/** Appeals against bans: who, why they were banned, what they say, and the answer. */
export async function BanAppeals({ appeals }: { appeals: readonly BanAppeal[] }) {
  const t = await getTranslations('people.appeals')
  const format = await getFormatter()
  if (appeals.length === 0) return null
  return (
    <section className="grid gap-3">
      <h2 className="type-t5">{t('title')}</h2>
      {appeals.map(({ id, person, reason, statement, dueAt, overdue, barred }) => (
        <article key={id} className="bg-sheet shadow-e1 grid gap-4 rounded-l px-5 py-5">
          <p className="flex flex-wrap items-center gap-3">
            <bdi className="strong">{person.displayName}</bdi>
            <bdi dir="ltr" className="text-ink-3">
              @{person.handle}
            </bdi>
            <Tag tone={overdue ? 'warn' : 'quiet'}>
              {t('due', { day: format.dateTime(dueAt, { dateStyle: 'medium', timeStyle: 'short' }) })}
            </Tag>
          </p>
          <div className="grid gap-2">
            <h3 className="strong">{t('reason')}</h3>
            <Said>{reason}</Said>
          </div>
          <div className="grid gap-2">
            <h3 className="strong">{t('statement')}</h3>
            <Said>{statement}</Said>
          </div>
          {barred ? (
            <Notice tone="warn">{t('own')}</Notice>
          ) : (
            <ActionForm action={decideBan} className="grid gap-4">
              <input type="hidden" name="id" value={id} />
              <SelectField label={t('answer')} name="answer" required defaultValue="">
                <option value="" disabled>
                  {t('choose')}
                </option>
                <option value="upheld">{t('upheld')}</option>
                <option value="dismissed">{t('dismissed')}</option>
              </SelectField>
              <TextArea label={t('words')} hint={t('hint')} name="words" required rows={4} dir="auto" />
              <SubmitButton kind="strong" className="justify-self-start">
                {t('go')}
              </SubmitButton>
            </ActionForm>
          )}
        </article>
      ))}
    </section>
  )
}
