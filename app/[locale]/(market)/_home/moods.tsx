import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { MOODS } from '@/modules/catalog/categories'
import { ChipLink } from '@/ui/chip'
import { ChipRow } from '../_shelf/chip-row'

/** What one may be in the mood for: a press searches for its emoji. */
export async function Moods({ locale }: { locale: Locale }) {
  const t = await getTranslations('moods')
  const home = await getTranslations('home')
  return (
    <ChipRow label={home('moods')} centred>
      {MOODS.map(({ slug, emoji }) => (
        <li key={slug}>
          <ChipLink
            href={`${localHref(locale, '/search')}?q=${encodeURIComponent(emoji)}`}
            sticker={
              <span className="grid size-8 place-items-center text-[1.375rem] leading-none [filter:var(--sticker-rest)]">
                {emoji}
              </span>
            }
          >
            {t(slug)}
          </ChipLink>
        </li>
      ))}
    </ChipRow>
  )
}
