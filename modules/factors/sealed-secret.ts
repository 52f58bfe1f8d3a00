import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { secretFor } from '@/infra/secret'

// An app's secret has to be read again to check a code, so it cannot be kept as a hash. It is kept encrypted with a key made from
// SECRET, and tied to its owner: a copy of the table alone makes no codes, and a row moved to another person opens nothing.

const IV_BYTES = 12
const TAG_BYTES = 16

export function sealSecret(secret: Uint8Array, userId: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(userId))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

export function openSecret(sealed: string, userId: string): Uint8Array {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(userId))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
}

const key = (): Buffer => Buffer.from(secretFor('authenticator'), 'hex')
