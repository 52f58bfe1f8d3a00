import { codeAt, stepAt } from '@/modules/factors/totp'

/** What an authenticator app shows, so many steps from now, of a secret as it was typed into it. */
export function appCode(written: string, steps = 0): string {
  const bits = Array.from(written.replace(/\s/g, ''), (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('')
  const secret = Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2))
  return codeAt(secret, stepAt(new Date()) + steps)
}
