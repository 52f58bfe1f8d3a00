'use client'

import { XIcon } from '@phosphor-icons/react/dist/ssr/X'
import { useLocale, useTranslations } from 'next-intl'
import { graphemes } from '@/core/text'
import { CheckField } from '@/ui/check-field'
import { TextArea, TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { Icon } from '@/ui/icon'
import { LANGUAGES, LIMITS } from '../limits'
import type { EditorPage } from '../find-editor'
import { TagField } from './tag-field'
import { Translated } from './translated'
import type { ListingEdit } from './use-editor'

/** What a buyer reads before looking: title, words, languages, shelf, for whom. */
export function ListingPanel({
  editor,
  categories,
  ratings,
  onEdit,
}: {
  editor: EditorPage
  categories: readonly { slug: string; name: string }[]
  ratings: readonly string[]
  onEdit: (change: Partial<ListingEdit>) => void
}) {
  const t = useTranslations('studio.listing')
  const locale = useLocale()
  const names = new Intl.DisplayNames([locale], { type: 'language' })
  const disabled = !editor.mayEdit
  const length = graphemes(editor.title)
  const languageName = (code: string) => (code === 'zxx' ? t('wordless') : (names.of(code) ?? code))
  return (
    <section
      aria-labelledby="listing"
      className="border-line bg-sheet shadow-e1 grid gap-5 rounded-l border p-5 sm:p-7"
    >
      <h2 id="listing" className="type-t4">
        {t('heading')}
      </h2>
      <div className="grid gap-5 md:grid-cols-2">
        <TextField
          label={t('title')}
          value={editor.title}
          disabled={disabled}
          dir="auto"
          aside={
            <bdi>
              {length} / {LIMITS.title}
            </bdi>
          }
          error={length > LIMITS.title ? t('titleLong', { count: length - LIMITS.title }) : undefined}
          onChange={(event) => onEdit({ title: event.target.value })}
        />
        <SelectField
          label={t('category')}
          value={editor.category}
          disabled={disabled}
          onChange={(event) => onEdit({ category: event.target.value })}
        >
          <option value="">{t('categoryNone')}</option>
          {categories.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextArea
          className="md:col-span-2"
          label={t('description')}
          value={editor.description}
          disabled={disabled}
          dir="auto"
          maxLength={LIMITS.description}
          aside={
            <bdi>
              {editor.description.length} / {LIMITS.description}
            </bdi>
          }
          onChange={(event) => onEdit({ description: event.target.value })}
        />
        <TagField
          label={t('tags')}
          hint={t('tagsHint')}
          tags={editor.tags}
          limit={LIMITS.tags}
          disabled={disabled}
          onChange={(tags) => onEdit({ tags })}
        />
        <div className="grid content-start gap-2">
          <SelectField
            label={t('languages')}
            hint={t('languagesHint')}
            value=""
            disabled={disabled}
            onChange={(event) => onEdit({ languages: [...editor.languages, event.target.value] })}
          >
            <option value="">{t('languagesAdd')}</option>
            {LANGUAGES.filter((code) => !editor.languages.includes(code)).map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </SelectField>
          {editor.languages.length > 0 && (
            <ul className="flex flex-wrap gap-1.5">
              {editor.languages.map((code) => (
                <li key={code}>
                  <button
                    type="button"
                    disabled={disabled}
                    aria-label={t('languageRemove', { language: languageName(code) })}
                    onClick={() => onEdit({ languages: editor.languages.filter((other) => other !== code) })}
                    className="bg-well type-small target inline-flex min-h-8 items-center gap-2 rounded-s px-2.5 font-medium"
                  >
                    {languageName(code)} <Icon of={XIcon} size={13} />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <Translated editor={editor} languageName={languageName} onEdit={onEdit} />
      <fieldset disabled={disabled} className="grid gap-x-5 sm:grid-cols-3">
        <legend className="type-small strong mb-1">{t('rating')}</legend>
        {ratings.map((rating) => (
          <CheckField
            key={rating}
            type="radio"
            name="rating"
            label={t(`ratings.${rating}.name`)}
            hint={t(`ratings.${rating}.words`)}
            checked={editor.rating === rating}
            onChange={() => onEdit({ rating })}
          />
        ))}
      </fieldset>
    </section>
  )
}
