import { randomBytes } from 'node:crypto'
import { env } from './env'
import { cookiesOf } from './request-parts'
import { sign } from './secret'

// By which the desk sees that a banned person is back under another name (docs/decisions/0022). A number of chance, given to a
// browser at a sign-in and sent back by it to nothing but the addresses of a sign-in: no page and no picture ever gets it.

export const DEVICE_COOKIE = env.open ? '__Secure-mulsaq-device' : 'mulsaq-device'
const PATHS = ['/api/auth', '/api/passkeys']

/** After so many days without a sign-in nothing is known of a browser any more, here as there. */
export const DEVICE_DAYS = 180

/** The mark of the browser that asks, as it is stored (nobody can make the number of it), and what makes the browser keep its number. */
export function deviceMark(request: Request): { mark: string; cookies: string[] } {
  const held = cookiesOf(request).get(DEVICE_COOKIE) ?? ''
  const number = /^[\w-]{22}$/.test(held) ? held : randomBytes(16).toString('base64url')
  const attributes = `Max-Age=${DEVICE_DAYS * 86_400}; HttpOnly; SameSite=Lax${env.open ? '; Secure' : ''}`
  return {
    mark: sign('device', number),
    cookies: PATHS.map((path) => `${DEVICE_COOKIE}=${number}; Path=${path}; ${attributes}`),
  }
}
