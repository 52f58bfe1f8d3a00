import { PriceLabel } from '@/ui/price-label'
import type { PriceWords } from '../card'

/** A pack's price as it hangs on the pack. */
export function PackPrice({ of: [before, amount, after] }: { of: PriceWords }) {
  if (amount === undefined) return <PriceLabel free>{before}</PriceLabel>
  return (
    <PriceLabel>
      {before}
      <bdi dir="ltr">{amount}</bdi>
      {after}
    </PriceLabel>
  )
}
