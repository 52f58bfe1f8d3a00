import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { WHOLE } from '@/core/percent'
import { env } from '@/infra/env'
import type { NamedQuote } from '@/modules/checkout/quote-pack'
import type { SplitPart } from '@/ui/split-bar'

/** A quote in words, as bar and list show it. */
export async function splitParts({
  shares,
  names,
  tax,
  taxPoints,
  fee,
  feePoints,
  country,
}: NamedQuote): Promise<SplitPart[]> {
  const t = await getTranslations('pack.split')
  const format = await getFormatter()
  const rate = (points: number) => format.number(points / WHOLE, { style: 'percent', maximumFractionDigits: 2 })
  const artists = shares.map(({ part, points, amount }, index): SplitPart => ({
    kind: 'artist',
    name: names[index] ?? '',
    note: part ? t('share', { part, rate: rate(points) }) : rate(points),
    amount,
  }))
  const taxed: SplitPart = {
    kind: 'tax',
    name: t('tax'),
    note: t('taxNote', { country: await countryName(country), rate: rate(taxPoints) }),
    amount: tax,
  }
  const shop: SplitPart = { kind: 'shop', name: env.SHOP_NAME, note: t('fee', { rate: rate(feePoints) }), amount: fee }
  return taxPoints > 0 ? [...artists, taxed, shop] : [...artists, shop]
}

export async function countryName(code: string): Promise<string> {
  return new Intl.DisplayNames(await getLocale(), { type: 'region' }).of(code) ?? code
}
