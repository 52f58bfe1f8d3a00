import { LANGUAGES, locales } from '@/i18n/languages'
import { localHref, type Locale } from '@/i18n/routing'
import { ChipLink } from '@/ui/chip'
import { ChipRow } from '../_shelf/chip-row'

/** A shelf for each language of the shop, by the name it has for itself. */
export function LanguageChips({ locale, label }: { locale: Locale; label: string }) {
  return (
    <ChipRow label={label}>
      {locales.map((language) => (
        <li key={language}>
          <ChipLink href={localHref(locale, `/search?language=${language}`)}>
            <bdi lang={language}>{LANGUAGES[language].name}</bdi>
          </ChipLink>
        </li>
      ))}
    </ChipRow>
  )
}
