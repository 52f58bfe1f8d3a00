import { getTranslations } from 'next-intl/server'
import { toDecimal, type Money } from '@/core/money'
import { highestPrice } from '@/modules/catalog/price'
import { formatPrice } from '@/ui/price'
import type { NamedQuote } from '../quote-pack'
import { ChooseAmount } from './choose-amount'
import { quoteParts } from './quote-parts'

/** The field for a pack whose buyer chooses what to pay, within its bounds, with the split that moves along. */
export async function AmountField({
  name,
  pack: { price, suggested },
  quote,
}: {
  name: string
  pack: { price: Money; suggested?: Money | undefined }
  /** For the amount that it begins with. Without one there is no split to show. */
  quote?: NamedQuote | undefined
}) {
  const t = await getTranslations('checkout')
  const most = highestPrice(price.currency)
  const first = quote?.gross ?? suggested ?? price
  // The least, what is suggested, and twice that: a choice by one press.
  const middle = suggested ?? price
  const chips = [price, middle, { ...middle, minor: middle.minor * 2n }].filter(
    ({ minor }, index, all) =>
      minor > 0n && minor <= most.minor && all.findIndex((other) => other.minor === minor) === index,
  )
  return (
    <ChooseAmount
      name={name}
      currency={price.currency}
      least={price.minor.toString()}
      most={most.minor.toString()}
      first={first.minor > 0n ? toDecimal(first) : ''}
      chips={chips.map(({ minor }) => minor.toString())}
      words={{
        label: t('amount'),
        hint: price.minor > 0n ? t('leastPlain', { least: formatPrice(price) }) : t('any'),
        below: t('leastPlain', { least: formatPrice(price) }),
        above: t('mostPlain', { most: formatPrice(most) }),
        chips: t('chips'),
      }}
      split={
        quote && {
          taxPoints: quote.taxPoints,
          feePoints: quote.feePoints,
          shares: quote.shares.map(({ points }) => points),
          parts: await quoteParts(quote),
        }
      }
    />
  )
}
