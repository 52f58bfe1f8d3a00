import { Refusal } from '@/core/refusal'

const day = (at: Date) => at.toISOString().slice(0, 10)

export const unknown = (code: string) => new Refusal('codes.unknown', 422, `There is no code ${code}.`, { code })

export const notYet = (code: string, from: Date) =>
  new Refusal('codes.not_yet', 422, `${code} begins on ${day(from)}.`, { code, day: day(from) })

export const ended = (code: string, at: Date) =>
  new Refusal('codes.ended', 422, `${code} ended on ${day(at)}.`, { code, day: day(at) })

export const usedUp = (code: string) => new Refusal('codes.used_up', 409, `${code} has been used up.`, { code })

export const usedByYou = (code: string, most: number) =>
  new Refusal('codes.used_by_you', 409, `${code} was used by you as often as a buyer may.`, { code, most })

export const heldByYou = (code: string) =>
  new Refusal('codes.held_by_you', 409, `An order of yours that waits for payment holds ${code}.`, { code })

export const fitsNothing = (code: string) =>
  new Refusal('codes.fits_nothing', 422, `${code} is not for any pack of this order.`, { code })

export const malformed = () => new Refusal('codes.malformed', 422, 'A code is 3 to 24 letters and digits.')

export const taken = (code: string) => new Refusal('codes.taken', 409, `There is a code ${code} already.`, { code })

export const badDiscount = () => new Refusal('codes.bad_discount', 422, 'Take 1 to 90 % off, or an amount above zero.')

export const badLimits = () => new Refusal('codes.bad_limits', 422, 'Limits are whole numbers above zero, or empty.')

export const badDates = () =>
  new Refusal('codes.bad_dates', 422, 'The end must be after the beginning, and still to come.')

export const notFound = () => new Refusal('codes.not_found', 404, 'There is no such code.')
