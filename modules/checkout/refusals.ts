import { type Money, toDecimal } from '@/core/money'
import { Refusal } from '@/core/refusal'
import type { Changed } from './quote'
import { CART_MOST } from './wish'

const words = (amount: Money) => `${toDecimal(amount)} ${amount.currency}`

export const notForSale = () => new Refusal('checkout.not_for_sale', 404, 'This pack is not for sale now.')

export const ownPack = () => new Refusal('checkout.own_pack', 409, 'You have a share in this pack: it cannot pay you.')

export const lineGone = (title: string) =>
  new Refusal('checkout.line_gone', 409, `“${title}” cannot be bought by you now. Nothing was charged.`, { title })

export const alreadyOwned = () => new Refusal('checkout.already_owned', 409, 'This pack is in your library already.')

export const cartFull = () =>
  new Refusal('checkout.cart_full', 422, `A cart holds ${CART_MOST} packs.`, { most: CART_MOST })

export const cartEmpty = () => new Refusal('checkout.cart_empty', 422, 'There is nothing to buy.')

export const notFree = () => new Refusal('checkout.not_free', 409, 'This pack is not free.')

export const freePack = () =>
  new Refusal('checkout.free_pack', 409, 'This pack costs nothing: take it, no payment is needed.')

export const changed = (what: Changed, now: Money) =>
  new Refusal('checkout.changed', 409, `The ${what} changed since it was shown. Nothing was charged.`, {
    what,
    now: words(now),
  })

export const belowPrice = (least: Money) =>
  new Refusal('checkout.below_price', 422, `The least for this pack is ${words(least)}.`, { least: words(least) })

export const abovePrice = (most: Money) =>
  new Refusal('checkout.above_price', 422, `The most one can pay is ${words(most)}.`, { most: words(most) })

export const belowCardMinimum = (least: Money) =>
  new Refusal('checkout.below_card_minimum', 422, `The least by card is ${words(least)}.`, { least: words(least) })

export const unknownCountry = () => new Refusal('checkout.unknown_country', 422, 'Choose the country you live in.')

export const consentMissing = () =>
  new Refusal('checkout.consent_missing', 422, 'Agree to immediate delivery first, in the words now in force.')

export const keyMalformed = () => new Refusal('checkout.key_malformed', 422, 'The key of this order has another form.')

export const keyReused = () =>
  new Refusal('checkout.key_reused', 422, 'This key was used for another order. Open the page anew.')

export const tooFast = (what: string, minutes: number) =>
  new Refusal('checkout.too_fast', 429, `Too many at once (${what}): wait ${minutes} min.`, { what, minutes })
export const declinedTooOften = (ms: number) => {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  const hours = minutes < 60 ? 0 : Math.ceil(minutes / 60)
  return new Refusal('checkout.declined_too_often', 429, `Cards were declined: wait ${minutes} min.`, {
    minutes,
    hours,
  })
}

export const giftGone = () => new Refusal('checkout.gift_gone', 404, 'This link gives nothing (any more).')

export const giftClaimed = () => new Refusal('checkout.gift_claimed', 409, 'This gift was claimed.')

export const giftWaits = () => new Refusal('checkout.gift_waits', 409, 'This gift is not paid for yet.')

export const giftOwned = () =>
  new Refusal('checkout.gift_owned', 409, 'You have this pack; the link stays good for another.')

export const giftAlone = () => new Refusal('checkout.gift_alone', 422, 'A gift is one pack at a time.')

export const giftTooLong = (most: number) =>
  new Refusal('checkout.gift_too_long', 422, `A message holds ${most} letters.`, { most })

export const orderNotFound = () => new Refusal('checkout.order_not_found', 404, 'There is no such order.')

export const orderClosed = (state: string) =>
  new Refusal('checkout.order_closed', 409, `An order that is ${state} cannot be changed this way.`, { state })

export const amountMalformed = () => new Refusal('checkout.amount_malformed', 422, 'Write an amount like 4.99.')

export const bankRefMissing = () =>
  new Refusal('checkout.bank_ref_missing', 422, 'Write the reference that your bank gives the transfer.')

export const badTaxRate = (points: number) =>
  new Refusal(
    'checkout.bad_tax_rate',
    422,
    `A tax rate is a whole number of basis points from 0 to 10,000, not ${points}.`,
    { points },
  )

export const notRefundable = (state: string) =>
  new Refusal('checkout.not_refundable', 409, `Nothing goes back of an order that is ${state}.`, { state })

export const nothingToRefund = () =>
  new Refusal('checkout.nothing_to_refund', 409, 'Nothing of this is left to give back.')

export const noStarsLeft = () =>
  new Refusal('checkout.no_stars_left', 409, 'Every star of this top-up was spent, or went back already.')

export const refundTooMuch = (most: Money) =>
  new Refusal('checkout.refund_too_much', 422, `At most ${words(most)} can go back.`, { most: words(most) })

export const refundUnderWay = (amount: Money) =>
  new Refusal('checkout.refund_under_way', 409, `A refund of ${words(amount)} is under way already. One at a time.`, {
    amount: words(amount),
  })

export const refundChanged = () =>
  new Refusal(
    'checkout.refund_changed',
    409,
    'Something went back meanwhile: look at the split again. Nothing was done.',
  )

export const refundReasonMissing = () => new Refusal('checkout.refund_reason_missing', 422, 'Choose why it goes back.')

export const ownRefund = () =>
  new Refusal('checkout.own_refund', 403, 'Somebody else must decide about an order of your own.')

export const refundNotFound = () => new Refusal('checkout.refund_not_found', 404, 'There is no such refund.')

export const refundClosed = (state: string) =>
  new Refusal('checkout.refund_closed', 409, `A refund that is ${state} cannot be changed this way.`, { state })

export const refundNotByHand = (provider: string) =>
  new Refusal('checkout.refund_not_by_hand', 409, `${provider} says itself how this refund stands.`, { provider })

export const tooLateToAsk = (days: number) =>
  new Refusal('checkout.too_late_to_ask', 409, `Money can be asked back within ${days} days of paying.`, { days })

export const askedAlready = () =>
  new Refusal('checkout.asked_already', 409, 'You asked for the money of this order already.')

export const requestNotFound = () => new Refusal('checkout.request_not_found', 404, 'There is no such request.')

export const requestDecided = () =>
  new Refusal('checkout.request_decided', 409, 'Somebody has decided about this request already.')

export const inDispute = () =>
  new Refusal('checkout.in_dispute', 409, 'The buyer’s bank took this payment back: nothing goes back a second time.')

export const taxDayPast = () =>
  new Refusal(
    'checkout.tax_day_past',
    422,
    'A rate begins today or later: what was in force before stays written down.',
  )

export const badMonths = () => new Refusal('checkout.bad_months', 422, 'Choose a month, and one not before it.')

export const badTerms = (most: number) =>
  new Refusal(
    'checkout.bad_terms',
    422,
    `A share is from 0 to 100 %, and its words in both languages have 1 to ${most} characters.`,
    { most },
  )

export const termsDayPast = () => new Refusal('checkout.terms_day_past', 422, 'Terms begin today or later.')

export const termsNotOffered = () =>
  new Refusal('checkout.terms_not_offered', 409, 'These are not the newest terms any more. Look at them again.')
