import { beforeAll, describe, expect, test } from 'vitest'
import { system, visitor, type UserActor } from '@/core/actor'
import { findAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { counterNotice, findCounterable } from './counter-notice'
import { decideNotice } from './decide-notice'
import { decideOnPack } from './decide-pack-case'
import { closeNotice, endNotices } from './end-notices'
import { findPackCase } from './list-pack-cases'
import { escalateOverdue } from './escalate-overdue'
import { findNotice, listNotices } from './list-notices'
import { listWorkload } from './list-workload'
import { findTransparency } from './find-transparency'
import { noticePath } from './notice-link'
import { findOwnNotice, sayCourt, withdrawNotice } from './pursue-notice'
import { readClaimant } from './read-claimant'
import { reportPack } from './report-pack'
import { restorePack } from './restore-pack'
import { writeNote } from './second-opinion'
import { sendNotice } from './send-notice'
import { takeDownPack } from './take-down-pack'

let senior: UserActor
let turn = 0
beforeAll(async () => {
  senior = (await createPerson({ roles: ['senior_reviewer'] })).actor
})

const DAY = 86_400_000
const start = new Date('2026-11-29T12:00:00Z')
const after = (days: number) => ({ now: () => new Date(start.getTime() + days * DAY) })
const job = system('end-notices')
const stateOf = async (packId: string) => (await db.pack.findUniqueOrThrow({ where: { id: packId } })).state
const mailsTo = async (email: string) =>
  (
    await db.$queryRaw<{ said: string }[]>`
      SELECT (data->>'kind') || coalesce(' ' || (data->'params'->>'step'), '') AS said
      FROM pgboss.job WHERE data->>'to' = ${email} ORDER BY created_on, data->>'kind'`
  ).map((row) => row.said)

const wishes = (packs: string, email: string) => ({
  packs,
  email,
  name: 'Ada Lovelace',
  address: '1 Engine Street, London',
  work: 'The drawings of my book of engines, pages 3 to 9.',
  proof: 'https://books.example/engines',
  sworn: true,
  locale: 'en' as const,
})
const answer = { name: 'Mina Ray', address: '2 Ink Lane, Cairo', words: 'I drew them in 2019, here are my sketches.', sworn: true } // prettier-ignore

/** A notice of some packs of one artist, and the link its sender was given. */
async function noticed(count = 1) {
  turn += 1
  const { actor: artist, email } = await createPerson({ roles: ['artist'] })
  const packs = []
  for (let pack = 0; pack < count; pack += 1) packs.push((await createPackOnSale({ artistId: artist.id })).packId)
  const claimant = `ada${turn}${Date.now()}@books.example`
  const path = await sendNotice(visitor, wishes(packs.join('\n'), claimant), after(0))
  const { pathname, searchParams } = new URL(path, 'http://shop.example')
  const [id, key] = [pathname.split('/').at(-1) ?? '', searchParams.get('key') ?? '']
  return { artist, email, packs, packId: packs[0] ?? '', claimant, id, key }
}

const accept = (id: string, packIds: string[]) =>
  decideNotice(
    senior,
    id,
    { packIds, accepted: true, reason: 'ART-COPY', words: 'The drawings are the same.' },
    after(1),
  )

describe('a notice', () => {
  test('names many packs; each is decided on, and both sides are told the dates', async () => {
    const { artist, email, packs, claimant, id, key } = await noticed(3)
    const [first = '', second = '', third = ''] = packs
    expect((await listNotices(senior)).waiting.find((one) => one.id === id)).toMatchObject({ waiting: 3 })
    await accept(id, [first, second])
    await decideNotice(senior, id, { packIds: [third], accepted: false, reason: '', words: 'Another drawing.' })
    expect([await stateOf(first), await stateOf(second), await stateOf(third)]).toEqual(['banned', 'banned', 'on_sale'])

    const until = new Date(start.getTime() + 31 * DAY)
    expect(await findCounterable(artist, first, after(2))).toMatchObject({
      open: true,
      claimant: 'Ada Lovelace',
      counterUntil: until,
    })
    const own = await findOwnNotice(id, key)
    expect(own.packs.find((pack) => pack.packId === first)).toMatchObject({
      state: 'down',
      counterUntil: until,
      words: '',
    })
    expect(own.packs.find((pack) => pack.packId === third)).toMatchObject({
      state: 'refused',
      words: 'Another drawing.',
    })
    expect(await mailsTo(claimant)).toEqual(['received', 'accepted', 'accepted', 'refused'].map((step) => `notice_claimant ${step}`)) // prettier-ignore
    expect((await mailsTo(email)).filter((mail) => mail.startsWith('notice'))).toEqual(['notice_artist down', 'notice_artist down']) // prettier-ignore
    expect(JSON.stringify(await findNotice(senior, id))).not.toContain(claimant)
    const actions = (await findAudit(db, { subject: id })).map((entry) => entry.action)
    expect(actions).toEqual(['notice.refused', 'notice.accepted', 'notice.accepted', 'notice.given'])
  })

  test('says who gives it, names packs of the shop, and is sworn', async () => {
    const { packId } = await createPackOnSale({})
    const give = (part: Partial<ReturnType<typeof wishes>>) =>
      sendNotice(visitor, { ...wishes(packId, `x${Date.now()}@books.example`), ...part }).then(
        () => 'given',
        (error: { code: string }) => error.code,
      )
    expect(await give({ sworn: false })).toBe('moderation.notice_unsworn')
    expect(await give({ address: 'here' })).toBe('moderation.notice_who')
    expect(await give({ packs: '' })).toBe('moderation.notice_packs')
    expect(await give({ packs: `${packId}\nhttps://shop.example/packs/no-such-pack` })).toBe('moderation.notice_packs')
    expect(await give({ email: 'nobody' })).toBe('moderation.reporter_needed')
    expect(await give({ work: 'mine' })).toBe('moderation.words_few')
  })

  test('is decided by seniors without a share, and opens by its own link only', async () => {
    const { artist, packId, id } = await noticed()
    const yes = { packIds: [packId], accepted: true, reason: 'BRAND', words: 'A logo.' }
    const reviewer = (await createPerson({ roles: ['reviewer'] })).actor
    await expect(decideNotice(reviewer, id, yes)).rejects.toMatchObject({ status: 403 })
    await expect(findNotice(artist, id)).rejects.toMatchObject({ status: 403 })
    const own: UserActor = { ...artist, roles: [...artist.roles, 'admin'] }
    await db.collaborator.create({
      data: { id: `shr_${packId}`, packId, userId: artist.id, position: 0, points: 10_000, state: 'accepted' },
    })
    await expect(decideNotice(own, id, yes)).rejects.toMatchObject({ code: 'moderation.own_pack' })
    // Nor by whoever sent it.
    const sender = (await createPerson({ roles: ['senior_reviewer'] })).actor
    const sent = new URL(await sendNotice(sender, wishes(packId, ''), after(0)), 'http://shop.example')
    const sentId = sent.pathname.split('/').at(-1) ?? ''
    expect([(await findNotice(sender, sentId)).claimant, (await findNotice(senior, sentId)).claimant]).toEqual([true, false]) // prettier-ignore
    await expect(decideNotice(sender, sentId, yes)).rejects.toMatchObject({ code: 'moderation.own_report' })
    const other = new URL(noticePath('rno_other'), 'http://shop.example').searchParams.get('key') ?? ''
    await expect(findOwnNotice(id, other)).rejects.toMatchObject({ status: 404 })
    await expect(withdrawNotice({ id, key: 'guessed', packId })).rejects.toMatchObject({ status: 404 })
    await expect(endNotices(senior)).rejects.toMatchObject({ status: 403 })
  })
})

describe('what the desk sees of both sides', () => {
  test('a reviewer reads what is claimed, not by whom; where the claimant lives a senior reads who says what for, on record', async () => {
    const { artist, packId, id } = await noticed()
    await accept(id, [packId])
    await counterNotice(artist, packId, answer, after(2))
    const { actor: reviewer } = await createPerson({ roles: ['reviewer'] })
    const [seen, seenBySenior] = [await findNotice(reviewer, id), await findNotice(senior, id)]
    expect([seen.name, seenBySenior.name]).toEqual([undefined, 'Ada Lovelace'])
    expect((await listNotices(reviewer)).others.find((one) => one.id === id)?.name).toBeUndefined()
    expect(JSON.stringify([seen, seenBySenior])).not.toMatch(/Engine Street|Ink Lane|Mina Ray/)

    await expect(readClaimant(reviewer, id, 'curious')).rejects.toMatchObject({ status: 403 })
    await expect(readClaimant(senior, id, ' ')).rejects.toMatchObject({ code: 'people.reason_needed' })
    expect(await findAudit(db, { subject: id, action: 'notice.address_read' })).toEqual([])
    expect(await readClaimant(senior, id, 'A letter of the court')).toBe('1 Engine Street, London')
    expect(await findAudit(db, { subject: id, action: 'notice.address_read' })).toMatchObject([
      { actor: senior.id, reason: 'A letter of the court' },
    ])
  })
})

describe('when the clock runs out', () => {
  test('a pack whose artist said nothing stays down, and not a moment before', async () => {
    const { artist, packId, id, email } = await noticed()
    await accept(id, [packId])
    await endNotices(job, { now: () => new Date(start.getTime() + 31 * DAY - 1) })
    expect((await findCounterable(artist, packId)).state).toBe('down')
    await expect(counterNotice(artist, packId, answer, after(31))).rejects.toMatchObject({
      code: 'moderation.notice_late',
    })
    await endNotices(job, after(31))
    await endNotices(job, after(31))
    expect((await findCounterable(artist, packId)).state).toBe('final')
    expect(await stateOf(packId)).toBe('banned')
    expect((await mailsTo(email)).filter((mail) => mail === 'notice_artist final')).toHaveLength(1)
  })

  test('after an answer that no court was told of, the pack is sold again and its strike is gone', async () => {
    const { artist, packId, id, key, claimant, email } = await noticed()
    await accept(id, [packId])
    const strikes = () => db.strike.count({ where: { userId: artist.id, liftedAt: null } })
    expect(await strikes()).toBe(1)
    await counterNotice(artist, packId, answer, after(3))
    // What a letter needs reaches the other side; nothing of it stood there before.
    expect((await findOwnNotice(id, key)).packs[0]).toMatchObject({
      counterName: 'Mina Ray',
      courtUntil: new Date(start.getTime() + 17 * DAY),
    })
    await endNotices(job, after(16))
    expect(await stateOf(packId)).toBe('banned')
    await endNotices(job, after(17))
    expect(await stateOf(packId)).toBe('on_sale')
    expect(await strikes()).toBe(0)
    await expect(sayCourt({ id, key, packId }, 'District court, 12 C 3', after(18))).rejects.toMatchObject({
      code: 'moderation.notice_closed',
    })
    expect(await mailsTo(claimant)).toContain('notice_claimant restored')
    const told = (await mailsTo(email)).filter((mail) => mail.includes('restored'))
    expect(told).toEqual(['notice_artist restored'])
  })

  test('what a court has is left alone until a senior ends it either way', async () => {
    const { artist, packs, packId, id, key } = await noticed(2)
    const second = packs[1] ?? ''
    await accept(id, packs)
    for (const its of packs) {
      await counterNotice(artist, its, answer, after(3))
      await expect(sayCourt({ id, key, packId: its }, '?', after(4))).rejects.toMatchObject({
        code: 'moderation.notice_court_file',
      })
      await sayCourt({ id, key, packId: its }, 'District court, 12 C 3', after(4))
    }
    await endNotices(job, after(400))
    expect(await stateOf(packId)).toBe('banned')
    await closeNotice(senior, { noticeId: id, packId }, 'The court decided for the claimant.')
    await restorePack(senior, second, 'The court decided for you.')
    expect([(await findCounterable(artist, packId)).state, await stateOf(packId)]).toEqual(['final', 'banned'])
    expect([(await findCounterable(artist, second)).state, await stateOf(second)]).toEqual(['restored', 'on_sale'])
  })
})

test('whoever gave notice on the staff decides nothing about that pack while it is open', async () => {
  const { actor: claimant } = await createPerson({ roles: ['senior_reviewer'] })
  const { packs, packId } = await noticed()
  const mine = new URL(await sendNotice(claimant, wishes(packId, ''), after(0)), 'http://shop.example')
  const others = new URL(await sendNotice(visitor, wishes(packId, `b${Date.now()}@books.example`), after(0)), mine)
  const [mineId, otherId] = [mine, others].map(({ pathname }) => pathname.split('/').at(-1) ?? '')
  const said = { category: 'copy', words: 'It is out of a book of mine.', proof: '', locale: 'en' } as const
  await reportPack(visitor, { ...said, packId, email: `c${Date.now()}@books.example` })
  const { id: caseId } = await db.packCase.findFirstOrThrow({ where: { packId } })

  const refused = { code: 'moderation.own_report', status: 403 }
  const yes = { reasons: ['ART-COPY'], words: 'The drawings are the same.' }
  expect((await findPackCase(claimant, caseId)).barred).toBe('own_report')
  const ways = [
    () => decideOnPack(claimant, caseId, { ...yes, upheld: true }),
    () => decideOnPack(claimant, caseId, { ...yes, upheld: false }),
    () => writeNote(claimant, caseId, 'It is clear to me.'),
    () => takeDownPack(claimant, packId, yes),
    () => decideNotice(claimant, otherId ?? '', { packIds: packs, accepted: true, reason: 'BRAND', words: 'A logo.' }),
  ]
  for (const way of ways) await expect(way()).rejects.toMatchObject(refused)
  await decideNotice(senior, mineId ?? '', { packIds: packs, accepted: true, reason: 'BRAND', words: 'A logo.' })
  for (const way of ways.slice(0, 3)) await expect(way()).rejects.toMatchObject(refused)
  expect(await db.takedown.count({ where: { packId } })).toBe(1)

  await withdrawNotice({ id: mineId ?? '', key: mine.searchParams.get('key') ?? '', packId }, after(2))
  await takeDownPack(claimant, packId, yes)
})

test('packs that are down already are decided on with the others; taken back, a notice leaves down what something else keeps so', async () => {
  const { artist, email, packs, packId, id, key } = await noticed(2)
  await takeDownPack(senior, packId, { reasons: ['HATE'], words: 'It hurts people.' }, after(0))
  await accept(id, packs)
  expect(await findCounterable(artist, packId, after(2))).toMatchObject({ open: true, claimant: 'Ada Lovelace' })
  expect(await db.strike.count({ where: { userId: artist.id, liftedAt: null } })).toBe(2)
  for (const its of packs) await withdrawNotice({ id, key, packId: its }, after(2))
  expect(await Promise.all(packs.map(stateOf))).toEqual(['banned', 'on_sale'])
  expect((await mailsTo(email)).filter((mail) => /notice.* (over|restored)/.test(mail))).toEqual(['notice_artist over', 'notice_artist restored']) // prettier-ignore
  expect(await db.strike.count({ where: { userId: artist.id, liftedAt: null } })).toBe(1)
})

test('whoever gave notice may take it back for one pack, and it counts against nobody', async () => {
  const { artist, packs, packId, id, key } = await noticed(2)
  await accept(id, [packId])
  for (const its of packs) await withdrawNotice({ id, key, packId: its }, after(2))
  expect(await stateOf(packId)).toBe('on_sale')
  expect(await db.strike.count({ where: { userId: artist.id, liftedAt: null } })).toBe(0)
  await expect(withdrawNotice({ id, key, packId })).rejects.toMatchObject({ code: 'moderation.notice_closed' })
  const stranger = (await createPerson({ roles: ['artist'] })).actor
  await expect(findCounterable(stranger, packId)).rejects.toMatchObject({ status: 404 })
})

test('one that is not decided in its time goes to the seniors, once, and is work like any other', async () => {
  const lead = await createPerson({ roles: ['senior_reviewer'] })
  const { packs, id } = await noticed(2)
  const { dueAt } = await db.rightsNotice.findUniqueOrThrow({ where: { id } })
  const [late, escalate] = [{ now: () => new Date(dueAt.getTime() + 60_000) }, system('escalate')]
  await escalateOverdue(escalate, late)
  await escalateOverdue(escalate, late)
  expect((await mailsTo(lead.email)).filter((mail) => mail.startsWith('cases_overdue'))).toHaveLength(1)
  expect((await listNotices(lead.actor)).waiting.find((one) => one.id === id)).toMatchObject({ escalated: true })
  expect((await findAudit(db, { subject: id })).map(({ action }) => action)).toEqual(['notice.escalated', 'notice.given']) // prettier-ignore

  const year = { now: () => new Date('2030-03-01T12:00:00Z') }
  await db.rightsNotice.update({ where: { id }, data: { createdAt: new Date('2030-03-01T08:00:00Z') } })
  const refuse = { packIds: packs, accepted: false, reason: '', words: 'Another drawing.' }
  await decideNotice(lead.actor, id, refuse, year)
  const { days, people } = await listWorkload(lead.actor, year)
  expect(days.at(-1)).toMatchObject({ opened: 2, decided: 2, median: 4 * 3_600 })
  expect(people.find(({ name }) => name === lead.actor.handle)).toMatchObject({ decided: 2 })
})

test('what became of notices is counted for everyone, without a name', async () => {
  const opened = new Date('2032-05-01T12:00:00Z')
  const { packs, packId, id, key } = await noticed(2)
  await db.rightsNotice.update({ where: { id }, data: { createdAt: opened } })
  await accept(id, packs)
  await withdrawNotice({ id, key, packId }, after(2))
  const { quarters } = await findTransparency({ now: () => new Date('2032-06-01T00:00:00Z') })
  expect(quarters[0]?.notices).toEqual({
    quarter: '2032-Q2',
    notices: 1,
    packs: 2,
    accepted: 2,
    answered: 0,
    restored: 1,
    final: 0,
  })
  expect(JSON.stringify(quarters)).not.toContain('Lovelace')
})
