import { describe, expect, test } from 'vitest'
import { system, visitor, type UserActor } from '@/core/actor'
import { findAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { rememberDevice } from '@/infra/session-store'
import { storage } from '@/infra/storage'
import { banPerson } from '@/modules/accounts/ban-person'
import { restorePerson } from '@/modules/accounts/restore-person'
import { listPicks } from '@/modules/catalog/list-picks'
import { masterPicture } from '@/modules/imaging/sticker-kind'
import { findSubmittedVersion } from '@/modules/studio/find-submitted-version'
import { withdrawPack } from '@/modules/studio/withdraw-pack'
import { createDraft } from '@/testing/drafts'
import { stickerPng } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { approveCase } from './approve-case'
import { claimCase, claimNext } from './claim-case'
import { findCase } from './find-case'
import { giveBack } from './give-back'
import { keepClaim } from './keep-claim'
import { lapseClaim } from './lapse-claim'
import { listAudit } from './list-audit'
import { listQueue } from './list-queue'
import { markFault } from './mark-fault'
import { openCase } from './open-case'
import type { QueueOrder } from './queue-filter'
import { rateCase } from './rate-case'
import { rejectCase } from './reject-case'
import { choosePack } from './choose-pack'
import { restorePack } from './restore-pack'
import { shutAccount } from './shut-account'
import { takeDownPack } from './take-down-pack'
import { withdrawCase } from './withdraw-case'
import { asOwner } from '@/testing/owner'

const job = system('test')
const at = (time: string) => ({ now: () => new Date(time) })
const NOON = at('2026-11-24T12:00:00Z')

async function reviewer(role: 'reviewer' | 'senior_reviewer' | 'admin' = 'reviewer') {
  return (await createPerson({ roles: [role] })).actor
}

/** A version sent for review by a new artist, with its case in the queue. */
async function submitted(options: { stickers?: number; title?: string; locale?: 'en' | 'ar' } = {}) {
  const { actor: artist, email } = await createPerson({ roles: ['artist'], locale: options.locale ?? 'en' })
  const draft = await createDraft(artist, { ...options, state: 'waiting' })
  await openCase(job, { versionId: draft.versionId, round: 1 })
  const kase = await db.case.findFirstOrThrow({ where: { versionId: draft.versionId } })
  return { artist, email, caseId: kase.id, ...draft }
}

async function inHand(by: UserActor, options: Parameters<typeof submitted>[0] = {}) {
  const made = await submitted(options)
  await claimCase(by, made.caseId)
  return made
}

const stateOf = async (caseId: string) => (await db.case.findUniqueOrThrow({ where: { id: caseId } })).state
const versionState = async (versionId: string) => (await findSubmittedVersion(db, versionId))?.state
const actionsOn = async (subject: string) =>
  (await findAudit(db, { subject })).map((entry) => entry.action).toReversed()
const mailsTo = (email: string) =>
  db.$queryRaw<{ kind: string; locale: string }[]>`
    SELECT data->>'kind' AS kind, data->>'locale' AS locale FROM pgboss.job WHERE data->>'to' = ${email}
    ORDER BY created_on, data->>'kind'`

test('a case shows whoever sent it: what became of their packs, and how many who shared a browser with them are banned', async () => {
  const judge = await reviewer()
  const { artist, caseId } = await submitted({ title: 'Third try' })
  const { actor: before } = await createPerson({ roles: ['artist'] })
  const { actor: stranger } = await createPerson({ roles: ['artist'] })
  for (const { id } of [artist, before]) await rememberDevice(id, `browser of ${artist.id}`)
  await rememberDevice(stranger.id, `browser of ${stranger.id}`)
  for (const person of [artist, before]) {
    const { packId } = await createPackOnSale({ artistId: person.id })
    await takeDownPack(await reviewer('admin'), packId, { reasons: ['ART-COPY'], words: 'It copies a book.' })
  }
  const earlier = await createDraft(artist, { state: 'waiting', title: 'First try' })
  await openCase(job, { versionId: earlier.versionId, round: 1 })
  const { id: earlierId } = await db.case.findFirstOrThrow({ where: { versionId: earlier.versionId } })
  await claimCase(judge, earlierId)
  await rejectCase(judge, earlierId, { reasons: ['TEXT'], words: 'Say what it is.' })
  await banPerson(await reviewer('admin'), before.id, 'Sold a book that is not theirs.')

  const { history } = await findCase(judge, caseId)
  expect(history).toMatchObject({ onSale: 0, down: 1, approved: 0, rejected: 1, strikes: 1, strikesEver: 1 })
  expect(history?.cases.map(({ title, state }) => [title, state])).toEqual([['First try', 'rejected']])
  expect(history?.others).toEqual({ all: 1, banned: 1, struck: 1, down: 1 })
})

describe('the queue', () => {
  test('has one case a round, however often it is told', async () => {
    const { versionId } = await submitted()
    await openCase(job, { versionId, round: 1 })
    await openCase(job, { versionId, round: 2 })
    expect(await db.case.count({ where: { versionId } })).toBe(1)

    const { actor: artist } = await createPerson({ roles: ['artist'] })
    const other = await createDraft(artist, { state: 'waiting' })
    await Promise.all([1, 2, 3].map(() => openCase(job, { versionId: other.versionId, round: 1 })))
    expect(await db.case.count({ where: { versionId: other.versionId } })).toBe(1)
  })

  test('is read oldest first, with the promised time, and marks what is overdue', async () => {
    const judge = await reviewer()
    const first = await submitted({ title: 'Older' })
    const second = await submitted({ title: 'Newer' })
    await db.case.update({
      where: { id: first.caseId },
      data: { openedAt: new Date('2026-01-01T00:00:00Z'), dueAt: new Date('2026-01-02T00:00:00Z') },
    })
    const queue = await listQueue(judge)
    const ids = queue.waiting.map((kase) => kase.id)
    expect(ids.indexOf(first.caseId)).toBeLessThan(ids.indexOf(second.caseId))
    expect(queue.waiting.find((kase) => kase.id === first.caseId)).toMatchObject({ overdue: true, claim: null })
    const newer = queue.waiting.find((kase) => kase.id === second.caseId)
    expect(newer?.overdue).toBe(false)
    expect((newer?.dueAt.getTime() ?? 0) - (newer?.openedAt.getTime() ?? 0)).toBe(24 * 3_600_000)
    expect(queue.counts.overdue).toBeGreaterThan(0)
    expect(queue.oldest).toEqual(new Date('2026-01-01T00:00:00Z'))
    await db.case.delete({ where: { id: first.caseId } })
  })

  test('can be read by what asks most for a closer look; a picture is rated once, and one that cannot be rated has no note', async () => {
    const judge = await reviewer()
    const [older, newer] = [await submitted({ title: 'Older' }), await submitted({ title: 'Newer' })]
    const [sticker] = await db.sticker.findMany({
      where: { id: { in: newer.stickerIds } },
      orderBy: { position: 'asc' },
    })
    await storage.put(masterPicture(sticker?.masterHash ?? ''), await stickerPng('gradient', 300, 3))
    await expect(rateCase(judge, { caseId: newer.caseId })).rejects.toMatchObject({ status: 403 })
    await rateCase(job, { caseId: newer.caseId })
    const notes = async () => (await findCase(judge, newer.caseId)).stickers.map(({ nudity }) => nudity)
    expect(await notes()).toEqual([expect.any(Number), null, null])

    await db.caseFinding.updateMany({ where: { caseId: newer.caseId, nudity: { not: null } }, data: { nudity: 700 } })
    await db.case.update({ where: { id: newer.caseId }, data: { nudity: 700 } })
    const again = await submitted({ title: 'Struck' })
    const { packId } = await createPackOnSale({ artistId: again.artist.id })
    await takeDownPack(await reviewer('admin'), packId, { reasons: ['ART-COPY'], words: 'It copies a book.' })
    for (const { caseId } of [older, newer, again]) await rateCase(job, { caseId })
    expect(await notes()).toEqual([700, null, null])

    const order = async (by: QueueOrder) => {
      const { waiting } = await listQueue(judge, { by })
      return waiting.filter(({ id }) => [older, newer, again].some(({ caseId }) => caseId === id)).map(({ title, signs }) => [title, ...signs]) // prettier-ignore
    }
    expect(await order('age')).toEqual([['Older'], ['Newer', 'bare'], ['Struck', 'strikes']])
    expect(await order('risk')).toEqual([['Newer', 'bare'], ['Struck', 'strikes'], ['Older']])
  })

  test('shows nothing to those who do not review', async () => {
    const { caseId, stickerIds } = await submitted()
    const { actor: artist } = await createPerson({ roles: ['artist', 'finance'] })
    for (const who of [artist, visitor]) {
      await expect(listQueue(who)).rejects.toMatchObject({ status: who === visitor ? 401 : 403 })
      await expect(findCase(who, caseId)).rejects.toThrow()
      await expect(claimCase(who, caseId)).rejects.toThrow()
      await expect(approveCase(who, caseId)).rejects.toThrow()
      await expect(markFault(who, caseId, { stickerId: stickerIds[0], reasons: [], words: '' })).rejects.toThrow()
    }
    await expect(listAudit(visitor, {})).rejects.toMatchObject({ status: 401 })
    expect(await stateOf(caseId)).toBe('open')
  })
})

describe('a claim', () => {
  test('is one reviewer’s, even when two ask at the same moment', async () => {
    const { caseId, versionId } = await submitted()
    const judges = await Promise.all([reviewer(), reviewer(), reviewer()])
    const answers = await Promise.allSettled(judges.map((judge) => claimCase(judge, caseId)))
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'moderation.taken' })
    expect(await versionState(versionId)).toBe('in_review')
    expect(await actionsOn(caseId)).toEqual(['case.claimed'])
  })

  test('is not given to the artist or to anybody with a share in the pack', async () => {
    const { caseId, packId } = await submitted()
    const { actor: partner } = await createPerson({ roles: ['admin'] })
    await db.collaborator.create({
      data: { id: `shr_${caseId}`, packId, userId: partner.id, position: 1, points: 1, state: 'invited' },
    })
    await expect(claimCase(partner, caseId)).rejects.toMatchObject({ code: 'moderation.own_pack', status: 403 })
    const shown = (await listQueue(partner)).waiting.find((kase) => kase.id === caseId)
    expect(shown?.own).toBe(true)
    expect(await stateOf(caseId)).toBe('open')
  })

  test('goes back to the queue when nothing is done for a quarter of an hour', async () => {
    const judge = await reviewer()
    const { caseId, versionId } = await submitted()
    await claimCase(judge, caseId, NOON)
    await lapseClaim(job, { caseId }, at('2026-11-24T12:14:59Z'))
    expect(await stateOf(caseId)).toBe('claimed')

    await keepClaim(judge, caseId, at('2026-11-24T12:14:59Z'))
    await lapseClaim(job, { caseId }, at('2026-11-24T12:15:01Z'))
    expect(await stateOf(caseId)).toBe('claimed')

    await lapseClaim(job, { caseId }, at('2026-11-24T12:29:59Z'))
    expect(await stateOf(caseId)).toBe('open')
    expect(await versionState(versionId)).toBe('waiting')
    expect(await actionsOn(caseId)).toEqual(['case.claimed', 'case.kept', 'case.lapsed'])
  })

  test('that ran out can be taken by the next reviewer before anybody swept it up, and not used by the last', async () => {
    const [first, second] = await Promise.all([reviewer(), reviewer()])
    const { caseId, versionId } = await submitted()
    await claimCase(first, caseId, NOON)
    const late = at('2026-11-24T12:16:00Z')
    await expect(approveCase(first, caseId, late)).rejects.toMatchObject({ code: 'moderation.not_your_claim' })
    expect((await findCase(second, caseId, late)).state).toBe('open')
    await claimCase(second, caseId, late)
    expect(await versionState(versionId)).toBe('in_review')
    await expect(giveBack(first, caseId, late)).rejects.toMatchObject({ code: 'session.role_required' })
  })

  test('is given back by its reviewer, or taken away by a senior; the marks stay', async () => {
    const [judge, other, senior] = await Promise.all([reviewer(), reviewer(), reviewer('senior_reviewer')])
    const { caseId, versionId, stickerIds } = await inHand(judge)
    await markFault(judge, caseId, { stickerId: stickerIds[1], reasons: ['BRAND'], words: 'The logo.' })
    await expect(giveBack(other, caseId)).rejects.toMatchObject({ status: 403 })
    await giveBack(judge, caseId)
    expect(await versionState(versionId)).toBe('waiting')

    await claimCase(other, caseId)
    expect((await findCase(other, caseId)).stickers[1]).toMatchObject({ verdict: 'rejected', words: 'The logo.' })
    await giveBack(senior, caseId)
    expect(await stateOf(caseId)).toBe('open')
    await expect(giveBack(senior, caseId)).rejects.toMatchObject({ code: 'moderation.wrong_state' })
  })

  test('of the next case is the oldest that waits, unless one is in hand already', async () => {
    const judge = await reviewer()
    await db.case.deleteMany()
    await expect(claimNext(judge)).rejects.toMatchObject({ code: 'moderation.nothing_waits' })
    const older = await submitted()
    await submitted()
    expect(await claimNext(judge)).toBe(older.caseId)
    expect(await claimNext(judge)).toBe(older.caseId)
    expect((await listQueue(judge)).mine.map((kase) => kase.id)).toEqual([older.caseId])
  })

  test('is refused when the artist took the pack back, and the case leaves the queue', async () => {
    const judge = await reviewer()
    const { artist, caseId, versionId } = await submitted()
    await withdrawPack(artist, versionId)
    await expect(claimCase(judge, caseId)).rejects.toMatchObject({ code: 'moderation.withdrawn' })
    await withdrawCase(job, { versionId, round: 1 })
    expect(await stateOf(caseId)).toBe('withdrawn')
    await expect(claimCase(judge, caseId)).rejects.toMatchObject({ code: 'moderation.taken' })
  })
})

