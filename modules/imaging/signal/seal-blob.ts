import { createCipheriv, createHmac, hkdfSync } from 'node:crypto'

/**
 * Encrypt one file of a Signal pack, as Signal Desktop's pack creator does (sticker-creator/src/util/crypto.ts, read
 * 2026-11-22): AES-256-CBC under a key of the pack's, and an HMAC-SHA256 over IV and text behind it.
 *
 * The IV is made from key and content and not by chance, so that the same pack gives the same bytes. It tells no more than
 * that two files under one key are equal.
 * @param packKey 32 bytes.
 */
export function sealBlob(packKey: Uint8Array, plain: Uint8Array): Buffer {
  const keys = Buffer.from(hkdfSync('sha256', packKey, Buffer.alloc(32), 'Sticker Pack', 64))
  const [aesKey, macKey] = [keys.subarray(0, 32), keys.subarray(32)]
  const iv = createHmac('sha256', macKey).update('iv\n').update(plain).digest().subarray(0, 16)
  const cipher = createCipheriv('aes-256-cbc', aesKey, iv)
  const sealed = Buffer.concat([iv, cipher.update(plain), cipher.final()])
  return Buffer.concat([sealed, createHmac('sha256', macKey).update(sealed).digest()])
}
