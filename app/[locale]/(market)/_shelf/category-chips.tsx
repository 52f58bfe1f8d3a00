import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { CATEGORIES, type Category } from '@/modules/catalog/categories'
import { ChipLink } from '@/ui/chip'
import { ChipRow } from './chip-row'

/** The shelves of the shop; the current one leads back to all. */
export async function CategoryChips({ locale, current }: { locale: Locale; current?: Category }) {
  const t = await getTranslations('shop')
  const words = await getTranslations('categories')
  return (
    <ChipRow label={t('categories')}>
      <li>
        <ChipLink href={localHref(locale, '/new')} chosen={!current}>
          {t('all')}
        </ChipLink>
      </li>
      {CATEGORIES.map((category) => (
        <li key={category}>
          <ChipLink href={localHref(locale, `/categories/${category}`)} chosen={category === current}>
            {words(category)}
          </ChipLink>
        </li>
      ))}
    </ChipRow>
  )
}