describe('a yes', () => {
  test('puts the version on sale, tells the artist and is in the audit log', async () => {
    const judge = await reviewer()
    const { caseId, versionId, packId, email } = await inHand(judge, { locale: 'ar' })
    await approveCase(judge, caseId)
    expect(await stateOf(caseId)).toBe('approved')
    expect(await versionState(versionId)).toBe('approved')
    expect(await db.pack.findUnique({ where: { id: packId } })).toMatchObject({ state: 'on_sale', versionId })
    expect(await mailsTo(email)).toEqual([{ kind: 'pack_approved', locale: 'ar' }])
    const [entry] = await findAudit(db, { subject: caseId })
    expect(entry).toMatchObject({ action: 'case.approved', actor: judge.id, after: { packId, versionId } })
    await expect(rejectCase(judge, caseId, { reasons: ['HATE'], words: 'No.' })).rejects.toMatchObject({
      code: 'moderation.not_your_claim',
    })
  })

  test('is refused while a fault is marked, and given once the mark is taken back', async () => {
    const judge = await reviewer()
    const { caseId, stickerIds } = await inHand(judge)
    await markFault(judge, caseId, { stickerId: stickerIds[0], reasons: ['QUALITY'], words: '' })
    await expect(approveCase(judge, caseId)).rejects.toMatchObject({ code: 'moderation.faults_marked' })
    await markFault(judge, caseId, { stickerId: stickerIds[0], reasons: [], words: '' })
    await markFault(judge, caseId, { reasons: ['TEXT'], words: 'The title.' })
    await expect(approveCase(judge, caseId)).rejects.toMatchObject({ code: 'moderation.faults_marked' })
    await markFault(judge, caseId, { reasons: [], words: '' })
    await approveCase(judge, caseId)
    expect(await db.caseFinding.count({ where: { caseId, verdict: 'fine' } })).toBe(3)
  })

  test('that cannot be carried out leaves nothing behind: no decision, no mail, no entry', async () => {
    const judge = await reviewer()
    const { caseId, versionId, email } = await inHand(judge)
    await db.master.updateMany({ where: { stickers: { some: { versionId } } }, data: { previewsAt: null } })
    await expect(approveCase(judge, caseId)).rejects.toMatchObject({ code: 'studio.pictures_under_way' })
    expect(await stateOf(caseId)).toBe('claimed')
    expect(await versionState(versionId)).toBe('in_review')
    expect(await mailsTo(email)).toEqual([])
    expect(await actionsOn(caseId)).toEqual(['case.claimed'])
  })

  test('cannot be given without its entry in the log', async () => {
    const judge = await reviewer()
    const { caseId, versionId } = await inHand(judge)
    await asOwner(
      (tx) =>
        tx.$executeRaw`ALTER TABLE "AuditEntry" ADD CONSTRAINT no_more CHECK (action <> 'case.approved') NOT VALID`,
    )
    try {
      await expect(approveCase(judge, caseId)).rejects.toThrow()
    } finally {
      await asOwner((tx) => tx.$executeRaw`ALTER TABLE "AuditEntry" DROP CONSTRAINT no_more`)
    }
    expect(await stateOf(caseId)).toBe('claimed')
    expect(await versionState(versionId)).toBe('in_review')
  })
})

