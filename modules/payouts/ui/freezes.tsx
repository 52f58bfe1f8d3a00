import { getFormatter, getTranslations } from 'next-intl/server'
import type { Profile } from '@/modules/accounts/find-profiles'
import { ActionForm } from '@/ui/action-form'
import { TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { SubmitButton } from '@/ui/submit-button'
import { Tag } from '@/ui/tag'
import { freezePerson, liftOneFreeze } from '../actions'
import { MOST_FREEZE_DAYS } from '../freeze-payouts'
import type { listPayouts } from '../list-payouts'
import { FREEZE_REASONS } from '../payout'

type FreezeRow = Awaited<ReturnType<typeof listPayouts>>['freezes'][number]

/** Whose payouts are stopped, why and until when; and the form that stops someone's. */
export async function Freezes({ freezes, names }: { freezes: readonly FreezeRow[]; names: Map<string, Profile> }) {
  const t = await getTranslations('payouts.freeze')
  const reasons = await getTranslations('payouts.freezeReasons')
  const format = await getFormatter()
  return (
    <section aria-labelledby="freezes" className="grid gap-4">
      <h2 id="freezes" className="type-t4">
        {t('title')}
      </h2>
      {freezes.map(({ id, userId, reason, note, until }) => (
        <article
          key={id}
          className="border-line bg-sheet flex flex-wrap items-center gap-x-6 gap-y-3 rounded-l border p-5"
        >
          <bdi className="strong">{names.get(userId)?.displayName ?? userId}</bdi>
          <Tag tone="warn">{reasons(reason)}</Tag>
          <span>{t('until', { day: format.dateTime(until, { dateStyle: 'medium', timeZone: 'UTC' }) })}</span>
          <span className="text-ink-2">
            <bdi>{note}</bdi>
          </span>
          <ActionForm action={liftOneFreeze} className="grid gap-3">
            <input type="hidden" name="freezeId" value={id} />
            <SubmitButton>{t('lift')}</SubmitButton>
          </ActionForm>
        </article>
      ))}
      <details>
        <summary className="link strong inline-flex min-h-11 cursor-pointer items-center">{t('set')}</summary>
        <ActionForm action={freezePerson} className="mt-3 grid max-w-xl gap-4">
          <p className="text-ink-2">{t('words')}</p>
          <TextField label={t('handle')} name="handle" required maxLength={60} dir="ltr" autoComplete="off" />
          <SelectField label={t('reason')} name="reason">
            {FREEZE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {reasons(reason)}
              </option>
            ))}
          </SelectField>
          <TextField label={t('note')} name="note" maxLength={300} autoComplete="off" />
          <TextField
            label={t('days')}
            name="days"
            type="number"
            min={1}
            max={MOST_FREEZE_DAYS}
            defaultValue={14}
            required
            dir="ltr"
          />
          <SubmitButton kind="danger" className="justify-self-start">
            {t('freeze')}
          </SubmitButton>
        </ActionForm>
      </details>
    </section>
  )
}
