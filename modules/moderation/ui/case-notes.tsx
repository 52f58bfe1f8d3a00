import { getFormatter, getTranslations } from 'next-intl/server'
import { ActionForm } from '@/ui/action-form'
import { TextArea } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { Tag } from '@/ui/tag'
import { noteOnCase, opineOnCase, unaskOnCase } from '../actions'
import type { Notes } from '../list-notes'

const LEANINGS = ['yes', 'no', 'unsure'] as const

/** What the shop's people say to each other on a case, and the question for a second opinion. */
export async function CaseNotes({ caseId, notes: { notes, ask, senior } }: { caseId: string; notes: Notes }) {
  const t = await getTranslations('caseNotes')
  const format = await getFormatter()
  return (
    <section aria-labelledby="notes" className="grid content-start gap-4 pb-6">
      <div>
        <h2 id="notes" className="type-t5">
          {t('title')}
        </h2>
        <p className="type-small text-ink-3">{t('lead')}</p>
      </div>
      {notes.map((note) => (
        <article key={note.id} className="bg-well rounded-m grid gap-1.5 px-4 py-3">
          <p className="type-small text-ink-3 flex flex-wrap items-center gap-2">
            {note.kind !== 'note' && (
              <Tag tone={note.kind === 'ask' ? 'warn' : 'accent'}>
                {note.leaning ? t(`leaning.${note.leaning}`) : t('asks')}
              </Tag>
            )}
            <bdi>{note.by}</bdi> · {format.dateTime(note.at, { dateStyle: 'medium', timeStyle: 'short' })}
          </p>
          <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-line">
            {note.words}
          </p>
        </article>
      ))}
      {ask === 'other' && (
        <ActionForm key={`give${notes.length}`} action={opineOnCase} className="grid gap-3">
          <input type="hidden" name="caseId" value={caseId} />
          <h3 className="strong">{t('give')}</h3>
          <SelectField label={t('how')} name="leaning" defaultValue="unsure">
            {LEANINGS.map((leaning) => (
              <option key={leaning} value={leaning}>
                {t(`leaning.${leaning}`)}
              </option>
            ))}
          </SelectField>
          <TextArea label={t('why')} name="words" required rows={3} dir="auto" />
          <SubmitButton className="justify-self-start">{t('giveSend')}</SubmitButton>
        </ActionForm>
      )}
      {ask !== 'none' && (
        <>
          {ask === 'own' && <Notice tone="warn">{t('awaited')}</Notice>}
          {(ask === 'own' || senior) && (
            <ActionForm key={`unask${notes.length}`} action={unaskOnCase} className="grid gap-2">
              <input type="hidden" name="caseId" value={caseId} />
              <SubmitButton kind="outline" size="s" className="justify-self-start">
                {t('unask')}
              </SubmitButton>
            </ActionForm>
          )}
        </>
      )}
      <ActionForm key={`note${notes.length}`} action={noteOnCase} className="grid gap-3">
        <input type="hidden" name="caseId" value={caseId} />
        <TextArea label={t('words')} name="words" required rows={2} dir="auto" />
        <div className="flex flex-wrap gap-2">
          <SubmitButton size="s" name="kind" value="note">
            {t('send')}
          </SubmitButton>
          {ask === 'none' && (
            <SubmitButton size="s" kind="outline" name="kind" value="ask">
              {t('ask')}
            </SubmitButton>
          )}
        </div>
      </ActionForm>
    </section>
  )
}