describe('a no', () => {
  test('needs a reason that exists and words', async () => {
    const judge = await reviewer()
    const { caseId } = await inHand(judge)
    const refuse = (reasons: string[], words: string) => rejectCase(judge, caseId, { reasons, words })
    await expect(refuse([], 'No.')).rejects.toMatchObject({ code: 'moderation.reason_needed' })
    await expect(refuse(['BECAUSE'], 'No.')).rejects.toMatchObject({ code: 'moderation.reason_needed' })
    await expect(refuse(['HATE'], ' \n ')).rejects.toMatchObject({ code: 'moderation.words_needed' })
    await expect(refuse(['HATE'], 'x'.repeat(1001))).rejects.toMatchObject({ params: { length: 1001, limit: 1000 } })
    await expect(
      markFault(judge, caseId, { stickerId: 'stk_other', reasons: ['HATE'], words: '' }),
    ).rejects.toMatchObject({ code: 'moderation.no_such_sticker' })
    expect(await stateOf(caseId)).toBe('claimed')
  })

  test('says so beside the sticker, tells the artist, and only what changes is judged again', async () => {
    const judge = await reviewer()
    const { caseId, versionId, stickerIds, email } = await inHand(judge)
    const [first, second] = stickerIds
    await markFault(judge, caseId, { stickerId: second, reasons: ['BRAND', 'QUALITY'], words: 'A logo, and blurred.' })
    await rejectCase(judge, caseId, { reasons: [], words: 'Nearly there.' })
    expect(await versionState(versionId)).toBe('rejected')
    expect(await db.sticker.findUnique({ where: { id: second ?? '' } })).toMatchObject({
      reasons: ['BRAND', 'QUALITY'],
      words: 'A logo, and blurred.',
    })
    expect(await mailsTo(email)).toEqual([{ kind: 'pack_rejected', locale: 'en' }])
    const [entry] = await findAudit(db, { subject: caseId })
    expect(entry).toMatchObject({ action: 'case.rejected', reason: 'BRAND QUALITY' })

    // The artist answers with another picture, and sends it again.
    await resubmit(versionId, second ?? '')
    await openCase(job, { versionId, round: 2 })
    const again = await db.case.findFirstOrThrow({ where: { versionId, round: 2 } })
    const view = await findCase(judge, again.id)
    expect(view.listingFine).toBe(true)
    expect(view.stickers.map(({ id, earlier }) => ({ id, earlier }))).toEqual(
      stickerIds.map((id) => ({ id, earlier: id !== second })),
    )
    expect(view.before.map((one) => one.id)).toEqual([caseId])

    // A reviewer may still find a fault in what was fine before.
    await claimCase(judge, again.id)
    await markFault(judge, again.id, { stickerId: first, reasons: ['ART-COPY'], words: 'Seen elsewhere.' })
    await expect(approveCase(judge, again.id)).rejects.toMatchObject({ code: 'moderation.faults_marked' })
  })

  test('to a pack for its art says nothing good of any sticker: all are looked at again', async () => {
    const judge = await reviewer()
    const { caseId, versionId, stickerIds } = await inHand(judge)
    await rejectCase(judge, caseId, { reasons: ['ART-COPY'], words: 'All of it.' })
    await resubmit(versionId, stickerIds[0] ?? '')
    await openCase(job, { versionId, round: 2 })
    const again = await db.case.findFirstOrThrow({ where: { versionId, round: 2 } })
    const view = await findCase(judge, again.id)
    expect(view.stickers.map((sticker) => sticker.earlier)).toEqual([false, false, false])
    expect(view.listingFine).toBe(false)
  })
})

