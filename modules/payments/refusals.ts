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

export const alarmHeld = () =>
  new Refusal('payments.alarm_held', 409, 'The payer’s bank has taken this money back: wait until that is decided.')

export const amountOfTens = (currency: string) =>
  new Refusal(
    'payments.amount_of_tens',
    422,
    `In ${currency}, a card payment ends in 0: the last of its three decimals is not used by card networks.`,
    { currency },
  )

export const bankColumns = (found: readonly string[]) =>
  new Refusal('payments.bank_columns', 422, `The file has no such columns. It has: ${found.join(', ')}.`, {
    found: found.join(', '),
  })

export const bankLine = (line: number, what: 'day' | 'amount', written: string, wanted: string) =>
  new Refusal('payments.bank_line', 422, `Line ${line}: “${written}” is no ${what} (${wanted}).`, {
    line,
    what,
    written,
    wanted,
  })

export const bankTooLong = (lines: number, most: number) =>
  new Refusal('payments.bank_too_long', 422, `The file has ${lines} lines; ${most} are read at once.`, { lines, most })

export const bankFileMissing = () => new Refusal('payments.bank_file', 422, 'Choose the CSV file of your bank.')

export const bankLineNotFound = () =>
  new Refusal('payments.bank_line_not_found', 404, 'There is no such line that still waits.')

export const chargeNotListed = () =>
  new Refusal('payments.charge_not_listed', 404, 'The processor lists no such charge.')

export const chargeBooked = () => new Refusal('payments.charge_booked', 409, 'This charge is in the books already.')

export const bankNoteMissing = () => new Refusal('payments.bank_note', 422, 'Say why this line is set aside.')
