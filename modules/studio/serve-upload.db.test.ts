import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import yazl from 'yazl'
import { DetailedError, Upload } from 'tus-js-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Actor, type UserActor } from '@/core/actor'
import { newId } from '@/core/ids'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { storage } from '@/infra/storage'
import { imagingPool } from '@/modules/imaging/process-pool'
import { zipFiles } from '@/modules/imaging/zip-files'
import { createDraft } from '@/testing/drafts'
import { createPerson } from '@/testing/people'
import { serveWeb } from '@/testing/serve-web'
import { sealedSignalPack } from '@/testing/signal-pack'
import { judgeSoon, judgingDone } from './judging'
import { bytesHere, listQuarantine, putInQuarantine } from './quarantine'
import { serveUpload } from './serve-upload'
import { submitPack } from './submit-pack'
import { sweepUploads } from './sweep-uploads'

let actor: Actor
let server: Awaited<ReturnType<typeof serveWeb>>
beforeAll(async () => {
  server = await serveWeb((request) => serveUpload(actor, request))
})
afterAll(async () => {
  await judgingDone()
  await imagingPool().close()
  await server.close()
})

async function artistWithDraft(stickers = 0) {
  const { actor: artist } = await createPerson({ roles: ['artist'] })
  actor = artist
  return { artist, ...(await createDraft(artist, { stickers })) }
}

/** A picture nobody has seen before. Noise does not compress, so it is as heavy as it looks. */
function picture(side = 64): Promise<Buffer> {
  const raw = randomBytes(side * side * 4)
  return sharp(raw, { raw: { width: side, height: side, channels: 4 } })
    .png({ compressionLevel: 0 })
    .toBuffer()
}

/** Send a file as the browser does; resolves with the upload's id. */
interface Sent {
  versionId: string
  bytes: Buffer
  fileName?: string
  fingerprint?: string
  origin?: string
}

