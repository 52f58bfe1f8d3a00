import { getTranslations } from 'next-intl/server'
import { WishButton } from '@/app/_shell/wish-button'
import { localHref, type Locale } from '@/i18n/routing'
import { PackGrid } from '@/modules/catalog/ui/pack-card'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { CartButton } from '@/modules/checkout/ui/cart-button'

/** Packs in rows, each with a heart at one corner and the way into the cart at the other. */
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
  const wishes = await getTranslations('wishes')
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
  const hearts = new Map(
    packs.map(({ id, title }) => [
      id,
      <WishButton key={id} corner packId={id} words={{ add: wishes('addNamed', { title }), drop: wishes('drop') }} />,
    ]),
  )
  return <PackGrid locale={locale} packs={packs} first={first} corners={corners} hearts={hearts} />
}
