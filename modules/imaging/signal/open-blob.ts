import { createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/**
 * What is inside an encrypted file of a Signal pack, manifest and stickers alike: IV (16 bytes), AES-256-CBC with PKCS #7,
 * HMAC-SHA256 of both. Both keys come from the pack's by HKDF-SHA256 with a salt of zeros and the words “Sticker Pack”.
 * Undefined when the key is not its own or a bit of it was changed: the HMAC is checked before anything is decrypted.
 *
 * Source: signalapp/Signal-Desktop sticker-creator/src/util/crypto.ts (read 2026-11-22).
 * @param packKey 32 bytes.
 */
export function openBlob(packKey: Uint8Array, blob: Uint8Array): Buffer | undefined {
  if (blob.length < 64 || blob.length % 16 !== 0) return undefined
  const keys = Buffer.from(hkdfSync('sha256', packKey, Buffer.alloc(32), 'Sticker Pack', 64))
  const sealed = blob.subarray(0, -32)
  const mac = createHmac('sha256', keys.subarray(32)).update(sealed).digest()
  if (!timingSafeEqual(mac, blob.subarray(-32))) return undefined
  try {
    const decipher = createDecipheriv('aes-256-cbc', keys.subarray(0, 32), sealed.subarray(0, 16))
    return Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()])
  } catch {
    return undefined
  }
}
