import { expect, test, describe } from 'vitest'
import { system, visitor, type UserActor } from '@/core/actor'
import { findAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { findPerson } from '@/modules/accounts/find-person'
import { createDraft } from '@/testing/drafts'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { appealDecision, findAppealable } from './appeal'
import { claimCase } from './claim-case'
import { claimPackCase, releasePackCase } from './claim-pack-case'
import { decideMany } from './decide-many'
import { decideOnPack } from './decide-pack-case'
import { endTakedowns } from './end-takedowns'
import { findTransparency } from './find-transparency'
import { listAudit } from './list-audit'
import { findPackCase, listPackCases } from './list-pack-cases'
import { listNotes } from './list-notes'
import { listWorkload } from './list-workload'
import { openCase } from './open-case'
import { rejectCase } from './reject-case'
import { reportPack } from './report-pack'
import { reportPage } from './report-page'
import { restorePack } from './restore-pack'
import { writeNote } from './second-opinion'
import { takeDownPack } from './take-down-pack'

const judge = async (role: 'reviewer' | 'senior_reviewer' = 'senior_reviewer') =>
  (await createPerson({ roles: [role] })).actor
const stateOf = async (packId: string) => (await db.pack.findUniqueOrThrow({ where: { id: packId } })).state
const mailsTo = async (email: string) =>
  (
    await db.$queryRaw<{ kind: string }[]>`
      SELECT data->>'kind' AS kind FROM pgboss.job WHERE data->>'to' = ${email} ORDER BY created_on, data->>'kind'`
  ).map((row) => row.kind)

async function soldPack(roles: 'artist'[] = ['artist']) {
  const { actor: artist, email } = await createPerson({ roles })
  // As the studio leaves it: the artist is one of the pack's people.
  const pack = await createPackOnSale({ artistId: artist.id })
  const self = { packId: pack.packId, userId: artist.id, position: 0, points: 10_000 }
  await db.collaborator.create({ data: { ...self, id: `shr_${pack.packId}`, state: 'accepted' } })
  return { ...pack, artist, email }
}

const wishes = (packId: string, email = '') => ({
  packId,
  category: 'copy' as const,
  words: 'Stickers 1 and 2 are from my blog.',
  proof: 'https://blog.example/cats',
  email,
  locale: 'en' as const,
})

async function reported() {
  const pack = await soldPack()
  const reporter = await createPerson()
  await reportPack(reporter.actor, wishes(pack.packId))
  const kase = await db.packCase.findFirstOrThrow({ where: { packId: pack.packId } })
  return { ...pack, reporter, caseId: kase.id }
}

describe('a report', () => {
  test('of one pack by several people is one case; each reporter hears by mail, the artist does not', async () => {
    const { packId, reporter, email, caseId } = await reported()
    await reportPack(visitor, wishes(packId, ' Someone@People.Example '))
    await reportPack(visitor, wishes(packId, 'someone@people.example'))
    expect(await db.packCase.count({ where: { packId } })).toBe(1)
    const view = await findPackCase(await judge(), caseId)
    expect(view.said.map(({ by, category }) => ({ by, category }))).toEqual([
      { by: reporter.actor.handle, category: 'copy' },
      { by: undefined, category: 'copy' },
    ])
    expect(JSON.stringify(view)).not.toContain('@')
    expect(await mailsTo('someone@people.example')).toEqual(['report_received'])
    expect(await mailsTo(reporter.email)).toEqual(['report_received'])
    expect(await mailsTo(email)).toEqual([])
  })

  test('needs words, an address when nobody is signed in, and a pack that is in the shop', async () => {
    const { packId } = await soldPack()
    await expect(reportPack(visitor, { ...wishes(packId, 'a@b.example'), words: 'bad' })).rejects.toMatchObject({
      code: 'moderation.words_few',
    })
    for (const email of ['', 'nobody', 'a@b.example, c@d.example', 'a@b.example\nBcc: x@y.example'])
      await expect(reportPack(visitor, wishes(packId, email))).rejects.toMatchObject({
        code: 'moderation.reporter_needed',
      })
    await takeDownPack(await judge(), packId, { reasons: ['LAW'], words: 'A court said so.' })
    await expect(reportPack(visitor, wishes(packId, 'a@b.example'))).rejects.toMatchObject({
      code: 'moderation.not_reportable',
    })
  })

  test('that is right takes that pack down and no other of its artist’s, with reason and end', async () => {
    const { packId, artist, reporter, email, caseId } = await reported()
    const other = await createPackOnSale({ artistId: artist.id })
    const senior = await judge()
    await expect(
      decideOnPack(senior, caseId, { upheld: true, reasons: [], words: 'It is a copy.' }),
    ).rejects.toMatchObject({ code: 'moderation.reason_needed' })
    await decideOnPack(senior, caseId, { upheld: true, reasons: ['ART-COPY'], words: 'It is a copy.', days: 30 })
    expect([await stateOf(packId), await stateOf(other.packId)]).toEqual(['banned', 'on_sale'])
    expect(await db.takedown.findFirstOrThrow({ where: { packId } })).toMatchObject({
      reasons: ['ART-COPY'],
      words: 'It is a copy.',
      caseId,
      by: senior.id,
    })
    expect(await mailsTo(email)).toEqual(['pack_banned', 'strike_given'])
    expect(await mailsTo(reporter.email)).toContain('report_upheld')
    expect((await findAudit(db, { subject: caseId })).map((entry) => entry.action)).toEqual(['report.upheld'])
    await expect(decideOnPack(senior, caseId, { upheld: false, reasons: [], words: 'No.' })).rejects.toMatchObject({
      code: 'moderation.decided_already',
    })
  })

  test('can be dismissed by any reviewer, upheld by a senior only, and decided by nobody with a share in the pack', async () => {
    const { caseId, packId, artist } = await reported()
    const reviewer = await judge('reviewer')
    const yes = { upheld: true, reasons: ['ART-COPY'], words: 'It is a copy.' }
    await expect(decideOnPack(reviewer, caseId, yes)).rejects.toMatchObject({ code: 'session.role_required' })
    const own: UserActor = { ...artist, roles: [...artist.roles, 'admin'] }
    await expect(decideOnPack(own, caseId, yes)).rejects.toMatchObject({ code: 'moderation.own_pack' })
    await expect(decideOnPack(artist, caseId, yes)).rejects.toMatchObject({ status: 403 })
    await decideOnPack(reviewer, caseId, { upheld: false, reasons: [], words: 'Two different drawings.' })
    expect(await stateOf(packId)).toBe('on_sale')
    expect((await listPackCases(reviewer)).decided.some((kase) => kase.id === caseId)).toBe(true)
    await expect(listPackCases(artist)).rejects.toMatchObject({ status: 403 })
  })
})

test('a reviewer learns nothing of who reported their own pack, page or review', async () => {
  const { packId, artist, reporter, caseId } = await reported()
  const said = {
    category: 'other',
    words: 'This is not your work at all.',
    proof: '',
    email: '',
    locale: 'en',
  } as const
  await reportPage(reporter.actor, { ...said, artistId: artist.id })
  const own: UserActor = { ...artist, roles: [...artist.roles, 'admin'] }
  expect(await findPackCase(own, caseId)).toMatchObject({ barred: 'own_pack', said: [], reports: 1 })
  const readsIt = (text: unknown) =>
    JSON.stringify(text, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).includes(
      reporter.actor.id,
    )
  for (const subject of [packId, artist.id]) {
    const { lines } = await listAudit(own, { subject })
    expect(lines.filter(({ action }) => action.endsWith('.reported'))).toMatchObject([
      { actor: undefined, after: null },
    ])
    expect(readsIt(lines)).toBe(false)
    expect((await listAudit(own, { subject, by: reporter.actor.handle })).lines).toEqual([])
    expect(readsIt((await listAudit(await judge(), { subject })).lines)).toBe(true)
  }
  expect(JSON.stringify((await findPerson(own, artist.handle))?.history.map(({ by }) => by))).not.toContain(
    reporter.actor.handle,
  )
})

test('nobody decides on what they reported, whether by itself, taken in hand first, or among several', async () => {
  const { packId, artist } = await soldPack()
  const own = await judge()
  await reportPack(own, wishes(packId))
  const { id: caseId } = await db.packCase.findFirstOrThrow({ where: { packId } })
  const refused = { code: 'moderation.own_report', status: 403 }
  const yes = { upheld: true, reasons: ['ART-COPY'], words: 'It is a copy, as I said.' }
  expect((await findPackCase(own, caseId)).barred).toBe('own_report')
  await expect(decideOnPack(own, caseId, yes)).rejects.toMatchObject(refused)
  await expect(claimPackCase(own, caseId)).rejects.toMatchObject(refused)
  await expect(decideMany(own, { caseIds: [caseId], words: 'Never mind.' })).rejects.toMatchObject(refused)
  // Nor past it, nor with the others' notes before them, nor as somebody who was not signed in.
  await expect(takeDownPack(own, packId, { ...yes })).rejects.toMatchObject(refused)
  await expect(writeNote(own, caseId, 'It is.')).rejects.toMatchObject(refused)
  expect(await listNotes(own, caseId)).toBeUndefined()
  const away = await createPerson({ roles: ['senior_reviewer'] })
  await reportPack(visitor, wishes(packId, away.email.toUpperCase()))
  await expect(decideOnPack(away.actor, caseId, yes)).rejects.toMatchObject(refused)

  await decideOnPack(await judge(), caseId, yes)
  expect(await stateOf(packId)).toBe('banned')
  // Nor do they hear the appeal against it.
  await appealDecision(artist, packId, 'I drew it two years before.')
  const { id: appealId } = await db.packCase.findFirstOrThrow({ where: { packId, kind: 'appeal' } })
  await expect(decideOnPack(own, appealId, { ...yes, upheld: false })).rejects.toMatchObject(refused)
  await decideOnPack(await judge(), appealId, { ...yes, words: 'You did.' })
  expect(await stateOf(packId)).toBe('on_sale')
})

describe('a case in somebody’s hand', () => {
  test('is decided by nobody else until it is put back, taken out of it by a senior, or its time is over', async () => {
    const { caseId, artist } = await reported()
    const [mine, other, senior] = [await judge('reviewer'), await judge('reviewer'), await judge()]
    const no = { upheld: false, reasons: [], words: 'Two different cats.' }
    const tries = await Promise.allSettled([claimPackCase(mine, caseId), claimPackCase(other, caseId)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [holder, late] = tries[0]?.status === 'fulfilled' ? [mine, other] : [other, mine]
    expect((await findPackCase(late, caseId)).inHand).toMatchObject({ own: false })
    expect((await findPackCase(holder, caseId)).inHand).toMatchObject({ own: true })
    await expect(decideOnPack(late, caseId, no)).rejects.toMatchObject({ code: 'moderation.taken' })
    await expect(releasePackCase(late, caseId)).rejects.toMatchObject({ status: 403 })
    await expect(claimPackCase(artist, caseId)).rejects.toMatchObject({ status: 403 })

    const later = { now: () => new Date(Date.now() + 16 * 60_000) }
    expect((await findPackCase(late, caseId, later)).inHand).toBeUndefined()
    await releasePackCase(senior, caseId)
    await claimPackCase(late, caseId)
    await decideOnPack(late, caseId, no)
    await expect(claimPackCase(holder, caseId)).rejects.toMatchObject({ code: 'moderation.decided_already' })
    expect((await findAudit(db, { subject: caseId })).map(({ action }) => action)).toEqual([
      'report.dismissed',
      'report.claimed',
      'report.given_back',
      'report.claimed',
    ])
  })
})

describe('what everyone may count', () => {
  test('is what was decided, with reasons, times and what was undone, by quarter, and no name in it', async () => {
    const quarterOf = async (at: Date) => (await findTransparency({ now: () => at })).quarters[0]
    // A quarter of its own: the other tests of this file are all of now.
    const opened = new Date('2031-02-01T08:00:00Z')
    const then = { now: () => new Date('2031-02-01T12:00:00Z') }
    const { packId, artist, caseId } = await reported()
    await db.packCase.update({ where: { id: caseId }, data: { openedAt: opened } })
    await db.report.updateMany({ where: { caseId }, data: { createdAt: opened } })
    await decideOnPack(await judge(), caseId, { upheld: true, reasons: ['ART-COPY'], words: 'It is a copy.' }, then)
    await appealDecision(artist, packId, 'I drew it first, here are my sketches.', then)
    const { id: appealId } = await db.packCase.findFirstOrThrow({ where: { packId, kind: 'appeal' } })
    const next = { now: () => new Date('2031-02-02T12:00:00Z') }
    await decideOnPack(await judge(), appealId, { upheld: true, reasons: [], words: 'You did.' }, next)

    const quarter = await quarterOf(new Date('2031-03-01T00:00:00Z'))
    expect(quarter).toEqual({
      quarter: '2031-Q1',
      reviews: undefined,
      reports: [{ category: 'copy', count: 1 }],
      reportCases: expect.objectContaining({ opened: 1, upheld: 1, dismissed: 0, median: 4 * 3_600 }) as unknown,
      appeals: expect.objectContaining({ opened: 1, upheld: 1, median: 24 * 3_600, most: 24 * 3_600 }) as unknown,
      takedowns: { quarter: '2031-Q1', made: 1, takenBack: 1, ended: 0 },
      reasons: [{ reason: 'ART-COPY', rejections: 0, takedowns: 1 }],
    })
    expect(JSON.stringify(quarter)).not.toContain(artist.id)

    const work = await listWorkload(await judge(), next)
    expect(work.days).toHaveLength(30)
    expect(work.days.at(-2)).toMatchObject({ day: '2031-02-01', opened: 2, decided: 1, median: 4 * 3_600 })
    expect(work.people.map(({ decided }) => decided)).toEqual([1, 1])
    await expect(listWorkload(artist)).rejects.toMatchObject({ status: 403 })
  })
})

describe('a takedown', () => {
  test('for a time ends by itself on its day, and not before', async () => {
    const { packId, email } = await soldPack()
    const noon = new Date('2026-11-28T12:00:00Z')
    const why = { reasons: ['LAW'], words: 'Until the court decides.', days: 7 }
    await takeDownPack(await judge(), packId, why, { now: () => noon })
    const job = system('end-takedowns')
    await endTakedowns(job, { now: () => new Date('2026-12-05T11:59:59Z') })
    expect(await stateOf(packId)).toBe('banned')
    await endTakedowns(job, { now: () => new Date('2026-12-05T12:00:00Z') })
    await endTakedowns(job, { now: () => new Date('2026-12-05T12:00:00Z') })
    expect(await stateOf(packId)).toBe('on_sale')
    expect(await mailsTo(email)).toEqual(['pack_banned', 'strike_given', 'pack_restored'])
    const [last] = await findAudit(db, { subject: packId })
    expect(last).toMatchObject({ action: 'pack.restored', actor: 'system:end-takedowns' })
    await expect(endTakedowns(await judge())).rejects.toMatchObject({ status: 403 })
  })
})

describe('a pack that is down, or is no more, when a decision about it comes', () => {
  const start = new Date('2026-11-28T12:00:00Z')
  const after = (days: number) => ({ now: () => new Date(start.getTime() + days * 86_400_000) })
  const clockwork = system('end-takedowns')
  const strikesOf = async (userId: string) =>
    (await db.strike.findMany({ where: { userId, liftedAt: null } })).map(({ reasons }) => reasons)

  test('a report that is right goes on record, keeps it down for itself, and counts once with what else does', async () => {
    const { packId, caseId, artist, reporter } = await reported()
    const first = await judge()
    await takeDownPack(first, packId, { reasons: ['BRAND'], words: 'A logo.', days: 7 }, after(0))
    await expect(takeDownPack(first, packId, { reasons: ['LAW'], words: 'Twice.' })).rejects.toMatchObject({
      code: 'catalog.wrong_state',
    })
    await decideOnPack(await judge(), caseId, { upheld: true, reasons: ['ART-COPY'], words: 'A copy.' }, after(1))
    expect(await mailsTo(reporter.email)).toContain('report_upheld')
    expect(await strikesOf(artist.id)).toEqual([['BRAND']])
    await endTakedowns(clockwork, after(8))
    expect(await stateOf(packId)).toBe('banned')

    // Each is appealed by itself, the newest first.
    await appealDecision(artist, packId, 'I drew it in 2019, see my blog.')
    const appeal = await db.packCase.findFirstOrThrow({ where: { packId, kind: 'appeal' } })
    await decideOnPack(await judge(), appeal.id, { upheld: true, reasons: [], words: 'You drew it.' })
    expect(await stateOf(packId)).toBe('on_sale')
    expect(await strikesOf(artist.id)).toEqual([['BRAND']])
  })

  test('what counted and was wrong hands that on to what keeps it down still', async () => {
    const { packId, caseId, artist } = await reported()
    await takeDownPack(await judge(), packId, { reasons: ['BRAND'], words: 'A logo.' })
    await appealDecision(artist, packId, 'It is my own logo, registered.')
    await decideOnPack(await judge(), caseId, { upheld: true, reasons: ['ART-COPY'], words: 'A copy.' })
    const { id } = await db.packCase.findFirstOrThrow({ where: { packId, kind: 'appeal' } })
    await decideOnPack(await judge(), id, { upheld: true, reasons: [], words: 'It is your logo.' })
    expect(await stateOf(packId)).toBe('banned')
    expect(await strikesOf(artist.id)).toEqual([['ART-COPY']])
  })

  async function appealedFor(days: number) {
    const { packId, artist } = await soldPack()
    await takeDownPack(await judge(), packId, { reasons: ['BRAND'], words: 'A logo.', days }, after(0))
    await appealDecision(artist, packId, 'It is my own logo, registered.', after(1))
    const { id } = await db.packCase.findFirstOrThrow({ where: { packId } })
    const uphold = async () => decideOnPack(await judge(), id, { upheld: true, reasons: [], words: 'It is.' }, after(9))
    return { packId, artist, id, uphold }
  }

  test('an appeal that is right after the time was over takes the strike back, and after it was put back by hand goes on record', async () => {
    const { packId, artist, uphold } = await appealedFor(7)
    await endTakedowns(clockwork, after(8))
    expect(await strikesOf(artist.id)).toHaveLength(1)
    await uphold()
    expect([await stateOf(packId), await strikesOf(artist.id)]).toEqual(['on_sale', []])

    const other = await appealedFor(7)
    await restorePack(await judge(), other.packId, 'We were wrong.')
    await other.uphold()
    expect(await stateOf(other.packId)).toBe('on_sale')
    expect(await db.packCase.findUnique({ where: { id: other.id } })).toMatchObject({ state: 'upheld' })
  })

  test('an appeal undoes the takedown that it is about, and no newer one', async () => {
    const { packId, artist, uphold } = await appealedFor(7)
    await endTakedowns(clockwork, after(8))
    await takeDownPack(await judge(), packId, { reasons: ['LAW'], words: 'A court said so.' }, after(8))
    await uphold()
    expect([await stateOf(packId), await strikesOf(artist.id)]).toEqual(['banned', [['LAW']]])
  })
})

describe('an appeal', () => {
  async function rejected() {
    const { actor: artist, email } = await createPerson({ roles: ['artist'] })
    const draft = await createDraft(artist, { state: 'waiting' })
    await openCase(system('test'), { versionId: draft.versionId, round: 1 })
    const { id: caseId } = await db.case.findFirstOrThrow({ where: { versionId: draft.versionId } })
    const first = await judge()
    await claimCase(first, caseId)
    await rejectCase(first, caseId, { reasons: ['ART-COPY'], words: 'It looks like another pack.' })
    return { ...draft, artist, email, first }
  }

  async function appealed() {
    const made = await rejected()
    await appealDecision(made.artist, made.packId, 'I drew it in 2019, see my blog.')
    const { id: appealId } = await db.packCase.findFirstOrThrow({ where: { packId: made.packId } })
    return { ...made, appealId }
  }

  test('is heard by a second person only, and the database holds that too', async () => {
    const { first, appealId } = await appealed()
    const answer = { upheld: true, reasons: [], words: 'You drew it first.' }
    expect((await findPackCase(first, appealId)).barred).toBe('first_decider')
    await expect(decideOnPack(first, appealId, answer)).rejects.toMatchObject({ code: 'moderation.first_decider' })
    await expect(
      db.packCase.update({
        where: { id: appealId },
        data: { state: 'upheld', decidedBy: first.id, decidedAt: new Date() },
      }),
    ).rejects.toThrow(/pack_case_second_person/)
  })

  test('that is right puts the version on sale; the artist hears of it', async () => {
    const { appealId, packId, email } = await appealed()
    await decideOnPack(await judge('reviewer'), appealId, { upheld: true, reasons: [], words: 'You drew it first.' })
    expect(await stateOf(packId)).toBe('on_sale')
    expect(await mailsTo(email)).toEqual(['pack_rejected', 'appeal_upheld'])
  })

  test('that is dismissed leaves everything as it was, and is made once, with words, by the artist', async () => {
    const { appealId, packId, artist } = await appealed()
    const { actor: stranger } = await createPerson({ roles: ['artist'] })
    await expect(appealDecision(stranger, packId, 'It is mine, all of it.')).rejects.toMatchObject({ status: 404 })
    await expect(findAppealable(stranger, packId)).rejects.toMatchObject({ status: 404 })
    await expect(appealDecision(artist, packId, 'No!')).rejects.toMatchObject({ code: 'moderation.words_few' })
    await decideOnPack(await judge(), appealId, { upheld: false, reasons: [], words: 'It is the same drawing.' })
    expect(await stateOf(packId)).toBe('draft')
    await expect(appealDecision(artist, packId, 'But I really drew it.')).rejects.toMatchObject({
      code: 'moderation.appealed_already',
    })
    expect((await findAppealable(artist, packId)).appeal).toMatchObject({ state: 'dismissed' })
  })

  test('against a takedown puts the pack back, and has its own clock', async () => {
    const { packId, artist } = await soldPack()
    const first = await judge()
    await takeDownPack(first, packId, { reasons: ['BRAND'], words: 'A logo.' })
    await appealDecision(artist, packId, 'It is my own logo, registered.')
    const { id, openedAt, dueAt } = await db.packCase.findFirstOrThrow({ where: { packId } })
    expect(dueAt.getTime() - openedAt.getTime()).toBe(72 * 3_600_000)
    const answer = { upheld: true, reasons: [], words: 'It is.' }
    await expect(decideOnPack(await judge('reviewer'), id, answer)).rejects.toMatchObject({
      code: 'session.role_required',
    })
    await decideOnPack(await judge(), id, answer)
    expect(await stateOf(packId)).toBe('on_sale')
    await expect(restorePack(first, packId, 'Again.')).rejects.toMatchObject({ status: 409 })
  })

  test('has no object where nothing was decided', async () => {
    const { packId, artist } = await soldPack()
    await expect(findAppealable(artist, packId)).rejects.toMatchObject({ code: 'moderation.nothing_to_appeal' })
  })
})
