import { beforeAll, expect, test } from 'vitest'
import { pngChunk, plainPng, withChunks } from '@/testing/images'
import { notedPng } from '@/testing/noted-png'
import { readProvenance } from './read-provenance'

let noted: Buffer
beforeAll(async () => {
  noted = await notedPng(await plainPng(64, 64))
})

test('what a note says is told as it says it, on one line each; who signed it is not called trusted', async () => {
  const said = await readProvenance(noted)
  expect(said).toEqual({
    state: 'intact',
    generator: 'Example Pencil 3',
    signer: 'Nadia Haddad (Example Pencil)',
    title: 'Cat',
    actions: [{ name: 'created', by: 'Example Diffusion 2' }],
    ingredients: ['photo.jpg'],
    model: 'all',
    training: 'refused',
  })
  expect(JSON.stringify(said)).not.toMatch(/trust/i)
})

test('a picture that was altered after it was signed is said to be, and so is a note moved to another picture', async () => {
  const altered = Buffer.from(noted)
  altered[altered.length - 14]! ^= 1
  expect(await readProvenance(altered)).toMatchObject({ state: 'changed', generator: 'Example Pencil 3' })

  const start = noted.indexOf('caBX') - 4
  const note = noted.subarray(start, start + 12 + noted.readUInt32BE(start))
  const other = await plainPng(80, 64)
  const moved = Buffer.concat([other.subarray(0, 33), note, other.subarray(33)])
  expect(await readProvenance(moved)).toMatchObject({ state: 'changed' })
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['noise', Buffer.from('deadbeef'.repeat(40), 'hex')],
  ['a box in a box in a box', nested(20_000)],
  ['an array that says it has four milliards of entries', inBox(Buffer.from('9affffffff', 'hex'))],
  ['longer than any', Buffer.alloc(2_100_000, 'jumb')],
])('a broken or hostile note is one that cannot be read, and no more than that: %s', async (_, body) => {
  const png = withChunks(await plainPng(64, 64), pngChunk('caBX', body))
  expect(await readProvenance(png)).toEqual({ state: 'unreadable' })
})

test('cut anywhere, a note is read or is not, and nothing is thrown', async () => {
  const start = noted.indexOf('caBX') + 4
  for (let end = start; end < noted.length; end += 1999) {
    const png = withChunks(await plainPng(64, 64), pngChunk('caBX', noted.subarray(start, end)))
    expect(await readProvenance(png)).toHaveProperty('state')
  }
})

test('most pictures have no note, and other files none that is read', async () => {
  expect(await readProvenance(await plainPng(64, 64))).toBeUndefined()
  expect(await readProvenance(Buffer.from('GIF89a caBX'))).toBeUndefined()
})

/** A box of the format notes are kept in: its length, its name, what is in it. */
function box(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(type, 4)
  return Buffer.concat([head, body])
}

function described(uuid: string, label: string): Buffer {
  return box(
    'jumd',
    Buffer.concat([Buffer.from(`${uuid}00110010800000aa00389b71`, 'hex'), Buffer.from([3]), Buffer.from(`${label}\0`)]),
  )
}

function inBox(content: Buffer): Buffer {
  const claim = box('jumb', Buffer.concat([described('6332636c', 'c2pa.claim'), box('cbor', content)]))
  const manifest = box('jumb', Buffer.concat([described('63326d61', 'urn:uuid:1'), claim]))
  return box('jumb', Buffer.concat([described('63327061', 'c2pa'), manifest]))
}

function nested(deep: number): Buffer {
  const label = described('63327061', 'c2pa')
  const all = Buffer.alloc(deep * (8 + label.length))
  for (let at = 0; at < deep; at += 1) {
    const offset = at * (8 + label.length)
    all.writeUInt32BE(all.length - offset, offset)
    all.write('jumb', offset + 4)
    label.copy(all, offset + 8)
  }
  return all
}
