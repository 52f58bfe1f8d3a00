import { getTranslations } from 'next-intl/server'
import { WishButton } from '@/app/_shell/wish-button'
import { localHref, type Locale } from '@/i18n/routing'
import { PackGrid } from '@/modules/catalog/ui/pack-card'
import type { ShelfPack } from '@/modules/catalog/shelf-pack'
import { titleIn } from '@/modules/catalog/translations'
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
  const named = (pack: ShelfPack) => ({ title: titleIn(pack, locale) })
  const priced = packs.filter(({ pricing, price }) => pricing !== 'free' && price.minor > 0n)
  const corners = new Map(
    priced.map((pack) => [
      pack.id,
      <CartButton
        key={pack.id}
        corner
        packId={pack.id}
        href={localHref(locale, '/cart')}
        words={{ add: t('addNamed', named(pack)), there: t('thereNamed', named(pack)) }}
      />,
    ]),
  )
  const hearts = new Map(
    packs.map((pack) => [
      pack.id,
      <WishButton
        key={pack.id}
        corner
        packId={pack.id}
        words={{ add: wishes('addNamed', named(pack)), drop: wishes('drop') }}
      />,
    ]),
  )
  return <PackGrid locale={locale} packs={packs} first={first} corners={corners} hearts={hearts} />
}
