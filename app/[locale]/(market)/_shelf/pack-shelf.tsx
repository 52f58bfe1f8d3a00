import { getTranslations } from 'next-intl/server'
import { localHref, type Locale } from '@/i18n/routing'
import { PackGrid } from '@/modules/catalog/ui/pack-card'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { CartButton } from '@/modules/checkout/ui/cart-button'

/** Packs in rows, each with the way into the cart at its corner. */
export async function PackShelf({
  locale,
  packs,
  first = false,
}: {
  locale: Locale
  packs: readonly ShelfPack[]
  first?: boolean
}) {
  const t = await getTranslations('cart')
  const priced = packs.filter(({ pricing, price }) => pricing !== 'free' && price.minor > 0n)
  const corners = new Map(
    priced.map(({ id, title }) => [
      id,
      <CartButton
        key={id}
        corner
        packId={id}
        href={localHref(locale, '/cart')}
        words={{ add: t('addNamed', { title }), there: t('thereNamed', { title }) }}
      />,
    ]),
  )
  return <PackGrid locale={locale} packs={packs} first={first} corners={corners} />
}
