import { randomBytes } from 'node:crypto'
import examples from './fixtures/objects.json'

// Every object is one of Stripe's own published examples (fixtures/objects.json) with its values replaced: so it has the
// fields of the real one, and a test compares them.

export type Examples = typeof examples
export type Kind = keyof Examples

const PREFIXES: Record<string, string> = {
  account: 'acct',
  balance_transaction: 'txn',
  charge: 'ch',
  'checkout.session': 'cs_live',
  dispute: 'dp',
  event: 'evt',
  payment_intent: 'pi',
  payout: 'po',
  refund: 're',
  transfer: 'tr',
  transfer_reversal: 'trr',
}

/** What any object of the double is, to those who look it up. */
export interface StripeObject {
  id: string
  object: string
  [field: string]: unknown
}

/** A new object of a kind. A field that the real one does not have is a mistake here, and throws. */
export function make(kind: Kind, values: Record<string, unknown>): StripeObject {
  const example = structuredClone(examples[kind]) as Record<string, unknown>
  for (const name of Object.keys(values))
    if (!(name in example)) throw new Error(`stripe double: a ${kind} has no field ${name}`)
  return {
    ...example,
    ...('id' in example && { id: newStripeId(kind) }),
    ...('created' in example && { created: now() }),
    ...('livemode' in example && { livemode: true }),
    ...('metadata' in example && { metadata: {} }),
    ...values,
  } as StripeObject
}

export function newStripeId(kind: string): string {
  return `${PREFIXES[kind] ?? 'obj'}_${randomBytes(12).toString('hex')}`
}

export function now(): number {
  return Math.floor(Date.now() / 1000)
}
