import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { required } from './env'

/** A key of its own for every purpose, from the one SECRET: a leak of one says nothing of the others. 64 hex characters. */
export function secretFor(purpose: string): string {
  return Buffer.from(hkdfSync('sha256', required('SECRET'), 'mulsaq', purpose, 32)).toString('hex')
}

/** HMAC-SHA256 of `text` under the purpose's key, base64url. */
export function sign(purpose: string, text: string): string {
  return createHmac('sha256', secretFor(purpose)).update(text).digest('base64url')
}

/** Whether `signature` is the purpose's signature of `text`, in constant time. */
export function isSigned(purpose: string, text: string, signature: string): boolean {
  const expected = Buffer.from(sign(purpose, text))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** What is stored of a token that is chance or a signature: enough to recognise it, nothing to use it with. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