/** What the studio does when an artist changes a sticker after a "no" and sends the pack again. */
async function resubmit(versionId: string, stickerId: string) {
  await db.sticker.update({
    where: { id: stickerId },
    data: { alt: 'Redrawn', reasons: [], words: '', judgedAs: null },
  })
  await db.version.update({
    where: { id: versionId },
    data: { state: 'waiting', round: 2, submittedAt: new Date(), reasons: [], words: '' },
  })
}

test('the editors’ shelf is filled by seniors, never with a pack of their own, and shows what is on sale', async () => {
  const [judge, senior] = await Promise.all([reviewer(), reviewer('senior_reviewer')])
  const { caseId, packId, artist } = await inHand(judge)
  await approveCase(judge, caseId)
  await expect(choosePack(judge, packId, true)).rejects.toMatchObject({ code: 'session.role_required' })
  const own = { ...artist, roles: [...artist.roles, 'admin'] } as UserActor
  await expect(choosePack(own, packId, true)).rejects.toMatchObject({ code: 'moderation.own_pack' })

  const onShelf = async () => (await listPicks(60)).some(({ id }) => id === packId)
  await choosePack(senior, packId, true)
  await choosePack(senior, packId, true)
  expect(await onShelf()).toBe(true)
  await takeDownPack(senior, packId, { reasons: ['LAW'], words: 'A court said so.' })
  expect(await onShelf()).toBe(false)
  await restorePack(senior, packId, 'The court changed its mind.')
  await choosePack(senior, packId, false)
  expect(await onShelf()).toBe(false)
  expect(await actionsOn(packId)).toEqual(['pack.chosen', 'pack.banned', 'pack.restored', 'pack.unchosen'])
})

