import { expect, test } from 'vitest'
import { system, type UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { keepLook } from '@/modules/likeness/keep-look'
import { compareWorks } from '@/modules/studio/compare-art'
import { enrolWorks, findMyRegistry, withdrawWorks } from '@/modules/studio/enrol-works'
import { createDraft } from '@/testing/drafts'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { findCase } from './find-case'
import { suggested } from './match'
import { openCase } from './open-case'

let last = 1n
/** A look far from every other test's. */
function newLook() {
  last = BigInt.asIntN(64, last * 6364136223846793005n + 1442695040888963407n)
  const [white, black, whiteMirrored, blackMirrored] = [1n, 3n, 5n, 7n].map((by) => BigInt.asIntN(64, last * by))
  return { white, black, whiteMirrored, blackMirrored } as Parameters<typeof keepLook>[1]
}

/** A pack on sale whose first sticker looks so. */
async function soldPack(look: ReturnType<typeof newLook>, artistId?: string) {
  const pack = await createPackOnSale({ ...(artistId && { artistId }), title: 'Zoo After Hours' })
  const [first] = pack.stickers
  await keepLook(first?.masterHash ?? '', look)
  return pack
}

/** What the desk shows beside the first sticker of a new version. */
async function matchesFor(look: ReturnType<typeof newLook>, by?: Awaited<ReturnType<typeof createPerson>>['actor']) {
  const artist = by ?? (await createPerson({ roles: ['artist'] })).actor
  const { actor: judge } = await createPerson({ roles: ['reviewer'] })
  const { versionId, packId } = await createDraft(artist, { state: 'waiting' })
  const [first] = await db.sticker.findMany({ where: { versionId }, orderBy: { position: 'asc' } })
  await keepLook(first?.masterHash ?? '', look)
  await openCase(system('test'), { versionId, round: 1 })
  const kase = await db.case.findFirstOrThrow({ where: { versionId } })
  const show = async () => (await findCase(judge, kase.id)).stickers
  return { packId, show, matches: (await show())[0]?.matches ?? [] }
}

async function firstMaster(versionId: string): Promise<string> {
  return (await db.sticker.findFirstOrThrow({ where: { versionId, position: 0 } })).masterHash
}

const few = (bits: bigint) => BigInt.asIntN(64, bits ^ 0b10101n)

test('a copy of art on sale is shown beside it with its artist, and speaks for a reason', async () => {
  const look = newLook()
  const sold = await soldPack(look)
  const { matches } = await matchesFor({ ...newLook(), white: few(look.white) })
  expect(matches).toMatchObject([
    { standing: 'sold', distance: 3, mirrored: false, packId: sold.packId, title: 'Zoo After Hours', position: 0 },
  ])
  expect(matches[0]?.artist).not.toBe('')
  expect(suggested(matches[0])).toBe('ART-COPY')
})

test('a mirrored copy says so, and art of a pack taken down comes before everything else', async () => {
  const look = newLook()
  const banned = await soldPack({ ...look, white: few(look.white) })
  await db.pack.update({ where: { id: banned.packId }, data: { state: 'banned', bannedFrom: 'on_sale' } })
  await soldPack(look)
  const { matches } = await matchesFor({ ...newLook(), whiteMirrored: look.white })
  expect(matches.map(({ standing, mirrored, distance }) => ({ standing, mirrored, distance }))).toEqual([
    { standing: 'taken_down', mirrored: true, distance: 3 },
    { standing: 'sold', mirrored: true, distance: 0 },
  ])
  expect(suggested(matches[0])).toBe('ART-COPY-MIRROR')
})

test('an artist’s own earlier pack is told apart and speaks for nothing', async () => {
  const { actor: artist } = await createPerson({ roles: ['artist'] })
  const look = newLook()
  await soldPack(look, artist.id)
  const { matches } = await matchesFor(look, artist)
  expect(matches.map((match) => match.standing)).toEqual(['own'])
  expect(suggested(matches[0])).toBeUndefined()
})

test('two artists who send the same picture, byte for byte, are seen from both cases', async () => {
  const look = newLook()
  const first = await matchesFor(look)
  const second = await matchesFor(look)
  expect(second.matches).toMatchObject([{ standing: 'waiting', distance: 0, packId: first.packId }])
  expect((await first.show())[0]?.matches).toMatchObject([{ standing: 'waiting', packId: second.packId }])
})

test('a drawing that another artist enrolled before selling it is shown with the day, and taken out of the registry it is not', async () => {
  const look = newLook()
  const { actor: first } = await createPerson({ roles: ['artist'] })
  const { actor: other } = await createPerson({ roles: ['artist'] })
  const draft = await createDraft(first)
  const stickers = await db.sticker.findMany({ where: { versionId: draft.versionId }, orderBy: { position: 'asc' } })
  await keepLook(stickers[0]?.masterHash ?? '', { ...newLook(), white: few(look.white) })
  await expect(enrolWorks(other, draft.packId)).rejects.toMatchObject({ code: 'studio.not_yours', status: 403 })
  await expect(enrolWorks(first, 'pack_none')).rejects.toMatchObject({ code: 'studio.no_drawings', status: 409 })
  expect((await findMyRegistry(first)).open).toMatchObject([{ packId: draft.packId, count: 3 }])
  const day = new Date('2026-11-01T00:00:00Z')
  expect(await enrolWorks(first, draft.packId, { now: () => day })).toBe(3)
  expect(await enrolWorks(first, draft.packId)).toBe(0)
  expect(await findMyRegistry(first)).toMatchObject({ open: [], enrolled: [{ packId: draft.packId, since: day }] })

  const { matches, show } = await matchesFor(look, other)
  expect(matches).toMatchObject([{ standing: 'enrolled', distance: 3, since: day, artistId: first.id }])
  expect(suggested(matches[0])).toBe('ART-COPY')
  // Who enrolled it and sends it himself is shown nothing of it.
  const own = await matchesFor({ ...newLook(), white: look.white }, first)
  expect(own.matches.map(({ standing }) => standing)).not.toContain('enrolled')

  expect(await withdrawWorks(other, draft.packId)).toBe(0)
  expect(await withdrawWorks(first, draft.packId)).toBe(3)
  expect((await show())[0]?.matches.map(({ standing }) => standing)).not.toContain('enrolled')
})

test('near duplicates within a pack point at each other', async () => {
  const look = newLook()
  const { show, packId } = await matchesFor(look)
  const stickers = await show()
  await keepLook(stickers[2]?.masterHash ?? '', { ...look, white: few(look.white) })
  const again = await show()
  expect(again[0]?.matches).toMatchObject([{ standing: 'same_pack', packId, position: 2 }])
  expect(again[2]?.matches).toMatchObject([{ standing: 'same_pack', packId, position: 0 }])
  expect(again[1]?.matches).toEqual([])
})

test('the very picture of a pack on sale is found without any hash of it', async () => {
  const sold = await createPackOnSale()
  const { show, packId } = await matchesFor(newLook())
  const [first] = await db.sticker.findMany({ where: { version: { packId } }, orderBy: { position: 'asc' } })
  const masterHash = sold.stickers[0]?.masterHash ?? ''
  const facts = { width: 512, height: 512, bytes: 1, placeholder: '', artKey: masterHash.slice(0, 16) }
  await db.master.create({ data: { hash: masterHash, ...facts } })
  await db.sticker.update({ where: { id: first?.id ?? '' }, data: { masterHash } })
  expect((await show())[0]?.matches).toMatchObject([{ standing: 'sold', distance: 0, packId: sold.packId }])
})

/** Pictures that look just so, uploaded by an artist and sent nowhere. */
async function crowd(look: ReturnType<typeof newLook>, count: number, artist: UserActor, state = 'editing') {
  const draft = await createDraft(artist, { stickers: count, state })
  const stickers = await db.sticker.findMany({ where: { versionId: draft.versionId }, select: { masterHash: true } })
  // As `keepLook` leaves them, all at once.
  const grounds = [
    { ground: 'white', bits: look.white, mirrored: look.whiteMirrored },
    { ground: 'black', bits: look.black, mirrored: look.blackMirrored },
  ]
  await db.look.createMany({
    data: stickers.flatMap(({ masterHash }) => grounds.map((ground) => ({ masterHash, ...ground }))),
  })
  return draft
}

test('drafts by the dozen that lie closer hide nothing that is sold, taken down, enrolled or waiting', async () => {
  const look = newLook()
  const away = (bits: bigint) => ({ ...newLook(), white: BigInt.asIntN(64, look.white ^ bits) })
  const { actor: thief } = await createPerson({ roles: ['artist'] })
  const { actor: accomplice } = await createPerson({ roles: ['artist'] })
  await soldPack(away(0b11n))
  const down = await soldPack(away(0b111n))
  await db.pack.update({ where: { id: down.packId }, data: { state: 'banned', bannedFrom: 'on_sale' } })
  const { actor: owner } = await createPerson({ roles: ['artist'] })
  const enrolled = await createDraft(owner, { stickers: 1 })
  await keepLook(await firstMaster(enrolled.versionId), away(0b1111n))
  await enrolWorks(owner, enrolled.packId)
  const waiting = await createDraft(owner, { stickers: 1, state: 'waiting' })
  await keepLook(await firstMaster(waiting.versionId), away(0b11111n))

  await crowd(look, 120, thief)
  // Another account's are no evidence of an earlier drawing either, unless they were sent or enrolled, which shows.
  await crowd(look, 70, accomplice)
  const { matches } = await matchesFor(look, thief)
  expect(matches.map(({ standing, distance }) => ({ standing, distance }))).toEqual([
    { standing: 'taken_down', distance: 3 },
    { standing: 'sold', distance: 2 },
    { standing: 'enrolled', distance: 4 },
    { standing: 'waiting', distance: 5 },
  ])
})

test('of what an accomplice enrols and sends by the dozen, none hides what is sold', async () => {
  const look = newLook()
  const sold = await soldPack({ ...newLook(), white: few(look.white) })
  const { actor: accomplice } = await createPerson({ roles: ['artist'] })
  const draft = await crowd(look, 70, accomplice, 'waiting')
  await enrolWorks(accomplice, draft.packId)
  const { matches } = await matchesFor(look)
  expect(matches[0]).toMatchObject({ standing: 'sold', distance: 3, packId: sold.packId })
})

test('what is enrolled or sent only after a copy waits for review is beside it all the same', async () => {
  const look = newLook()
  const { actor: owner } = await createPerson({ roles: ['artist'] })
  const { actor: thief } = await createPerson({ roles: ['artist'] })
  const [early, late] = [await createDraft(owner, { stickers: 1 }), await createDraft(owner, { stickers: 1 })]
  await keepLook(await firstMaster(early.versionId), { ...newLook(), white: few(look.white) })
  await keepLook(await firstMaster(late.versionId), { ...newLook(), white: few(look.white) })
  await crowd(look, 70, thief)
  const { show, matches } = await matchesFor(look, thief)
  expect(matches).toEqual([])

  await enrolWorks(owner, early.packId)
  await compareWorks({ packId: early.packId })
  await db.version.update({
    where: { id: late.versionId },
    data: { state: 'waiting', round: 1, submittedAt: new Date() },
  })
  await openCase(system('test'), { versionId: late.versionId, round: 1 })
  expect((await show())[0]?.matches.map(({ standing }) => standing)).toEqual(['enrolled', 'waiting'])
})