function send({ versionId, bytes, fileName = 'frog.png', fingerprint, origin = server.origin }: Sent) {
  return new Promise<string>((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${origin}/api/uploads`,
      retryDelays: [0, 50, 100, 200, 400, 800, 1600],
      metadata: { versionId, fileName, fingerprint: fingerprint ?? `file:${randomBytes(8).toString('hex')}` },
      onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
      onError: reject,
    })
    upload.start()
  })
}

const refusal = async (sent: Promise<string>) => {
  const error = await sent.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DetailedError)) throw new Error(`expected a refusal, got ${String(error)}`)
  const answer = error.originalResponse
  return { status: answer?.getStatus(), ...(JSON.parse(answer?.getBody() ?? '{}') as object) }
}
const uploadOf = (id: string) => db.upload.findUniqueOrThrow({ where: { id } })
const stickersOf = (versionId: string) => db.sticker.findMany({ where: { versionId }, orderBy: { position: 'asc' } })

describe('a file that is sent', () => {
  test('becomes a sticker: original and master are stored, quarantine is empty, pictures are ordered', async () => {
    const { versionId } = await artistWithDraft()
    const id = await send({ versionId, bytes: await picture(), fileName: '../../etc/frog\u202e\n.png' })
    await judgingDone()

    const upload = await uploadOf(id)
    expect(upload).toMatchObject({ state: 'accepted', fileName: 'frog .png' })
    const [sticker] = await stickersOf(versionId)
    expect(sticker).toMatchObject({ id: upload.stickerId, sourceHash: upload.sourceHash })
    expect(await storage.has(`originals/${upload.sourceHash}`)).toBe(true)
    expect(await storage.has(`masters/${sticker?.masterHash}.png`)).toBe(true)
    expect(await bytesHere(id)).toBeUndefined()
    const jobs = await db.$queryRaw<{ data: object }[]>`
      SELECT data FROM pgboss.job WHERE name = 'master-kept' AND data->>'hash' = ${sticker?.masterHash}`
    expect(jobs).toHaveLength(1)
  })

  test('sent again is the same upload; the same picture under another name is not added twice', async () => {
    const { versionId } = await artistWithDraft()
    const bytes = await picture()
    const first = await send({ versionId, bytes, fingerprint: 'sha256:the-same' })
    await judgingDone()
    expect(await send({ versionId, bytes, fingerprint: 'sha256:the-same' })).toBe(first)

    const copy = await send({ versionId, bytes, fileName: 'copy.png' })
    await judgingDone()
    expect(await uploadOf(copy)).toMatchObject({
      state: 'accepted',
      stickerId: null,
      problems: [{ code: 'upload.already_here', severity: 'warning', params: { place: 1 } }],
    })
    expect(await stickersOf(versionId)).toHaveLength(1)
  })

  test('that is bad gets its own verdict and spoils no other; stickers stand in the order they were sent', async () => {
    const { versionId } = await artistWithDraft()
    const files = [await picture(), Buffer.from('not a picture'), Buffer.alloc(0), await picture()]
    const ids: string[] = []
    for (const [index, bytes] of files.entries()) ids.push(await send({ versionId, bytes, fileName: `${index}.png` }))
    await judgingDone()
    const uploads = await Promise.all(ids.map(uploadOf))
    expect(uploads.map(({ state, problems }) => [state, (problems as { code: string }[])[0]?.code])).toEqual([
      ['accepted', undefined],
      ['refused', 'image.not_an_image'],
      ['refused', 'image.empty'],
      ['accepted', undefined],
    ])
    expect((await stickersOf(versionId)).map(({ fileName }) => fileName)).toEqual(['0.png', '3.png'])
  })

  test('that is a ZIP becomes many uploads, each with its own verdict, in its order', async () => {
    const { versionId } = await artistWithDraft()
    const zip = new yazl.ZipFile()
    zip.addBuffer(await picture(), 'frogs/b.png')
    zip.addBuffer(Buffer.from('not a picture'), 'frogs/notes.txt')
    zip.addBuffer(await picture(), 'frogs/a.png')
    zip.end()
    const pieces: Buffer[] = []
    for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
    const id = await send({ versionId, bytes: Buffer.concat(pieces), fileName: 'frogs.zip' })
    await judgingDone()

    expect(await uploadOf(id)).toMatchObject({ state: 'accepted', stickerId: null, problems: [] })
    const files = await db.upload.findMany({ where: { inArchive: id }, orderBy: { id: 'asc' } })
    expect(files.map(({ fileName, state }) => [fileName, state])).toEqual([
      ['b.png', 'accepted'],
      ['notes.txt', 'refused'],
      ['a.png', 'accepted'],
    ])
    expect((await stickersOf(versionId)).map(({ fileName }) => fileName)).toEqual(['b.png', 'a.png'])
    expect(await listQuarantine(new Date(Date.now() + 1000))).toEqual([])
  })

  test('that is a whole pack brings its order and words: emoji, descriptions, and a title where there was none', async () => {
    const { versionId } = await artistWithDraft()
    await db.version.update({ where: { id: versionId }, data: { title: '' } })
    const told = (file: string, emojis: string[], accessibility_text: string) => ({ image_file: file, emojis, accessibility_text }) // prettier-ignore
    const stickers = [
      told('b.webp', ['☕', '🙂'], 'A cup\u202e, smiling'),
      told('gone.webp', ['😭'], ''),
      told('a.webp', ['not an emoji'], 'x'.repeat(400)),
    ]
    const contents = { sticker_packs: [{ identifier: '1', name: 'Cuppy', publisher: 'Jane Doe', stickers }] }
    const zip = new yazl.ZipFile()
    zip.addBuffer(await picture(), '1/a.webp')
    zip.addBuffer(await picture(), '1/b.webp')
    zip.addBuffer(await picture(), '1/tray.png')
    zip.addBuffer(Buffer.from(JSON.stringify(contents)), 'contents.json')
    zip.end()
    const id = await send({ versionId, bytes: await buffer(zip.outputStream), fileName: 'cups.wastickers' })
    await judgingDone()

    const version = await db.version.findUniqueOrThrow({
      where: { id: versionId },
      include: { stickers: { orderBy: { position: 'asc' } } },
    })
    expect([version.title, version.revision]).toEqual(['Cuppy', 0])
    expect(version.stickers.map(({ fileName, emoji, alt }) => [fileName, emoji, alt])).toEqual([
      ['b.webp', ['☕', '🙂'], 'A cup, smiling'],
      ['a.webp', [], 'x'.repeat(125)],
    ])
    expect((await uploadOf(id)).problems).toMatchObject([{ code: 'pack.read_by', params: { author: 'Jane Doe', count: 3 } }]) // prettier-ignore
    const gone = await db.upload.findFirstOrThrow({ where: { inArchive: id, fileName: 'gone.webp' } })
    expect([gone.state, gone.problems]).toMatchObject(['refused', [{ code: 'pack.missing_file' }]])
  })

  test('that is an encrypted Signal pack is opened by the key beside it; without it the artist is told so', async () => {
    const { versionId } = await artistWithDraft()
    const key = randomBytes(32)
    const sealed = sealedSignalPack(key, { title: 'Sealed', author: 'Mira', emoji: '🦊', picture: await picture() })
    const zipOf = (files: Record<string, Buffer>) => zipFiles(Object.entries(files).map(([name, bytes]) => ({ path: name, bytes }))) // prettier-ignore
    const locked = await send({ versionId, bytes: await zipOf(sealed), fileName: 'locked.zip' })
    const open = await send({ versionId, bytes: await zipOf({ ...sealed, 'key.txt': Buffer.from(key.toString('hex')) }), fileName: 'open.zip' }) // prettier-ignore
    await judgingDone()
    expect(await uploadOf(locked)).toMatchObject({ state: 'refused', problems: [{ code: 'pack.key_missing' }] })
    expect((await uploadOf(open)).state).toBe('accepted')
    expect((await stickersOf(versionId)).map(({ emoji }) => emoji)).toEqual([['🦊']])
  })

  test('whose verdict comes out of turn still stands where it was sent', async () => {
    const { versionId } = await artistWithDraft()
    const now = Date.now()
    const ids = [0, 1, 2].map((index) => newId('upload', now + index))
    for (const [index, id] of ids.entries()) {
      const bytes = await picture()
      await putInQuarantine(id, bytes)
      const row = { versionId, artistId: (actor as UserActor).id, fileName: `${index}.png`, fingerprint: `order-${id}` }
      await db.upload.create({ data: { id, ...row, bytes: BigInt(bytes.length), state: 'received' } })
    }
    for (const id of ids.toReversed()) {
      judgeSoon(id)
      await judgingDone()
    }
    expect((await stickersOf(versionId)).map(({ fileName }) => fileName)).toEqual(['0.png', '1.png', '2.png'])
  })
})

describe('a file that may not come', () => {
  test('is refused before a byte of it is read', async () => {
    const { artist, versionId } = await artistWithDraft(3)
    const big = { versionId, bytes: Buffer.alloc(env.UPLOAD_MAX_BYTES + 1) }
    expect(await refusal(send(big))).toMatchObject({
      status: 413,
      code: 'upload.too_large',
      params: { bytes: env.UPLOAD_MAX_BYTES + 1, limitBytes: env.UPLOAD_MAX_BYTES },
    })
    const file = { versionId, bytes: await picture() }
    expect(await refusal(send({ ...file, fingerprint: '\u0000' }))).toMatchObject({
      status: 400,
      code: 'upload.invalid',
    })
    expect(await refusal(send({ ...file, versionId: newId('version') }))).toMatchObject({ status: 404 })

    actor = { kind: 'visitor' }
    expect(await refusal(send(file))).toMatchObject({ status: 401, code: 'session.required' })
    actor = (await createPerson({ roles: ['artist'] })).actor
    expect(await refusal(send(file))).toMatchObject({ status: 403, code: 'studio.not_yours' })

    actor = artist
    await submitPack(artist, versionId)
    expect(await refusal(send(file))).toMatchObject({ status: 409, code: 'studio.frozen' })
    expect(await db.upload.count({ where: { versionId } })).toBe(0)
    expect(await listQuarantine(new Date(Date.now() + 1000))).toEqual([])
  })

  test('is refused when the pack is full, and when it arrives after the pack was sent', async () => {
    const { versionId } = await artistWithDraft(120)
    expect(await refusal(send({ versionId, bytes: await picture() }))).toMatchObject({
      status: 422,
      code: 'upload.pack_full',
      params: { count: 120, limit: 120 },
    })

    const late = await artistWithDraft(3)
    const bytes = await picture()
    const id = newId('upload')
    await putInQuarantine(id, bytes)
    const row = { versionId: late.versionId, artistId: late.artist.id, fileName: 'late.png', fingerprint: `late-${id}` }
    await db.upload.create({ data: { id, ...row, bytes: BigInt(bytes.length), state: 'receiving' } })
    await submitPack(late.artist, late.versionId)
    await sweepUploads()
    await judgingDone()
    expect(await uploadOf(id)).toMatchObject({ state: 'refused', problems: [{ code: 'upload.frozen' }] })
  })

  test("nobody else's upload can be asked about, added to or stopped", async () => {
    const { versionId } = await artistWithDraft()
    const id = await send({ versionId, bytes: await picture() })
    actor = (await createPerson({ roles: ['artist'] })).actor
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const headers = {
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
      }
      const answer = await fetch(`${server.origin}/api/uploads/${id}`, { method, headers })
      expect(answer.status).toBe(404)
    }
    await judgingDone()
    expect(await uploadOf(id)).toMatchObject({ state: 'accepted' })
  })
})

/** A small proxy that cuts the line after so many bytes from the client, the first `cuts` times. */
async function cutting(port: number, afterBytes: number, cuts: number) {
  let left = cuts
  const proxy = net.createServer((client) => {
    const target = net.connect(port, '127.0.0.1')
    let seen = 0
    client.on('data', (chunk) => {
      seen += chunk.length
      target.write(chunk)
      if (seen > afterBytes && left > 0) {
        left -= 1
        client.destroy()
        target.end()
      }
    })
    target.on('data', (chunk) => client.write(chunk))
    client.on('end', () => target.end()).on('error', () => target.destroy())
    target.on('end', () => client.end()).on('error', () => client.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(proxy.address() as net.AddressInfo).port}`,
    close: () => proxy.close(),
    cuts: () => cuts - left,
  }
}

test('a connection cut three times goes on where it stopped: one upload, one sticker, the bytes whole', async () => {
  const { versionId } = await artistWithDraft()
  const bytes = await picture(900)
  const line = await cutting(server.port, 900_000, 3)
  const id = await send({ versionId, bytes, origin: line.origin })
  line.close()
  await judgingDone()
  expect(line.cuts()).toBe(3)
  const upload = await uploadOf(id)
  expect(upload.state).toBe('accepted')
  expect((await storage.get(`originals/${upload.sourceHash}`))?.equals(bytes)).toBe(true)
  expect(await db.upload.count({ where: { versionId } })).toBe(1)
  expect(await stickersOf(versionId)).toHaveLength(1)
})

test('a file begun in one browser goes on in another, by what it is', async () => {
  const { versionId } = await artistWithDraft()
  const bytes = await picture(600)
  const fingerprint = 'sha256:begun-elsewhere'
  const line = await cutting(server.port, 400_000, 1000)
  const gaveUp = new Upload(bytes, {
    endpoint: `${line.origin}/api/uploads`,
    retryDelays: null,
    metadata: { versionId, fileName: 'frog.png', fingerprint },
  })
  await new Promise((resolve) => {
    gaveUp.options.onError = resolve
    gaveUp.start()
  })
  line.close()
  const [begun] = await db.upload.findMany({ where: { versionId } })
  expect(begun).toMatchObject({ state: 'receiving' })
  await vi.waitFor(async () => expect(await bytesHere(begun?.id ?? '')).toBeGreaterThan(0), 5000)

  expect(await send({ versionId, bytes, fingerprint })).toBe(begun?.id)
  await judgingDone()
  expect(await stickersOf(versionId)).toHaveLength(1)
})

describe('a process that is killed', () => {
  const children: ChildProcess[] = []
  afterAll(() => children.forEach((child) => child.kill('SIGKILL')))

  async function start(artist: UserActor): Promise<{ child: ChildProcess; origin: string }> {
    const program = path.join(process.env.PROGRAMS_DIR ?? '', 'upload-process.mjs')
    const child = fork(program, [JSON.stringify(artist)], {
      execArgv: ['--conditions=react-server'],
    })
    children.push(child)
    const [port] = (await once(child, 'message')) as [number]
    return { child, origin: `http://127.0.0.1:${port}` }
  }
  async function kill(child: ChildProcess) {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  test('while bytes come in loses none of those it took: the file goes on at the next process', async () => {
    const { artist, versionId } = await artistWithDraft()
    const bytes = await picture(900)
    const fingerprint = 'sha256:killed-in-upload'
    const first = await start(artist)
    // The line is cut half way, then the process dies with the rest never sent.
    const line = await cutting(Number(new URL(first.origin).port), 1_500_000, 1000)
    const broken = new Upload(bytes, {
      endpoint: `${line.origin}/api/uploads`,
      retryDelays: null,
      metadata: { versionId, fileName: 'frog.png', fingerprint },
    })
    await new Promise((resolve) => {
      broken.options.onError = resolve
      broken.start()
    })
    await kill(first.child)
    line.close()

    const second = await start(artist)
    const id = await send({ versionId, bytes, fingerprint, origin: second.origin })
    await vi.waitFor(async () => expect(await uploadOf(id)).toMatchObject({ state: 'accepted' }), 20_000)
    const upload = await uploadOf(id)
    expect((await storage.get(`originals/${upload.sourceHash}`))?.equals(bytes)).toBe(true)
    expect(await stickersOf(versionId)).toHaveLength(1)
    await kill(second.child)
  })

  test('while it judges leaves nothing half, and every acknowledged file has its verdict from the next', async () => {
    const { artist, versionId } = await artistWithDraft()
    const first = await start(artist)
    const files = await Promise.all(Array.from({ length: 6 }, () => picture(500)))
    const ids: string[] = []
    for (const bytes of files) ids.push(await send({ versionId, bytes, origin: first.origin }))
    await kill(first.child)
    // Whoever held a verdict is gone: what a lease of seconds would say, a row says now.
    await db.upload.updateMany({ where: { state: 'judging' }, data: { claimedAt: new Date(0) } })
    for (const sticker of await stickersOf(versionId))
      expect(await storage.has(`masters/${sticker.masterHash}.png`)).toBe(true)

    const second = await start(artist)
    await vi.waitFor(
      async () => expect((await Promise.all(ids.map(uploadOf))).every(({ state }) => state === 'accepted')).toBe(true),
      { timeout: 30_000, interval: 100 },
    )
    expect(await stickersOf(versionId)).toHaveLength(6)
    await kill(second.child)
  })
})

describe('the sweeper', () => {
  test('judges a file that was whole when its process died before noting it', async () => {
    const { artist, versionId } = await artistWithDraft()
    const bytes = await picture()
    const id = newId('upload')
    await putInQuarantine(id, bytes)
    const row = { versionId, artistId: artist.id, fileName: 'frog.png', fingerprint: `whole-${id}` }
    await db.upload.create({ data: { id, ...row, bytes: BigInt(bytes.length), state: 'receiving' } })
    await sweepUploads()
    await judgingDone()
    expect(await uploadOf(id)).toMatchObject({ state: 'accepted' })
  })

  test('throws away what was begun and given up a day ago, and keeps what is younger', async () => {
    const { artist, versionId } = await artistWithDraft()
    const rows = [new Date(Date.now() - 25 * 3_600_000), new Date()].map((createdAt) => ({
      id: newId('upload'),
      createdAt,
    }))
    for (const { id, createdAt } of rows) {
      await putInQuarantine(id, Buffer.from('half'))
      const row = { versionId, artistId: artist.id, fileName: 'frog.png', fingerprint: `old-${id}` }
      await db.upload.create({ data: { id, createdAt, ...row, bytes: 1000n, state: 'receiving' } })
    }
    await sweepUploads()
    expect(await Promise.all(rows.map(({ id }) => bytesHere(id)))).toEqual([undefined, 4])
    expect(await db.upload.count({ where: { versionId } })).toBe(1)
  })
})