describe('a ban', () => {
  test('is a senior’s, has reasons, leaves its owners what they own, and can be taken back', async () => {
    const [judge, senior] = await Promise.all([reviewer(), reviewer('senior_reviewer')])
    const { caseId, packId, artist, email } = await inHand(judge)
    await approveCase(judge, caseId)

    const why = { reasons: ['LAW'], words: 'A court said so.' }
    await expect(takeDownPack(judge, packId, why)).rejects.toMatchObject({ code: 'session.role_required' })
    await expect(takeDownPack(senior, packId, { ...why, reasons: [] })).rejects.toMatchObject({
      code: 'moderation.reason_needed',
    })
    await takeDownPack(senior, packId, why)
    expect(await db.pack.findUnique({ where: { id: packId } })).toMatchObject({ state: 'banned' })
    await restorePack(senior, packId, 'The court changed its mind.')
    expect(await db.pack.findUnique({ where: { id: packId } })).toMatchObject({ state: 'on_sale' })

    expect(await actionsOn(packId)).toEqual(['pack.banned', 'pack.restored'])
    expect((await mailsTo(email)).map((mail) => mail.kind)).toEqual([
      'pack_approved',
      'pack_banned',
      'strike_given',
      'pack_restored',
      'strike_lifted',
    ])
    const own = { ...artist, roles: [...artist.roles, 'admin'] } as UserActor
    await expect(takeDownPack(own, packId, why)).rejects.toMatchObject({ code: 'moderation.own_pack' })
  })
})

