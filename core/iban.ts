/** An account number as banks of most countries write it, without its spaces, if its check digits fit. Undefined otherwise. */
export function readIban(typed: string): string | undefined {
  const iban = typed.replace(/[\s-]/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return undefined
  // ISO 7064: the country and its check digits go to the end, letters count from 10; the rest by 97 must be 1.
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return BigInt(digits) % 97n === 1n ? iban : undefined
}

/** In groups of four, as it is printed. */
export function writeIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ')
}
