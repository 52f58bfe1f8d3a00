import { Refusal } from '@/core/refusal'

export const badSignature = (why: string) => new Refusal('payments.bad_signature', 400, `Signature refused: ${why}.`)

export const unknownProvider = (id: string) =>
  new Refusal('payments.unknown_provider', 404, `There is no payment provider ${id}.`)

export const providerOff = (id: string) =>
  new Refusal('payments.provider_off', 422, `Payment by ${id} is switched off.`, { provider: id })

export const providerSilent = () =>
  new Refusal('payments.provider_silent', 503, 'The payment provider does not answer. Nothing was charged.')

export const bodyTooLarge = (maxBytes: number) =>
  new Refusal('payments.body_too_large', 413, `An event may have ${maxBytes} bytes.`, { maxBytes })

export const chargeNotFound = () => new Refusal('payments.charge_not_found', 404, 'There is no such payment.')

export const chargeClosed = (state: string) =>
  new Refusal('payments.charge_closed', 409, `A payment that is ${state} cannot be changed this way.`, { state })

export const alarmNotFound = () => new Refusal('payments.alarm_not_found', 404, 'There is no such open alarm.')

export const amountOfTens = (currency: string) =>
  new Refusal(
    'payments.amount_of_tens',
    422,
    `In ${currency}, a card payment ends in 0: the last of its three decimals is not used by card networks.`,
    { currency },
  )
