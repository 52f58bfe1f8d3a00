import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { packedOnce } from './packing'

const page = (words: string) =>
  Buffer.from(Array.from({ length: 400 }, (_, n) => `<li class="card">${words} ${(n * 7_919) % 1_000}</li>`).join(''))

test('what is asked for is packed once as it is wanted, and says the same in every packing', () => {
  const plain = page('Frogs')
  const packed = packedOnce(plain)
  expect(packed('identity')).toBe(plain)
  expect(gunzipSync(packed('gzip'))).toEqual(plain)
  expect(brotliDecompressSync(packed('br'))).toEqual(plain)
  expect(packed('br')).toBe(packed('br'))
})

test('what is asked for often comes smaller after a while, each page of several, and nobody waits for it', async () => {
  const pages = ['Toads', 'Newts', 'Crabs'].map((words) => {
    const plain = page(words)
    const packed = packedOnce(plain)
    return { plain, packed, first: packed('br').length }
  })
  for (const { plain, packed, first } of pages) {
    await expect.poll(() => packed('br').length).toBeLessThan(first)
    expect(brotliDecompressSync(packed('br'))).toEqual(plain)
    const small = packed('br')
    for (let visit = 0; visit < 20; visit += 1) expect(packed('br')).toBe(small)
  }
})
