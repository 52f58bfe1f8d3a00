import { randomInt } from 'node:crypto'
import { sign } from '@/infra/secret'

const HOW_MANY = 10
// No vowels and nothing that reads like another: fit to be written on paper.
const LETTERS = '23456789bcdfghjkmnpqrstvwxz'

/** New codes in words for their owner, `xxxxx-xxxxx`: 47 bits each, and ten tries a quarter of an hour. */
export function newCodes(): string[] {
  const letters = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: HOW_MANY }, () => `${letters()}-${letters()}`)
}

/** What is kept of a code. */
export function codeHash(userId: string, typed: string): string {
  return sign('recovery-code', `${userId} ${typed.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
}
