import type { ReactNode } from 'react'
import type { Money } from '@/core/money'
import { toDecimal } from '@/core/money'

/** Each is dearer to make than to use, and a shelf has sixty prices. */
const formats = new Map<string, Intl.NumberFormat>()

/**
 * An amount as people read it, exact: the decimal string goes to Intl, never a float. Prices look the same in every
 * language, so that they read alike in a mail, a file and on a screen. The minus is U+2212.
 * @param short Drops the cents of a whole amount: `$1`.
 */
export function formatPrice(amount: Money, short = false): string {
  const key = `${amount.currency}${short}`
  const format =
    formats.get(key) ??
    new Intl.NumberFormat('en', {
      style: 'currency',
      currency: amount.currency,
      currencyDisplay: 'narrowSymbol',
      ...(short && { trailingZeroDisplay: 'stripIfInteger' }),
    })
  formats.set(key, format)
  return format.format(toDecimal(amount) as `${number}`).replace('-', '−')
}

/** An amount in a line of any direction. */
export function Price({ of, short = false, className }: { of: Money; short?: boolean; className?: string }) {
  return (
    // The wrapper takes the classes: <bdi> runs left to right, and its inline start is not the line's.
    <span className={className}>
      <bdi dir="ltr">{formatPrice(of, short)}</bdi>
    </span>
  )
}

/** For `t.rich` where words hold an amount: `From <price>{amount}</price>`. Give it `formatPrice` for the amount. */
export const inPrice = { price: (chunks: ReactNode) => <bdi dir="ltr">{chunks}</bdi> }

/** For `t.rich` where words hold something of another script: a code, a name. */
export const isolated = (chunks: ReactNode) => <bdi>{chunks}</bdi>
