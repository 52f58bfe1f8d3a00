import type Stripe from 'stripe'
import { StripeFault } from './fault'
import type { Form, FormValue } from './form'

type Leaf = 'text' | 'whole' | 'flag' | 'map'
type Names<T> = T extends readonly (infer Item)[]
  ? readonly [Tree<Item>]
  : T extends object
    ? { readonly [Name in keyof T]?: Tree<T[Name]> }
    : never
/** Which parameters of an SDK type are taken, and of what form each is. A name that the SDK does not know does not compile. */
export type Tree<T> = Leaf | Names<NonNullable<T>>

export interface Accepts {
  tree: Record<string, unknown>
  required: readonly string[]
}

function accepts<T>(tree: { readonly [Name in keyof T]?: Tree<T[Name]> }, ...required: string[]): Accepts {
  return { tree: { expand: ['text'], ...tree }, required }
}

export const NOTHING = accepts<object>({})

/** What each call takes: those parameters of the SDK's types that the product uses, and no other. */
export const ACCEPTS = {
  createSession: accepts<Stripe.Checkout.SessionCreateParams>(
    {
      mode: 'text',
      client_reference_id: 'text',
      line_items: [
        {
          quantity: 'whole',
          price_data: { currency: 'text', unit_amount: 'whole', product_data: { name: 'text' } },
        },
      ],
      success_url: 'text',
      cancel_url: 'text',
      metadata: 'map',
      payment_intent_data: { metadata: 'map', transfer_group: 'text' },
    },
    'mode',
    'line_items',
    'success_url',
  ),
  createRefund: accepts<Stripe.RefundCreateParams>({
    amount: 'whole',
    payment_intent: 'text',
    charge: 'text',
    metadata: 'map',
    reason: 'text',
  }),
  listRefunds: accepts<Stripe.RefundListParams>({ payment_intent: 'text', limit: 'whole', starting_after: 'text' }),
  // The SDK's type is a moment or a range; the product asks for a range.
  listDisputes: accepts<Stripe.DisputeListParams>({ created: 'map', limit: 'whole', starting_after: 'text' }),
  listMovements: accepts<Stripe.BalanceTransactionListParams>({
    created: 'map',
    limit: 'whole',
    starting_after: 'text',
  }),
  createTransfer: accepts<Stripe.TransferCreateParams>(
    {
      amount: 'whole',
      currency: 'text',
      destination: 'text',
      transfer_group: 'text',
      metadata: 'map',
      description: 'text',
    },
    'currency',
    'destination',
    'amount',
  ),
  listTransfers: accepts<Stripe.TransferListParams>({ transfer_group: 'text', limit: 'whole' }),
  reverseTransfer: accepts<Stripe.TransferCreateReversalParams>({
    amount: 'whole',
    metadata: 'map',
    description: 'text',
  }),
  createAccount: accepts<Stripe.AccountCreateParams>({
    country: 'text',
    email: 'text',
    metadata: 'map',
    controller: {
      fees: { payer: 'text' },
      losses: { payments: 'text' },
      stripe_dashboard: { type: 'text' },
    },
    capabilities: { transfers: { requested: 'flag' } },
  }),
  createAccountLink: accepts<Stripe.AccountLinkCreateParams>(
    { account: 'text', type: 'text', refresh_url: 'text', return_url: 'text' },
    'account',
    'type',
  ),
}

/** Refuse what is not taken, what is missing, and what has another form; as Stripe says it. */
export function checkForm(form: Form, { tree, required }: Accepts): void {
  for (const name of required) if (form[name] === undefined || form[name] === '') throw missing(name)
  for (const [name, value] of Object.entries(form)) check(name, value, tree[name])
}

function check(path: string, value: FormValue, wanted: unknown): void {
  if (wanted === undefined) throw new StripeFault(400, 'parameter_unknown', `Received unknown parameter: ${path}`, path)
  if (typeof wanted === 'string') return checkLeaf(path, value, wanted as Leaf)
  if (typeof value === 'string') throw invalid(path, 'Invalid object')
  const list = Array.isArray(wanted)
  const its = wanted as Record<string, unknown>
  for (const [name, inner] of Object.entries(value)) {
    if (list && !/^\d*$/.test(name)) throw invalid(path, 'Invalid array')
    check(`${path}[${name}]`, inner, list ? wanted[0] : its[name])
  }
}

function checkLeaf(path: string, value: FormValue, leaf: Leaf): void {
  if (leaf === 'map') {
    if (typeof value === 'string') throw invalid(path, 'Invalid object')
    const entries = Object.entries(value)
    if (entries.length > 50) throw invalid(path, 'Too many keys')
    for (const [name, text] of entries)
      if (name.length > 40 || typeof text !== 'string' || text.length > 500) throw invalid(path, 'Invalid metadata')
    return
  }
  if (typeof value !== 'string') throw invalid(path, 'Invalid value')
  if (leaf === 'whole' && !/^(0|[1-9]\d{0,15})$/.test(value)) throw invalid(path, `Invalid integer: ${value}`)
  if (leaf === 'flag' && !/^(true|false)$/.test(value)) throw invalid(path, `Invalid boolean: ${value}`)
  if (value.length > 5_000) throw invalid(path, 'Too long')
}

function missing(name: string) {
  return new StripeFault(400, 'parameter_missing', `Missing required param: ${name}.`, name)
}

export function invalid(param: string, message: string) {
  return new StripeFault(400, 'parameter_invalid', message, param)
}
