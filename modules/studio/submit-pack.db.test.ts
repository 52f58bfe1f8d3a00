import { describe, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { db, inTransaction } from '@/infra/db'
import { findPack } from '@/modules/catalog/find-pack'
import { findPublishedVersion } from '@/modules/catalog/find-published-version'
import { saidIn } from '@/modules/catalog/translations'
import { createDraft } from '@/testing/drafts'
import { createPerson } from '@/testing/people'
import { answerInvitation } from './answer-invitation'
import { approveVersion } from './approve-version'
import { describeStickers } from './describe-stickers'
import { findSubmittedVersion } from './find-submitted-version'
import { listInvitations } from './list-invitations'
import { listMyPacks } from './list-my-packs'
import { orderStickers } from './order-stickers'
import { pricePack } from './price-pack'
import { rejectVersion } from './reject-version'
import { removeStickers } from './remove-stickers'
import { saveListing } from './save-listing'
import { sharePack } from './share-pack'
import { startPack } from './start-pack'
import { startReview } from './start-review'
import { startVersion } from './start-version'
import { submitPack } from './submit-pack'
import { withdrawPack } from './withdraw-pack'

const artist = async () => (await createPerson({ roles: ['artist'] })).actor
const listing = {
  title: 'Frogs',
  description: '',
  languages: ['en'],
  tags: [],
  category: 'animals',
  rating: 'everyone',
}
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code })

async function approve(versionId: string) {
  await inTransaction((tx) => startReview(tx, versionId))
  await inTransaction((tx) => approveVersion(tx, versionId))
}

