import { type Money, toDecimal } from '@/core/money'
import { Refusal } from '@/core/refusal'

const words = (amount: Money) => `${toDecimal(amount)} ${amount.currency}`

export const payoutNotFound = () => new Refusal('payouts.not_found', 404, 'There is no such payout.')

export const belowMinimum = (least: Money, has: Money) =>
  new Refusal('payouts.below_minimum', 422, `The least for a payout is ${words(least)}; there are ${words(has)}.`, {
    least: words(least),
    has: words(has),
  })

export const noAccount = () =>
  new Refusal('payouts.no_account', 422, 'Say first where your money should go: nothing was asked for.')

export const accountNotReady = () =>
  new Refusal('payouts.account_not_ready', 422, 'Your account at the processor is not ready to be paid to yet.')

export const accountWaits = (until: Date) =>
  new Refusal(
    'payouts.account_waits',
    409,
    `Your account was changed: a payout to it can be asked for from ${until.toISOString().slice(0, 10)} on.`,
    { day: until.toISOString().slice(0, 10) },
  )

export const payoutUnderWay = () =>
  new Refusal('payouts.under_way', 409, 'A payout of yours is under way already. One at a time.')

export const payoutsFrozen = (reason: string, until: Date) =>
  new Refusal('payouts.frozen', 409, `Payouts are stopped until ${until.toISOString().slice(0, 10)}: ${reason}.`, {
    reason,
    until: until.toISOString().slice(0, 10),
  })

export const payoutPartHeld = () =>
  new Refusal(
    'payouts.part_held',
    409,
    'A takedown holds a part of this. It is called off within a minute, and the rest is asked for in its place.',
  )

export const payoutMoved = (state: string) =>
  new Refusal('payouts.moved', 409, `A payout that is ${state} cannot be changed this way.`, { state })

export const ownPayout = () => new Refusal('payouts.own', 403, 'Somebody else must decide about your own payout.')

export const keyMalformed = () => new Refusal('payouts.key_malformed', 422, 'The key of this request has another form.')

export const badAccount = () =>
  new Refusal('payouts.bad_account', 422, 'This is no IBAN. An account number of another kind needs its bank’s BIC.')

export const badHolder = () =>
  new Refusal('payouts.bad_holder', 422, 'Write the name on the bank account, with up to 70 letters.')

export const badBic = () => new Refusal('payouts.bad_bic', 422, 'A BIC has 8 or 11 letters and digits.')

export const providerOff = (provider: string) =>
  new Refusal('payouts.provider_off', 422, `Nobody is paid by ${provider} here.`, { provider })

export const providerSilent = () =>
  new Refusal('payouts.provider_silent', 503, 'The processor does not answer. Nothing was changed; please try again.')

export const refMissing = () =>
  new Refusal('payouts.ref_missing', 422, 'Write the reference that your bank gives the transfer.')

export const reasonMissing = () =>
  new Refusal('payouts.reason_missing', 422, 'Write why, for the one whose money it is.')

export const badPayoutFee = () =>
  new Refusal(
    'payouts.bad_fee',
    422,
    'Write what the bank charged as an amount, less than the payout itself; 0 if nothing.',
  )

export const notByHand = (provider: string) =>
  new Refusal('payouts.not_by_hand', 409, `${provider} says itself how this payout stands.`, { provider })

export const nothingToExport = () =>
  new Refusal('payouts.nothing_to_export', 409, 'No approved payout waits to be handed to a bank.')

export const noShopAccount = () =>
  new Refusal(
    'payouts.no_shop_account',
    422,
    'A payment file names the account it is paid from: set SHOP_BANK_HOLDER and SHOP_IBAN. The CSV needs neither.',
  )

export const freezeNeedsEnd = (mostDays: number) =>
  new Refusal('payouts.freeze_needs_end', 422, `A freeze ends: on a day from tomorrow to ${mostDays} days from now.`, {
    mostDays,
  })

export const freezeNotFound = () => new Refusal('payouts.freeze_not_found', 404, 'There is no such freeze in force.')
export const asksThemselves = () =>
  new Refusal('payouts.asks_themselves', 409, 'Only somebody who is banned is asked for by others.')

export const statesThemselves = () =>
  new Refusal('payouts.states_themselves', 409, 'Only of somebody who is banned others state where tax is paid.')

export const taxHomeNeedsSource = () =>
  new Refusal('payouts.tax_home_needs_source', 422, 'Write what you know the country from: a form, a letter.')

export const taxHomeMissing = () =>
  new Refusal('payouts.tax_home_missing', 422, 'Say first where you pay tax: it decides what is kept back.')

export const withholdingChanged = () =>
  new Refusal(
    'payouts.withholding_changed',
    409,
    'What is kept back has changed since it was shown. Please look again.',
  )

export const unknownTaxHome = () => new Refusal('payouts.unknown_tax_home', 422, 'Choose a country from the list.')

export const badWithholding = () =>
  new Refusal('payouts.bad_withholding', 422, 'A rate is 0 to 99.99 %, that of a treaty no higher, from today on.')

export const treatyNotPossible = () =>
  new Refusal('payouts.treaty_not_possible', 422, 'This takes a person who has stated where he pays tax, what was seen, and a day from today on; and somebody else grants it.') // prettier-ignore
