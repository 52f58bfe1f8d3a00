import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { TextArea, TextField } from '@/ui/field'
import { SelectField } from '@/ui/select-field'
import { LIMITS, WRITTEN_LANGUAGES } from '../limits'
import type { EditorPage } from '../find-editor'
import type { ListingEdit } from './use-editor'

/** Title and description in further languages: who reads one of them sees it in place of the first. */
export function Translated({
  editor,
  languageName,
  onEdit,
}: {
  editor: EditorPage
  languageName: (code: string) => string
  onEdit: (change: Partial<ListingEdit>) => void
}) {
  const t = useTranslations('studio.listing')
  const { translations } = editor
  const disabled = !editor.mayEdit
  const put = (code: string, its: { title: string; description: string }) =>
    onEdit({ translations: { ...translations, [code]: its } })
  const drop = (code: string) =>
    onEdit({ translations: Object.fromEntries(Object.entries(translations).filter(([other]) => other !== code)) })
  return (
    <div className="grid gap-4">
      <SelectField
        label={t('translations')}
        hint={t('translationsHint')}
        value=""
        disabled={disabled}
        onChange={(event) => put(event.target.value, { title: '', description: '' })}
      >
        <option value="">{t('languagesAdd')}</option>
        {WRITTEN_LANGUAGES.filter((code) => !(code in translations)).map((code) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </SelectField>
      {Object.entries(translations).map(([code, its]) => (
        <fieldset key={code} disabled={disabled} className="border-line grid gap-4 rounded-l border p-4 md:grid-cols-2">
          <legend className="type-small strong px-1">{languageName(code)}</legend>
          <TextField
            label={t('title')}
            value={its.title}
            lang={code}
            dir="auto"
            maxLength={LIMITS.title}
            onChange={(event) => put(code, { ...its, title: event.target.value })}
          />
          <TextArea
            label={t('description')}
            value={its.description}
            lang={code}
            dir="auto"
            maxLength={LIMITS.description}
            onChange={(event) => put(code, { ...its, description: event.target.value })}
          />
          <div>
            <Button kind="bare" size="s" onClick={() => drop(code)}>
              {t('languageRemove', { language: languageName(code) })}
            </Button>
          </div>
        </fieldset>
      ))}
    </div>
  )
}
