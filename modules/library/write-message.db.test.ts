import { afterAll, expect, test } from 'vitest'
import { inTransaction } from '@/infra/db'
import { storage } from '@/infra/storage'
import { lookAtPicture } from '@/modules/imaging/look-at-picture'
import { sha256 } from '@/modules/imaging/master'
import { FIRST_SLOT } from '@/modules/imaging/message-slot'
import { platformOf } from '@/modules/imaging/platforms'
import { imagingPool } from '@/modules/imaging/process-pool'
import { unzipFiles } from '@/modules/imaging/unzip-files'
import { stickerPng } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { grant } from './grant'
import { PLATFORMS } from './platforms'
import { writeMessage } from './write-message'
import { writeSet } from './write-set'

afterAll(() => imagingPool().close())

async function ownedTemplate() {
  const { actor } = await createPerson()
  const png = await stickerPng('flat', 512, 7)
  const masterHash = sha256(png)
  await storage.put(`masters/${masterHash}.png`, png)
  const { packId, stickers } = await createPackOnSale({
    title: 'Greetings',
    stickers: [{ masterHash, slot: FIRST_SLOT }, {}, {}],
  })
  await inTransaction((tx) => grant(tx, { userId: actor.id, packId, source: 'free' }))
  return { actor, png, template: stickers[0]?.id ?? '', plain: stickers[1]?.id ?? '' }
}

test('a buyer’s words become his sticker: as PNG, and as every messenger takes one', async () => {
  const { actor, png, template } = await ownedTemplate()
  const own = await writeMessage(actor, { stickerId: template, text: 'صباح الخير' })
  if (Array.isArray(own)) throw new Error(own[0]?.code)
  expect([own.name, sha256(own.bytes) !== sha256(png)]).toEqual(['Greetings 01.png', true])
  for (const { id } of PLATFORMS) {
    const made = await writeMessage(actor, { stickerId: template, text: 'صباح الخير', platform: id })
    if (Array.isArray(made)) throw new Error(made[0]?.code)
    expect([id, (await lookAtPicture(made.bytes))?.format]).toEqual([id, made.format])
  }
  const whatsapp = await writeMessage(actor, { stickerId: template, text: 'Hi', platform: 'whatsapp' })
  if (Array.isArray(whatsapp)) throw new Error('no file')
  expect(await lookAtPicture(whatsapp.bytes)).toMatchObject({ format: 'webp', width: 512, height: 512 })
  expect(whatsapp.bytes.length).toBeLessThanOrEqual(102_400)
})

test('several of them are one pack, as a messenger takes it; too few, somebody else’s and a bad line are refused', async () => {
  const { actor, template, plain } = await ownedTemplate()
  const named = (title: string) => `${title}: my words`
  const lines = ['Привет', 'صباح الخير', '早上好'].map((text) => ({ stickerId: template, text }))
  const made = await writeSet(actor, lines, 'whatsapp', named)
  if (Array.isArray(made)) throw new Error(made[0]?.code)
  expect(made.name).toBe('Greetings: my words whatsapp.zip')
  const files = (await unzipFiles(Buffer.from(made.bytes))) ?? []
  expect(await platformOf('whatsapp').validate(files, lookAtPicture)).toEqual([])
  expect(new Set(files.filter(({ path }) => path.endsWith('.webp')).map(({ bytes }) => sha256(bytes))).size).toBe(3)

  expect(await writeSet(actor, lines.slice(1), 'whatsapp', named)).toMatchObject([{ code: 'export.too_few' }])
  expect(await writeSet(actor, [...lines, { stickerId: template, text: '🦊' }], 'signal', named)).toMatchObject([
    { code: 'message.emoji', params: { place: 4 } },
  ])
  const { actor: stranger } = await createPerson()
  const refused = { code: 'library.not_yours' }
  await expect(writeSet(stranger, lines, 'signal', named)).rejects.toMatchObject(refused)
  await expect(writeSet(actor, [{ stickerId: plain, text: 'Hi' }], 'signal', named)).rejects.toMatchObject(refused)
  await expect(writeSet(actor, lines, 'line', named)).rejects.toMatchObject(refused)
})

test('nobody else’s template, no ordinary sticker and no word that cannot be drawn', async () => {
  const { actor, template, plain } = await ownedTemplate()
  const { actor: stranger } = await createPerson()
  const ask = (who: typeof actor, stickerId: string, platform?: string) => writeMessage(who, { stickerId, text: 'Hi', platform }) // prettier-ignore
  await expect(ask(stranger, template)).rejects.toMatchObject({ code: 'library.not_yours' })
  await expect(ask(actor, plain)).rejects.toMatchObject({ code: 'library.not_yours' })
  await expect(ask(actor, template, 'line')).rejects.toMatchObject({ code: 'library.not_yours' })
  expect(await writeMessage(actor, { stickerId: template, text: 'བ' })).toMatchObject([{ code: 'message.letters' }])
})
