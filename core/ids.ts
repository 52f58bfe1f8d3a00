import { randomBytes } from 'node:crypto'

/** Every kind of thing with an id, and the prefix it carries, so that an id in a log says what it is. */
const PREFIXES = {
  user: 'usr',
  session: 'ses',
  account: 'acc',
  pack: 'pack',
  version: 'ver',
  sticker: 'stk',
  upload: 'upl',
  share: 'shr',
  case: 'case',
  report: 'rpt',
  review: 'rev',
  takedown: 'tkd',
  ban: 'ban',
  order: 'ord',
  orderLine: 'oln',
  payment: 'pay',
  refund: 'rfd',
  refundRequest: 'rfq',
  dispute: 'dsp',
  payout: 'po',
  freeze: 'frz',
  batch: 'bat',
  event: 'evt',
  code: 'code',
  entry: 'ent',
  entitlement: 'own',
  export: 'exp',
  set: 'set',
  audit: 'aud',
  request: 'req',
  look: 'look',
  strike: 'str',
  work: 'wrk',
  notice: 'ntc',
  caseNote: 'cnt',
  bulk: 'blk',
  filter: 'flt',
  rightsNotice: 'rno',
  token: 'tok',
  pageCopy: 'pgc',
} as const

export type IdKind = keyof typeof PREFIXES

// Crockford's base32, lower case: no i, l, o, u, so an id can be read out over the phone.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new id: prefix, underscore, 26 characters of base32 over a UUIDv7. Ids made later sort later, which keeps
 * B-tree inserts at the right edge and makes the id a fair tie-break for "newest first".
 */
export function newId(kind: IdKind, now: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return `${PREFIXES[kind]}_${written(bytes)}`
}

/** What ids of this kind made from this moment on are not below: a list by id can begin at a time. */
export function idFrom(kind: IdKind, at: Date): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(at.getTime(), 0, 6)
  return `${PREFIXES[kind]}_${written(bytes)}`
}

function written(bytes: Buffer): string {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  let text = ''
  for (let index = 0; index < 26; index += 1) {
    text = ALPHABET.charAt(Number(value & 31n)) + text
    value >>= 5n
  }
  return text
}

/** Whether `value` has the form of an id of this kind. Says nothing about whether it exists. */
export function isId(kind: IdKind, value: unknown): value is string {
  return typeof value === 'string' && new RegExp(`^${PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{26}$`).test(value)
}
