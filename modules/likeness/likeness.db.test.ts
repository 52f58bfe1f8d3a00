import { createHash, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { db } from '@/infra/db'
import type { Look } from '@/modules/imaging/look'
import { lookOf } from '@/modules/imaging/look'
import { readSticker } from '@/modules/imaging/read-sticker'
import { stickerPng } from '@/testing/images'
import { findAlike } from './find-alike'
import { keepLook } from './keep-look'

const newHash = () => createHash('sha256').update(randomBytes(16)).digest('hex')
const flip = (bits: bigint, count: number) => BigInt.asIntN(64, bits ^ ((1n << BigInt(count)) - 1n))
/** A look that no other test's is near to. */
const newLook = (): Look => {
  const [white, whiteMirrored, black, blackMirrored] = [0, 1, 2, 3].map(() => randomBytes(8).readBigInt64BE())
  return { white, whiteMirrored, black, blackMirrored } as Look
}

async function kept(look: Look): Promise<string> {
  const hash = newHash()
  await keepLook(hash, look)
  return hash
}

test('pictures up to eight bits apart make a pair, seen from both; nine are too far', async () => {
  const look = newLook()
  const first = await kept(look)
  const near = await kept({ ...newLook(), white: flip(look.white, 8) })
  await kept({ ...newLook(), white: BigInt.asIntN(64, look.white ^ (0x1ffn << 50n)) })
  const alike = await findAlike(db, [first, near])
  expect(alike.get(first)).toEqual([{ hash: near, distance: 8, mirrored: false }])
  expect(alike.get(near)).toEqual([{ hash: first, distance: 8, mirrored: false }])
})

test('a mirror image is told as one, and the closest of both grounds counts', async () => {
  const look = newLook()
  const first = await kept(look)
  const turned = await kept({ ...newLook(), blackMirrored: flip(look.black, 3), white: flip(look.white, 5) })
  expect((await findAlike(db, [first])).get(first)).toEqual([{ hash: turned, distance: 3, mirrored: true }])
})

test('white is never compared with black', async () => {
  const look = newLook()
  const first = await kept(look)
  await kept({ ...newLook(), white: look.black, black: look.white })
  expect((await findAlike(db, [first])).get(first)).toBeUndefined()
})

test('of two that come at the same moment both know of each other, and asking again changes nothing', async () => {
  const look = newLook()
  const [one, other] = [newHash(), newHash()]
  await Promise.all([keepLook(one, look), keepLook(other, look), keepLook(one, look)])
  await keepLook(one, look)
  expect((await findAlike(db, [one])).get(one)).toEqual([{ hash: other, distance: 0, mirrored: false }])
  expect(await db.likeness.count({ where: { OR: [{ oneHash: one }, { otherHash: one }] } })).toBe(1)
})

test('a copy is found when it was encoded again, resized, padded, outlined, mirrored or recoloured; another drawing is not', async () => {
  const look = async (bytes: Uint8Array) => {
    const read = await readSticker(bytes)
    if (!read.ok) throw new Error(read.problems[0]?.code)
    return lookOf(read.master.png)
  }
  // Off the middle and not the same on both sides, so that a mirror image differs.
  const drawing = await sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><path d="M60 90h260l120 180-90 170H120z" fill="#c33"/><circle cx="190" cy="220" r="46" fill="#fff"/><rect x="250" y="320" width="120" height="40" fill="#222"/></svg>`,
    ),
  )
    .png()
    .toBuffer()
  const original = await kept(await look(drawing))
  const clear = { r: 0, g: 0, b: 0, alpha: 0 }
  const copies = {
    encoded: sharp(drawing).flatten({ background: '#fff' }).jpeg({ quality: 50 }),
    resized: sharp(drawing).resize(170),
    padded: sharp(drawing).extend({ left: 90, top: 20, background: clear }),
    recoloured: sharp(drawing).modulate({ hue: 40 }),
    mirrored: sharp(drawing).flop(),
  }
  for (const [name, copy] of Object.entries(copies)) {
    const hash = await kept(await look(await copy.toBuffer()))
    const found = (await findAlike(db, [hash])).get(hash)?.find((one) => one.hash === original)
    expect(found?.mirrored, name).toBe(name === 'mirrored')
  }
  const other = await kept(await look(await stickerPng('flat', 512, 5)))
  expect((await findAlike(db, [other])).get(other)).toBeUndefined()
})
