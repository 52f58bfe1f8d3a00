import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { sum } from '@/core/money'
import { WHOLE } from '@/core/percent'
import { env } from '@/infra/env'
import { countryName } from '@/ui/country'
import { feeOf } from '@/modules/ledger/split-sale'
import type { SplitPart } from '@/ui/split-bar'
import type { OrderLine } from '../order'
import type { NamedQuote } from '../quote-pack'

type Split = Pick<OrderLine, 'tax' | 'taxPoints' | 'fee' | 'feePoints'> & {
  country: string
  shares: readonly (Pick<OrderLine['shares'][number], 'points' | 'part' | 'amount'> & { name: string })[]
}

/** The parts of a price as the bar and the list show them. */
export async function splitParts({ country, tax, taxPoints, fee, feePoints, shares }: Split): Promise<SplitPart[]> {
  const t = await getTranslations('checkout')
  const format = await getFormatter()
  const net = sum([fee, ...shares.map(({ amount }) => amount)], fee.currency)
  const rate = (points: number) => format.number(points / WHOLE, { style: 'percent', maximumFractionDigits: 2 })
  return [
    ...shares.map(({ name, part, points, amount }): SplitPart => {
      const note = part ? t('share', { part, rate: rate(points) }) : rate(points)
      return { kind: 'artist', name, note, amount }
    }),
    ...(tax.minor > 0n
      ? [
          {
            kind: 'tax' as const,
            name: t('tax'),
            note: t('taxNote', { country: countryName(await getLocale(), country), rate: rate(taxPoints) }),
            amount: tax,
          },
        ]
      : []),
    {
      kind: 'shop',
      name: env.SHOP_NAME,
      // Where the shop bears a discount, its part is what that leaves of it.
      note: t(feeOf(net, feePoints).minor === fee.minor ? 'fee' : 'feeLess', { rate: rate(feePoints) }),
      amount: fee,
    },
  ]
}

export function quoteParts(quote: NamedQuote): Promise<SplitPart[]> {
  const shares = quote.shares.map((share, index) => ({ ...share, name: quote.names[index] ?? '' }))
  return splitParts({ ...quote, shares })
}
