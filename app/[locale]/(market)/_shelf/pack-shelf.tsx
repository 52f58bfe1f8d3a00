import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { cardOf } from '@/modules/catalog/ui/card-of'
import { PackCards } from './pack-cards'

/** Packs in rows, each with a heart at one corner and the way into the cart at the other. The first row's pictures are fetched first. */
export async function PackShelf({
  locale,
  packs,
  first = false,
  taste = false,
}: {
  locale: Locale
  packs: readonly ShelfPack[]
  first?: boolean
  taste?: boolean
}) {
  const t = await getTranslations('cart')
  const wishes = await getTranslations('wishes')
  const title = { title: '{title}' }
  return (
    <PackCards
      cards={await Promise.all(packs.map((pack) => cardOf(pack, locale)))}
      packs={localHref(locale, '/packs')}
      cart={localHref(locale, '/cart')}
      words={{
        wish: wishes('addNamed', title),
        unwish: wishes('drop'),
        add: t('addNamed', title),
        there: t('thereNamed', title),
      }}
      first={first}
      taste={taste}
    />
  )
}
