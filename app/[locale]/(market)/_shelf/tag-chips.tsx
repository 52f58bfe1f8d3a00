import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { ChipLink } from '@/ui/chip'
import { ChipRow } from './chip-row'

/** Tags, each leading to the packs that have it. Nothing where there are none. */
export async function TagChips({ locale, tags }: { locale: Locale; tags: readonly string[] }) {
  if (tags.length === 0) return null
  const t = await getTranslations('shop')
  return (
    <ChipRow label={t('tags')}>
      {tags.map((tag) => (
        <li key={tag}>
          <ChipLink href={localHref(locale, `/tags/${encodeURIComponent(tag)}`)}>
            <bdi>#{tag}</bdi>
          </ChipLink>
        </li>
      ))}
    </ChipRow>
  )
}
