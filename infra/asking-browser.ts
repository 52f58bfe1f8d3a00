import { randomBytes } from 'node:crypto'
import { env } from './env'
import { sign } from './secret'

// A sign-in link works by itself in the browser that asked for it. Anywhere else it takes the code which that browser shows: whoever is
// handed a mail, or reads over a shoulder, has half of it; whoever reads mail on another device types six digits.

/** A number of chance, kept by a browser from asking on, for as long as a link lasts. */
export const ASKED_COOKIE = env.open ? '__Host-mulsaq-asked' : 'mulsaq-asked'

export function isAskedNumber(number: string | undefined): number is string {
  return number !== undefined && /^[\w-]{22}$/.test(number)
}

export function newAskedNumber(): string {
  return randomBytes(16).toString('base64url')
}

/** What is kept of the number with the link: nobody can make the number, or another mark, of it. */
export function askedMark(number: string): string {
  return sign('sign-in-browser', number)
}

/** The six digits that the browser of this mark shows. */
export function askedCode(mark: string): string {
  const number = Buffer.from(sign('sign-in-code', mark), 'base64url').readUInt32BE() % 1_000_000
  return String(number).padStart(6, '0')
}

/** Whether a link of this mark works for whoever has this number, or typed these digits. */
export function isAsker(mark: string, { number, typed = '' }: { number: string | undefined; typed?: string }): boolean {
  if (mark === '') return false
  return (isAskedNumber(number) && askedMark(number) === mark) || typed.replace(/\s/g, '') === askedCode(mark)
}
