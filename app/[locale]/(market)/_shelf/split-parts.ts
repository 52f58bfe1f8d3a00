import { getFormatter, getTranslations } from 'next-intl/server'
import type { Money } from '@/core/money'
import { WHOLE } from '@/core/percent'
import { env } from '@/infra/env'
import { splitSale } from '@/modules/ledger/split-sale'
import type { SplitPart } from '@/ui/split-bar'
import type { Hand } from './reads'

/** The parts of a price for the shop's home country, computed by the function that posts them, in words. */
export async function splitParts(price: Money, hands: readonly Hand[]): Promise<SplitPart[]> {
  const t = await getTranslations('pack.split')
  const format = await getFormatter()
  const rate = (points: number) => format.number(points / WHOLE, { style: 'percent', maximumFractionDigits: 2 })
  const taxPoints = 0
  const { tax, fee, parts } = splitSale(price, {
    taxPoints,
    feePoints: env.FEE_POINTS,
    shares: hands.map(({ points }) => points),
  })
  const artists = parts.map((amount, index): SplitPart => {
    const hand = hands[index]
    const note = hand && (hand.part ? t('share', { part: hand.part, rate: rate(hand.points) }) : rate(hand.points))
    return { kind: 'artist', name: hand?.displayName ?? '', note, amount }
  })
  return [
    ...artists,
    ...(tax.minor > 0n
      ? [
          {
            kind: 'tax' as const,
            name: t('tax'),
            note: t('taxNote', { country: env.SHOP_COUNTRY, rate: rate(taxPoints) }),
            amount: tax,
          },
        ]
      : []),
    { kind: 'shop', name: env.SHOP_NAME, note: t('fee', { rate: rate(env.FEE_POINTS) }), amount: fee },
  ]
}
