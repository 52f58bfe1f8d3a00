import { randomInt } from 'node:crypto'

// A reference is copied by hand from a screen into a bank's form, and back from a statement: ten letters without look-alikes,
// the last two of which tell a slip.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BODY = 8
/** The largest prime below 32²: any one wrong letter and any two swapped ones give another rest. */
const MODULUS = 1021

function checkLetters(body: string): string {
  let rest = 0
  for (const letter of body) rest = (rest * 32 + ALPHABET.indexOf(letter)) % MODULUS
  return ALPHABET.charAt(rest >> 5) + ALPHABET.charAt(rest & 31)
}

/** A new payment reference, like `MQ-7K4P-2M9X-C3`. */
export function newReference(): string {
  let body = ''
  while (body.length < BODY) body += ALPHABET.charAt(randomInt(32))
  return `MQ-${body.slice(0, 4)}-${body.slice(4)}-${checkLetters(body)}`
}

/** What was typed, as the reference it can only mean: spaces, dashes and case forgiven, O read as 0. Undefined when a letter is wrong. */
export function readReference(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^MQ/, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const match = /^([0-9A-HJKMNP-TV-Z]{8})([0-9A-HJKMNP-TV-Z]{2})$/.exec(letters)
  const [, body = '', check = ''] = match ?? []
  if (!match || checkLetters(body) !== check) return undefined
  return `MQ-${body.slice(0, 4)}-${body.slice(4)}-${check}`
}

/** The reference of ours that stands somewhere in a text, among other words. Undefined when none does, or two that differ. */
export function readReferenceIn(text: string): string | undefined {
  const found = new Set(
    [...text.matchAll(/MQ(?:[^0-9A-Z]*[0-9A-Z]){10}/gi)].flatMap(([written]) => readReference(written) ?? []),
  )
  return found.size === 1 ? [...found][0] : undefined
}
