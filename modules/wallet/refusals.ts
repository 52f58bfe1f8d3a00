import { type Money, toDecimal } from '@/core/money'
import { Refusal } from '@/core/refusal'

const words = (amount: Money) => `${toDecimal(amount)} ${amount.currency}`

export const off = () => new Refusal('wallet.off', 404, 'This shop keeps no stars.')

export const short = (missing: Money) =>
  new Refusal('wallet.short', 409, `${missing.minor} stars are missing.`, { missing: Number(missing.minor) })

export const badAmount = (least: Money, most: Money) =>
  new Refusal('wallet.bad_amount', 422, `A top-up is ${words(least)} to ${words(most)}.`, {
    least: words(least),
    most: words(most),
  })

export const badStars = () => new Refusal('wallet.bad_stars', 422, 'Give 1 to 100,000 stars, with a reason.')

export const notUnused = (most: Money) =>
  new Refusal('wallet.not_unused', 409, `No more than ${words(most)} of it is unused.`, { most: words(most) })

export const noTopUp = () => new Refusal('wallet.no_top_up', 404, 'There is no such top-up.')

export const refMissing = () => new Refusal('wallet.ref_missing', 422, 'Write the reference of how it went back.')

export const nobody = (handle: string) =>
  new Refusal('wallet.nobody', 404, `There is nobody called ${handle}.`, { handle })
