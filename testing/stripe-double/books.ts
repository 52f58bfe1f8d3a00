import { make, type StripeObject } from './objects'

/** Double entry on the other side too: what the double says of balances is a sum of these, and every entry is zero. */
export class Books {
  readonly #entries: { what: string; currency: string; sides: [account: string, amount: number][] }[] = []

  post(what: string, currency: string, ...sides: [account: string, amount: number][]): void {
    const left = sides.reduce((sum, [, amount]) => sum + amount, 0)
    if (left !== 0) throw new Error(`stripe double: ${what} does not balance, ${left} ${currency} left over`)
    if (sides.some(([, amount]) => !Number.isSafeInteger(amount))) throw new Error(`stripe double: ${what} has a part`)
    this.#entries.push({ what, currency, sides })
  }

  balance(account: string, currency: string): number {
    return this.#entries
      .filter((entry) => entry.currency === currency)
      .flatMap((entry) => entry.sides)
      .reduce((sum, [name, amount]) => (name === account ? sum + amount : sum), 0)
  }

  currencies(account: string): string[] {
    const its = this.#entries.filter((entry) => entry.sides.some(([name]) => name === account))
    return [...new Set(its.map((entry) => entry.currency))]
  }
}

/** What Stripe keeps of a card payment. */
export function feeOn(amount: number): number {
  return Math.round(amount * 0.029) + 30
}

export function movement(type: string, source: string, amount: number, currency: string, fee = 0): StripeObject {
  return make('balance_transaction', {
    amount,
    fee,
    net: amount - fee,
    currency,
    source: source === '' ? null : source,
    type,
    reporting_category: type,
    description: null,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }],
  })
}
