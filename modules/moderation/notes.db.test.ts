import { beforeAll, describe, expect, test } from 'vitest'
import { system, type UserActor } from '@/core/actor'
import { findAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { createDraft } from '@/testing/drafts'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { appealDecision } from './appeal'
import { approveCase } from './approve-case'
import { claimCase, claimNext } from './claim-case'
import { carryOutMany, decideMany, listUndoable, undoMany } from './decide-many'
import { decideOnPack } from './decide-pack-case'
import { escalateOverdue } from './escalate-overdue'
import { listNotes } from './list-notes'
import { listQueue } from './list-queue'
import { openCase } from './open-case'
import { rejectCase } from './reject-case'
import { reportPack } from './report-pack'
import { dropFilter, listFilters, saveFilter } from './save-filter'
import { askOpinion, giveOpinion, withdrawAsk, writeNote } from './second-opinion'

let reviewer: UserActor
let other: UserActor
let senior: UserActor
let seniorMail: string
beforeAll(async () => {
  reviewer = (await createPerson({ roles: ['reviewer'], name: 'Rui' })).actor
  other = (await createPerson({ roles: ['reviewer'], name: 'Olga' })).actor
  const lead = await createPerson({ roles: ['senior_reviewer'] })
  senior = lead.actor
  seniorMail = lead.email
})

async function waiting() {
  const { actor: artist } = await createPerson({ roles: ['artist'] })
  const { packId, versionId } = await createDraft(artist, { state: 'waiting' })
  await openCase(system('test'), { versionId, round: 1 })
  const { id } = await db.case.findFirstOrThrow({ where: { versionId } })
  return { artist, id, packId }
}

async function reported() {
  const { packId } = await createPackOnSale({})
  const { actor } = await createPerson()
  const words = 'These frogs are drawn after mine.'
  await reportPack(actor, { packId, category: 'copy', words, proof: '', email: '', locale: 'en' })
  return (await db.packCase.findFirstOrThrow({ where: { packId } })).id
}

describe('what the desk says to itself', () => {
  test('is read by the desk only, and by nobody of the pack', async () => {
    const { artist, id } = await waiting()
    await writeNote(reviewer, id, 'Seen on another shop, link in the chat.')
    expect((await listNotes(other, id))?.notes).toMatchObject([
      { kind: 'note', by: 'Rui', words: 'Seen on another shop, link in the chat.' },
    ])
    const staff: UserActor = { ...artist, roles: [...artist.roles, 'reviewer'] }
    expect(await listNotes(staff, id)).toBeUndefined()
    await expect(writeNote(staff, id, 'It is mine.')).rejects.toMatchObject({ code: 'moderation.own_pack' })
    await expect(listNotes(artist, id)).rejects.toMatchObject({ status: 403 })
    await expect(writeNote(artist, id, 'Hello.')).rejects.toMatchObject({ status: 403 })
    await expect(writeNote(reviewer, id, '  ')).rejects.toMatchObject({ code: 'moderation.words_needed' })
    await expect(writeNote(reviewer, 'case_none', 'Hello.')).rejects.toMatchObject({ status: 404 })
  })
})

describe('a second opinion', () => {
  test('is waited for, given by another, and shown beside the question', async () => {
    const { id } = await waiting()
    await claimCase(reviewer, id)
    await askOpinion(reviewer, id, 'Is this a logo?')
    await expect(askOpinion(other, id, 'Me too.')).rejects.toMatchObject({ code: 'moderation.asked_already' })
    await expect(approveCase(reviewer, id)).rejects.toMatchObject({ code: 'moderation.opinion_awaited' })
    await expect(giveOpinion(reviewer, id, { leaning: 'yes', words: 'No.' })).rejects.toMatchObject({
      code: 'moderation.own_opinion',
    })
    await giveOpinion(other, id, { leaning: 'yes', words: 'A star, nobody owns it.' })
    await expect(giveOpinion(senior, id, { leaning: 'no', words: 'Late.' })).rejects.toMatchObject({
      code: 'moderation.not_asked',
    })
    expect((await listNotes(reviewer, id))?.notes.map(({ kind, leaning }) => [kind, leaning])).toEqual([
      ['ask', null],
      ['opinion', 'yes'],
    ])
    await approveCase(reviewer, id)
    const actions = (await findAudit(db, { subject: id })).map(({ action }) => action)
    expect(actions).toEqual(['case.approved', 'case.opinion_given', 'case.opinion_asked', 'case.claimed'])
  })

  test('is a part in the decision: whoever gave it does not hear the appeal, and the database holds that too', async () => {
    const { id, packId, artist } = await waiting()
    await claimCase(reviewer, id)
    await askOpinion(reviewer, id, 'Is this a logo?')
    await giveOpinion(other, id, { leaning: 'no', words: 'It is one, of a bank.' })
    await rejectCase(reviewer, id, { reasons: ['BRAND'], words: 'The logo of a bank.' })
    await appealDecision(artist, packId, 'It is a star that I drew myself.')
    const { id: appealId } = await db.packCase.findFirstOrThrow({ where: { packId } })
    const yes = { upheld: true, reasons: [], words: 'A star.' }
    for (const by of [reviewer, other])
      await expect(decideOnPack(by, appealId, yes)).rejects.toMatchObject({ code: 'moderation.first_decider' })
    const decided = { state: 'upheld', decidedBy: other.id, decidedAt: new Date() }
    await expect(db.packCase.update({ where: { id: appealId }, data: decided })).rejects.toThrow(/second_person/)
    await decideOnPack(senior, appealId, yes)
  })

  test('of a report too; the question is taken back by who asked or a senior', async () => {
    const id = await reported()
    await askOpinion(reviewer, id, 'Same hand?')
    const no = { upheld: false, reasons: [], words: 'Two different frogs.' }
    await expect(decideOnPack(senior, id, no)).rejects.toMatchObject({ code: 'moderation.opinion_awaited' })
    await expect(withdrawAsk(other, id)).rejects.toMatchObject({ status: 403 })
    await withdrawAsk(senior, id)
    await decideOnPack(reviewer, id, no)
    expect((await listNotes(other, id))?.ask).toBe('none')
  })
})

test('what is not decided in its time goes to the seniors: marked once, told once, first in their hands and last in others’', async () => {
  const late = await waiting()
  const report = await reported()
  const job = system('escalate')
  const past = { now: () => new Date(Date.now() + 25 * 3_600_000) }
  expect(await escalateOverdue(job)).toBe(0)
  expect(await escalateOverdue(job, past)).toBeGreaterThanOrEqual(2)
  expect(await escalateOverdue(job, past)).toBe(0)
  const fresh = await waiting()
  const rows = await db.$queryRaw<{ kind: string }[]>`
    SELECT data->>'kind' AS kind FROM pgboss.job WHERE data->>'to' = ${seniorMail} AND data->>'kind' = 'cases_overdue'`
  expect(rows).toHaveLength(1)
  const shown = (await listQueue(senior)).waiting
  expect(shown.find(({ id }) => id === late.id)?.escalated).toBe(true)
  expect(shown.find(({ id }) => id === fresh.id)?.escalated).toBe(false)
  expect((await db.packCase.findUniqueOrThrow({ where: { id: report } })).escalatedAt).not.toBeNull()
  expect(await claimNext(other)).toBe(fresh.id)
  expect((await db.case.findUniqueOrThrow({ where: { id: await claimNext(senior) } })).escalatedAt).not.toBeNull()
  await expect(escalateOverdue(senior)).rejects.toMatchObject({ status: 403 })
})

describe('several reports dismissed at once', () => {
  const stateOf = async (ids: string[]) =>
    (await db.packCase.findMany({ where: { id: { in: ids } } })).map(({ state }) => state)
  const later = { now: () => new Date(Date.now() + 3 * 60_000) }
  const job = system('bulk')

  test('are decided two minutes later, by whoever chose them, and are in his hands until then', async () => {
    const ids = [await reported(), await reported()]
    const bulkId = await decideMany(reviewer, { caseIds: ids, words: 'Two different frogs.' })
    expect((await listUndoable(reviewer)).find(({ id }) => id === bulkId)?.count).toBe(2)
    const no = { upheld: false, reasons: [], words: 'No.' }
    await expect(decideOnPack(other, ids[0] ?? '', no)).rejects.toMatchObject({ code: 'moderation.taken' })
    await carryOutMany(job, { bulkId })
    expect(await stateOf(ids)).toEqual(['open', 'open'])
    await carryOutMany(job, { bulkId }, later)
    await carryOutMany(job, { bulkId }, later)
    expect(await stateOf(ids)).toEqual(['dismissed', 'dismissed'])
    const [last] = await findAudit(db, { subject: ids[0] ?? '' })
    expect(last).toMatchObject({ action: 'report.dismissed', actor: reviewer.id })
    await expect(undoMany(reviewer, bulkId)).rejects.toMatchObject({ code: 'moderation.bulk_over' })
  })

  test('are taken back whole by whoever chose them, and nobody was told', async () => {
    const ids = [await reported(), await reported()]
    const bulkId = await decideMany(reviewer, { caseIds: ids, words: 'Two different frogs.' })
    await expect(undoMany(other, bulkId)).rejects.toMatchObject({ status: 404 })
    await undoMany(reviewer, bulkId)
    await carryOutMany(job, { bulkId }, later)
    expect(await stateOf(ids)).toEqual(['open', 'open'])
    await decideOnPack(other, ids[0] ?? '', { upheld: false, reasons: [], words: 'Two frogs.' })
  })

  test('are all of them or none, and only what the reviewer may decide', async () => {
    const ids = [await reported(), await reported()]
    await decideOnPack(other, ids[1] ?? '', { upheld: false, reasons: [], words: 'Two frogs.' })
    await expect(decideMany(reviewer, { caseIds: ids, words: 'Nothing.' })).rejects.toMatchObject({
      code: 'moderation.decided_already',
    })
    expect((await db.packCase.findUniqueOrThrow({ where: { id: ids[0] ?? '' } })).claimedBy).toBeNull()
    const { actor: member } = await createPerson()
    await expect(decideMany(member, { caseIds: ids, words: 'Nothing.' })).rejects.toMatchObject({ status: 403 })
    // Whoever lost the role meanwhile decides nothing.
    const gone = (await createPerson({ roles: ['reviewer'] })).actor
    const bulkId = await decideMany(gone, { caseIds: [ids[0] ?? ''], words: 'Nothing.' })
    await db.user.update({ where: { id: gone.id }, data: { roles: ['member'] } })
    await carryOutMany(job, { bulkId }, later)
    expect(await stateOf([ids[0] ?? ''])).toEqual(['open'])
  })
})

test('a reviewer looks at a part of the queue, and keeps the ways for himself', async () => {
  const { id } = await waiting()
  const { id: twice } = await waiting()
  await db.case.update({ where: { id: twice }, data: { versionNumber: 2 } })
  await askOpinion(reviewer, twice, 'Same hand?')
  const shows = async (show: 'asked' | 'first' | 'again' | 'late', words = '') =>
    (await listQueue(reviewer, { filter: { show, words } })).waiting.map((kase) => kase.id)
  expect(await shows('first')).toContain(id)
  expect(await shows('first')).not.toContain(twice)
  expect(await shows('again')).toEqual([twice])
  expect(await shows('asked')).toEqual([twice])
  expect(await shows('late')).not.toContain(id)
  expect(await shows('first', 'no such title')).toEqual([])

  await saveFilter(reviewer, ' Doubts ', { show: 'asked', words: '' })
  await saveFilter(reviewer, 'Doubts', { show: 'late', words: '' })
  const [kept] = await listFilters(reviewer)
  expect(kept).toMatchObject({ name: 'Doubts', filter: { show: 'late', words: '' } })
  expect(await listFilters(other)).toEqual([])
  await dropFilter(other, kept?.id ?? '')
  expect(await listFilters(reviewer)).toHaveLength(1)
  await dropFilter(reviewer, kept?.id ?? '')
  expect(await listFilters(reviewer)).toEqual([])
  await expect(saveFilter(reviewer, '', { show: 'late', words: '' })).rejects.toMatchObject({ status: 422 })
})