test('the log says what was marked, that a case was kept, and what was decided of a person and his money; also under the name of who is banned', async () => {
  const judge = await reviewer()
  const { actor: admin } = await createPerson({ roles: ['admin'] })
  const { caseId, stickerIds } = await inHand(judge)
  await markFault(judge, caseId, { stickerId: stickerIds[0], reasons: ['BRAND'], words: 'A logo.' })
  await keepClaim(judge, caseId)
  await shutAccount(admin, judge.id, { reason: 'took money for a yes', money: 'law', days: 10 })
  const { lines, unknown } = await listAudit(admin, { by: judge.handle, subject: caseId })
  expect(unknown).toBe(false)
  expect(lines).toMatchObject([
    { action: 'case.kept' },
    { action: 'case.marked', reason: 'BRAND', after: { sticker: stickerIds[0], words: 'A logo.' } },
    { action: 'case.claimed' },
  ])
  await restorePerson(admin, judge.id, 'it was somebody else')
  const of = (await listAudit(admin, { subject: judge.id })).lines.map(({ action, before, after }) => ({ action, before, after })) // prettier-ignore
  expect(of).toMatchObject([
    { action: 'person.restored', before: { state: 'banned' }, after: { state: 'active' } },
    { action: 'person.banned', before: { state: 'active' }, after: { state: 'banned', money: 'law' } },
    { action: 'payout.frozen' },
  ])
})

test('the log of the desk is read by who did what to what', async () => {
  const judge = await reviewer()
  const { caseId } = await inHand(judge)
  await giveBack(judge, caseId)
  const log = await listAudit(judge, { by: `@${judge.handle}`, subject: caseId })
  expect(log.lines.map((line) => [line.action, line.actor?.handle])).toEqual([
    ['case.given_back', judge.handle],
    ['case.claimed', judge.handle],
  ])
  expect(log.actions).toContain('case.claimed')
  expect((await listAudit(judge, { by: 'nobody_has_this_name' })).unknown).toBe(true)
  await expect(asOwner((tx) => tx.auditEntry.deleteMany())).rejects.toThrow(/insert-only/)
})