describe('a pack in the works', () => {
  test('is begun by artists only', async () => {
    const { actor } = await createPerson()
    await expect(startPack(actor, 'Frogs')).rejects.toEqual(refusal('session.role_required'))
    const mina = await artist()
    const { packId } = await startPack(mina, '  Sleepy\u202e Foxes ')
    expect(await listMyPacks(mina)).toMatchObject([{ packId, title: 'Sleepy Foxes', shown: 'editing', mine: true }])
  })

  test('is changed by its artist only, and never over a newer save', async () => {
    const mina = await artist()
    const other = await artist()
    const { versionId, stickerIds } = await createDraft(mina)
    await expect(saveListing(other, versionId, 0, listing)).rejects.toEqual(refusal('studio.not_yours'))
    await expect(removeStickers(other, versionId, 0, [stickerIds[0]!])).rejects.toEqual(refusal('studio.not_yours'))

    expect(await saveListing(mina, versionId, 0, listing)).toBe(1)
    // A second window still shows revision 0.
    await expect(saveListing(mina, versionId, 0, { ...listing, title: 'Toads' })).rejects.toEqual(
      refusal('studio.stale'),
    )
    expect(await db.version.findUnique({ where: { id: versionId } })).toMatchObject({ title: 'Frogs', revision: 1 })
  })

  test('of two saves of one revision at the same moment, one wins and the other hears of it', async () => {
    const mina = await artist()
    const { versionId } = await createDraft(mina)
    const results = await Promise.allSettled(
      ['Frogs', 'Toads'].map((title) => saveListing(mina, versionId, 0, { ...listing, title })),
    )
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('keeps its stickers in the order they are put; one the page did not know goes last', async () => {
    const mina = await artist()
    const { versionId, stickerIds } = await createDraft(mina, { stickers: 4 })
    const [a, b, c, d] = stickerIds as [string, string, string, string]
    await orderStickers(mina, versionId, 0, [c, a, b])
    const order = async () =>
      (await db.sticker.findMany({ where: { versionId }, orderBy: { position: 'asc' } })).map((sticker) => sticker.id)
    expect(await order()).toEqual([c, a, b, d])
    await removeStickers(mina, versionId, 1, [a])
    expect(await order()).toEqual([c, b, d])
    expect((await findSubmittedVersion(db, versionId))?.stickers.map(({ position }) => position)).toEqual([0, 1, 2])
  })

  test('takes words for many stickers at once, adding to what each has', async () => {
    const mina = await artist()
    const { versionId, stickerIds } = await createDraft(mina, { stickers: 2 })
    await describeStickers(
      mina,
      versionId,
      0,
      stickerIds.map((id) => ({ id, emoji: 'rain ☔ and 🐸', tags: ['Rain', 'rain ', '#wet,weather'] })),
      'add',
    )
    expect((await findSubmittedVersion(db, versionId))?.stickers).toMatchObject([
      { emoji: ['🐸', '☔'], tags: ['Rain', 'wet weather'], alt: 'A frog' },
      { emoji: ['🐸', '☔'], tags: ['Rain', 'wet weather'] },
    ])
  })
})

describe('sending for review', () => {
  test('freezes the version: nothing of it changes until it is withdrawn', async () => {
    const mina = await artist()
    const { versionId, stickerIds } = await createDraft(mina)
    await submitPack(mina, versionId)
    await expect(submitPack(mina, versionId)).rejects.toEqual(refusal('studio.wrong_state'))
    await expect(saveListing(mina, versionId, 0, listing)).rejects.toEqual(refusal('studio.frozen'))
    await expect(removeStickers(mina, versionId, 0, stickerIds)).rejects.toEqual(refusal('studio.frozen'))

    await withdrawPack(mina, versionId)
    await saveListing(mina, versionId, 0, listing)
    await inTransaction((tx) => expect(startReview(tx, versionId)).rejects.toEqual(refusal('studio.wrong_state')))
  })

  test('twice at the same moment sends it once', async () => {
    const mina = await artist()
    const { versionId } = await createDraft(mina)
    const results = await Promise.allSettled([submitPack(mina, versionId), submitPack(mina, versionId)])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await findSubmittedVersion(db, versionId)).toMatchObject({ state: 'waiting', round: 1 })
  })

  test('needs a whole pack, and its own artist', async () => {
    const mina = await artist()
    const { versionId } = await createDraft(mina, { stickers: 2 })
    await expect(submitPack(mina, versionId)).rejects.toEqual(refusal('studio.not_ready'))
    await expect(submitPack(await artist(), versionId)).rejects.toEqual(refusal('studio.not_yours'))
  })

  test('takes the title along in every language it has one in, before the reviewer and to the shelf', async () => {
    const mina = await artist()
    const { packId, versionId } = await createDraft(mina)
    const persian = { title: 'هوای\u202e قورباغه', description: 'هوا به روایت قورباغه‌ها.' }
    const translations = {
      fa: persian,
      hi: { title: '', description: 'begun' },
      es: { title: 'R'.repeat(90), description: '' },
      xx: { title: 'Nowhere', description: '' },
    }
    expect(await saveListing(mina, versionId, 0, { ...listing, translations })).toBe(1)
    // A window that knows of no further languages takes none away.
    await saveListing(mina, versionId, 1, listing)
    await submitPack(mina, versionId)
    const seen = await findSubmittedVersion(db, versionId)
    expect(Object.keys(seen?.translations ?? {}).toSorted()).toEqual(['es', 'fa', 'hi'])
    await approve(versionId)

    const pack = await findPack(db, packId)
    expect(saidIn(pack, 'fa')).toEqual({ title: 'هوای قورباغه', description: persian.description })
    expect(saidIn(pack, 'es')).toEqual({ title: 'R'.repeat(60), description: listing.description })
    expect(saidIn(pack, 'hi')).toEqual({ title: 'Frogs', description: listing.description })
    expect(await db.publishedVersion.findUnique({ where: { id: versionId } })).toMatchObject({
      translations: { fa: { title: 'هوای قورباغه' } },
    })

    // The next version begins with them, found fine as they are; another title is looked at again.
    const next = await startVersion(mina, packId)
    expect(await findSubmittedVersion(db, next)).toMatchObject({ unchanged: true, translations: { fa: {} } })
    await saveListing(mina, next, 0, { ...listing, translations: { fa: { ...persian, title: 'دیگر' } } })
    expect(await findSubmittedVersion(db, next)).toMatchObject({ unchanged: false })
  })

  test('again after a no needs an answer to every reason, and carries no reason along', async () => {
    const mina = await artist()
    const { versionId, stickerIds } = await createDraft(mina)
    await submitPack(mina, versionId)
    await inTransaction((tx) => startReview(tx, versionId))
    const said = { stickerId: stickerIds[1]!, reasons: ['QUALITY'], words: 'Soft.' }
    await inTransaction((tx) => rejectVersion(tx, versionId, { reasons: [], words: 'Nearly.', stickers: [said] }))

    await expect(submitPack(mina, versionId)).rejects.toEqual(refusal('studio.not_ready'))
    await describeStickers(mina, versionId, 0, [{ id: stickerIds[1]!, alt: 'Sharper' }])
    await submitPack(mina, versionId)
    const again = await findSubmittedVersion(db, versionId)
    expect(again).toMatchObject({ state: 'waiting', round: 2, unchanged: true })
    expect(again?.stickers.map(({ unchanged }) => unchanged)).toEqual([true, false, true])

    // Taken back and changed to what was rejected: it must not pass as found fine.
    await withdrawPack(mina, versionId)
    await describeStickers(mina, versionId, 1, [{ id: stickerIds[1]!, alt: 'A frog' }])
    expect((await findSubmittedVersion(db, versionId))?.stickers[1]?.unchanged).toBe(false)
  })
})

describe('sharing a pack', () => {
  async function shared(points = 2000): Promise<{ mina: UserActor; jo: UserActor; packId: string; versionId: string }> {
    const mina = await artist()
    const { actor: jo } = await createPerson()
    const { packId, versionId } = await createDraft(mina)
    await sharePack(mina, packId, [
      { handle: mina.handle, points: 10_000 - points, part: 'drew it' },
      { handle: `@${jo.handle.toUpperCase()}`, points, part: 'wrote the words' },
    ])
    return { mina, jo, packId, versionId }
  }

  test('asks by mail, and holds the pack back until everybody has accepted', async () => {
    const { mina, jo, packId, versionId } = await shared()
    expect(await listInvitations(jo)).toMatchObject([{ packId, points: 2000, state: 'invited' }])
    await expect(submitPack(mina, versionId)).rejects.toEqual(refusal('studio.not_ready'))

    await expect(answerInvitation(jo, packId, 2500, true)).rejects.toEqual(refusal('studio.not_invited'))
    await answerInvitation(jo, packId, 2000, true)
    expect((await findPack(db, packId)).shares).toMatchObject([
      { userId: mina.id, points: 8000 },
      { userId: jo.id, points: 2000, part: 'wrote the words' },
    ])
    await submitPack(mina, versionId)
    await expect(answerInvitation(jo, packId, 2000, false)).rejects.toEqual(refusal('studio.not_invited'))
  })

  test('a different share is a new question; the old one stays in force meanwhile', async () => {
    const { mina, jo, packId } = await shared()
    await answerInvitation(jo, packId, 2000, true)
    await sharePack(mina, packId, [
      { handle: mina.handle, points: 9500, part: '' },
      { handle: jo.handle, points: 500, part: '' },
    ])
    expect(await listInvitations(jo)).toMatchObject([{ points: 500, state: 'invited' }])
    expect((await findPack(db, packId)).shares).toMatchObject([{ points: 8000 }, { points: 2000 }])
  })

  test('refuses parts that are no whole, people named twice or unknown, and a pack without its artist', async () => {
    const { mina, jo, packId } = await shared()
    const row = (handle: string, points: number) => ({ handle, points, part: '' })
    const share = (...rows: ReturnType<typeof row>[]) => sharePack(mina, packId, rows)
    await expect(share(row(mina.handle, 9000), row(jo.handle, 999))).rejects.toMatchObject({
      code: 'studio.shares_sum',
      params: { points: 9999 },
    })
    await expect(share(row(mina.handle, 5000), row(mina.handle, 5000))).rejects.toEqual(
      refusal('studio.shares_invalid'),
    )
    await expect(share(row(mina.handle, 10_500), row(jo.handle, -500))).rejects.toEqual(
      refusal('studio.shares_invalid'),
    )
    await expect(share(row(jo.handle, 10_000))).rejects.toEqual(refusal('studio.shares_invalid'))
    await expect(share(row(mina.handle, 5000), row('nobody_here', 5000))).rejects.toEqual(
      refusal('studio.no_such_person'),
    )
    await expect(sharePack(jo, packId, [row(jo.handle, 10_000)])).rejects.toEqual(refusal('studio.not_yours'))
  })

  test('somebody who declined keeps the pack back until the artist shares it anew', async () => {
    const { mina, jo, packId, versionId } = await shared()
    await answerInvitation(jo, packId, 2000, false)
    await expect(submitPack(mina, versionId)).rejects.toEqual(refusal('studio.not_ready'))
    await sharePack(mina, packId, [{ handle: mina.handle, points: 10_000, part: '' }])
    await submitPack(mina, versionId)
  })
})

describe('a yes', () => {
  test('puts a copy on sale; the next version begins as a copy and asks for judgement only of what changes', async () => {
    const mina = await artist()
    const { packId, versionId, stickerIds } = await createDraft(mina)
    await pricePack(mina, packId, { pricing: 'fixed', minor: 199n })
    await submitPack(mina, versionId)
    await expect(startVersion(mina, packId)).rejects.toEqual(refusal('studio.already_drafted'))
    await approve(versionId)
    expect(await findPack(db, packId)).toMatchObject({ state: 'on_sale', versionId, stickerCount: 3 })

    const next = await startVersion(mina, packId)
    await expect(startVersion(mina, packId)).rejects.toEqual(refusal('studio.already_drafted'))
    const copy = await findSubmittedVersion(db, next)
    expect(copy).toMatchObject({ number: 2, state: 'editing', unchanged: true })
    expect(copy?.stickers.every(({ unchanged }) => unchanged)).toBe(true)

    await describeStickers(mina, next, 0, [{ id: copy!.stickers[0]!.id, alt: 'Another frog' }])
    expect((await findSubmittedVersion(db, next))?.stickers.map(({ unchanged }) => unchanged)).toEqual([
      false,
      true,
      true,
    ])
    // What was bought stays what it was.
    const sold = await findPublishedVersion(db, versionId)
    expect(sold?.stickers.map(({ id }) => id)).toEqual(stickerIds)
    expect(sold?.stickers[0]?.alt).toBe('A frog')
  })

  test('waits for the pictures', async () => {
    const mina = await artist()
    const { versionId } = await createDraft(mina, { pictured: false })
    await submitPack(mina, versionId)
    await inTransaction((tx) => startReview(tx, versionId))
    await expect(inTransaction((tx) => approveVersion(tx, versionId))).rejects.toEqual(
      refusal('studio.pictures_under_way'),
    )
  })
})
