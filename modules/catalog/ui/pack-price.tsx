import { getTranslations } from 'next-intl/server'
import { formatPrice, inPrice, Price } from '@/ui/price'
import { PriceLabel } from '@/ui/price-label'
import type { ShelfPack } from '../shelf-pack'

/** A pack's price as it hangs on the pack: free, an amount, or the least one may pay. */
export async function PackPrice({ pricing, price }: Pick<ShelfPack, 'pricing' | 'price'>) {
  const t = await getTranslations('shop')
  if (pricing === 'free' || price.minor === 0n)
    return <PriceLabel free>{pricing === 'choose' ? t('chooseFree') : t('free')}</PriceLabel>
  if (pricing === 'fixed')
    return (
      <PriceLabel>
        <Price of={price} />
      </PriceLabel>
    )
  return <PriceLabel>{t.rich('from', { ...inPrice, amount: formatPrice(price, true) })}</PriceLabel>
}
