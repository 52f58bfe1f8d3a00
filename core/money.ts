/** An amount in the currency's smallest unit. Never a float: 2.99 USD is `{ minor: 299n, currency: 'USD' }`. */
export interface Money {
  minor: bigint
  /** ISO 4217, upper case. */
  currency: string
}

export function money(minor: bigint, currency: string): Money {
  return { minor, currency }
}

/** ISO 4217 exponents that are not 2. Assuming 100 would charge a buyer in Tokyo a hundredfold. */
const EXPONENTS: Record<string, number> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
} // prettier-ignore

/** How many decimal places the currency is written with: 2 for most, 0 for JPY, 3 for KWD. */
export function exponentOf(currency: string): number {
  return EXPONENTS[currency] ?? 2
}

/** Sum amounts of one currency. Two currencies in one sum are a bug and throw. */
export function sum(amounts: readonly Money[], currency: string): Money {
  let minor = 0n
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new TypeError(`sum: ${amount.currency} among ${currency}`)
    minor += amount.minor
  }
  return money(minor, currency)
}

/**
 * Split `total` by integer `weights` so that the parts add up to `total` exactly.
 * Leftover minor units go to the largest remainders, ties to the earlier part.
 * @throws RangeError when no weight is positive, one is negative, or the total is negative.
 */
export function allocate(total: Money, weights: readonly bigint[]): Money[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  if (whole <= 0n || total.minor < 0n || weights.some((weight) => weight < 0n))
    throw new RangeError('allocate: needs a positive weight, none negative, and a total of zero or more')

  const parts = weights.map((weight, index) => ({
    index,
    minor: (total.minor * weight) / whole,
    remainder: (total.minor * weight) % whole,
  }))
  let left = total.minor - parts.reduce((sum, part) => sum + part.minor, 0n)
  const neediest = parts.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : b.remainder > a.remainder ? 1 : -1,
  )
  for (const part of neediest) {
    if (left === 0n) break
    part.minor += 1n
    left -= 1n
  }
  return parts.map((part) => money(part.minor, total.currency))
}

/**
 * An amount as a decimal string with the currency's own number of places: `2.99`, `500`, `1.250`.
 * String arithmetic on purpose; the words around it are the locale's (see ui/price.tsx).
 */
export function toDecimal(amount: Money): string {
  const places = exponentOf(amount.currency)
  const negative = amount.minor < 0n
  const digits = (negative ? -amount.minor : amount.minor).toString().padStart(places + 1, '0')
  const whole = places === 0 ? digits : digits.slice(0, -places)
  const fraction = places === 0 ? '' : `.${digits.slice(-places)}`
  return `${negative ? '-' : ''}${whole}${fraction}`
}

/**
 * Read what a person typed (`2.99`, `2`, `٢٫٩٩`) as an amount. Undefined when it is not a plain amount
 * or has more places than the currency knows.
 */
export function fromDecimal(text: string, currency: string): Money | undefined {
  const latin = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/٫/g, '.')
  const match = /^(\d{1,12})(?:\.(\d{1,3}))?$/.exec(latin)
  if (!match) return undefined
  const places = exponentOf(currency)
  const fraction = match[2] ?? ''
  if (fraction.length > places) return undefined
  return money(BigInt((match[1] ?? '0') + fraction.padEnd(places, '0')), currency)
}
