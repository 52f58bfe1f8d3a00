import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { ActionForm } from '@/ui/action-form'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { SubmitButton } from '@/ui/submit-button'
import { forgetFilter, keepFilter } from '../actions'
import { filterQuery, isFiltered, QUEUE_SHOWS, type QueueFilter } from '../queue-filter'

/** What of the queue is shown, and the ways to look at it that this reviewer keeps. */
export async function QueueFilters({
  filter,
  saved,
  locale,
}: {
  filter: QueueFilter
  saved: { id: string; name: string; filter: QueueFilter }[]
  locale: Locale
}) {
  const t = await getTranslations('desk.filters')
  const desk = localHref(locale, '/desk')
  const now = filterQuery(filter)
  return (
    <section aria-label={t('title')} className="grid gap-3">
      <form action={desk} className="flex flex-wrap items-end gap-3">
        <SelectField key={filter.show} label={t('show')} name="show" defaultValue={filter.show} className="min-w-52">
          {QUEUE_SHOWS.map((show) => (
            <option key={show} value={show}>
              {t(`shows.${show}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          key={filter.words}
          label={t('words')}
          name="words"
          defaultValue={filter.words}
          maxLength={80}
          dir="auto"
          className="min-w-52"
        />
        <Button type="submit">{t('go')}</Button>
        {isFiltered(filter) && (
          <Link prefetch={false} href={desk} className="link target">
            {t('clear')}
          </Link>
        )}
      </form>
      {saved.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {saved.map((one) => (
            <li key={one.id} className="bg-sheet flex items-center gap-2 rounded-l ps-4 pe-2">
              <Link
                prefetch={false}
                href={`${desk}?${filterQuery(one.filter)}`}
                aria-current={filterQuery(one.filter) === now ? 'page' : undefined}
                className="link target"
              >
                <bdi>{one.name}</bdi>
              </Link>
              <ActionForm action={forgetFilter}>
                <input type="hidden" name="id" value={one.id} />
                <SubmitButton kind="bare" size="s" aria-label={t('forget', { name: one.name })}>
                  ×
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
      {isFiltered(filter) && (
        <ActionForm key={saved.length} action={keepFilter} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="show" value={filter.show} />
          <input type="hidden" name="words" value={filter.words} />
          <TextField label={t('name')} name="name" required maxLength={40} dir="auto" className="min-w-52" />
          <SubmitButton>{t('keep')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
