import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { system, visitor, type UserActor } from '@/core/actor'
import { findAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { withRequest } from '@/infra/request-context'
import { storage } from '@/infra/storage'
import { editProfile } from '@/modules/accounts/edit-profile'
import { lookOf as lookOfPicture } from '@/modules/imaging/look'
import { sha256 } from '@/modules/imaging/master'
import { imagingPool } from '@/modules/imaging/process-pool'
import { keepLook } from '@/modules/likeness/keep-look'
import { findMyStanding } from '@/modules/standing/find-standing'
import { editPage, findMyPage } from '@/modules/studio/edit-page'
import { removePagePicture, setPagePicture } from '@/modules/studio/set-page-picture'
import { stickerPng } from '@/testing/images'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { appealPageDecision, findTakenOffPage, listTakenOffPage } from './appeal-page'
import { claimPackCase } from './claim-pack-case'
import { decideOnPack } from './decide-pack-case'
import { findTransparency } from './find-transparency'
import { forgetPages } from './forget-pages'
import { findPackCase, listPackCases } from './list-pack-cases'
import { openLook } from './open-look'
import { reportPack } from './report-pack'
import { reportPage } from './report-page'
import { writeNote } from './second-opinion'

afterAll(() => imagingPool().close())

const DAY = 86_400_000
const later = (days: number) => ({ now: () => new Date(Date.now() + days * DAY) })
const judge = async (role: 'reviewer' | 'senior_reviewer' = 'senior_reviewer') =>
  (await createPerson({ roles: [role] })).actor
const picture = (background: string) =>
  sharp({ create: { width: 900, height: 300, channels: 3, background } })
    .png()
    .toBuffer()
const userOf = (id: string) => db.user.findUniqueOrThrow({ where: { id } })
const mailsTo = async (email: string) =>
  (
    await db.$queryRaw<{ kind: string }[]>`
      SELECT data->>'kind' AS kind FROM pgboss.job WHERE data->>'to' = ${email} ORDER BY created_on, data->>'kind'`
  ).map((row) => row.kind)

const profile = (artist: UserActor, change: Partial<Parameters<typeof editProfile>[1]> = {}) => ({
  displayName: 'Mina the First',
  handle: artist.handle,
  bio: 'Write to me for cheap packs.',
  links: 'https://cheap.example/packs\nhttps://mina.example',
  locale: 'ar' as const,
  ...change,
})

/** An artist with a page that says all a page can say. */
async function artistWithPage() {
  const { actor: artist, email } = await createPerson({ roles: ['artist'] })
  await createPackOnSale({ artistId: artist.id })
  await editProfile(artist, profile(artist))
  await editPage(artist, { terms: 'Do as you like.', figures: [] })
  await setPagePicture(artist, 'banner', await picture('#a33'))
  await setPagePicture(artist, 'portrait', await picture('#33a'))
  return { artist, email }
}

const wishes = (artistId: string, email = '') => ({
  artistId,
  category: 'impersonation' as const,
  words: 'This is my name and my portrait.',
  proof: 'https://mina.example/me',
  email,
  locale: 'en' as const,
})

let networks = 0

async function reported() {
  const made = await artistWithPage()
  const reporter = await createPerson()
  // From a network of its own: so many a day come from one.
  const address = `198.51.100.${++networks}`
  await withRequest({ requestId: 'req_test', address }, () => reportPage(reporter.actor, wishes(made.artist.id)))
  const { id: caseId } = await db.packCase.findFirstOrThrow({ where: { artistId: made.artist.id } })
  return { ...made, reporter, caseId }
}

async function decided(parts: Record<string, string> = { banner: 'ART-COPY', name: 'IMPERSONATION', links: 'LINKS' }) {
  const made = await reported()
  const first = await judge()
  await decideOnPack(first, made.caseId, { upheld: true, reasons: [], parts, words: 'She showed her own page.' })
  return { ...made, first }
}

describe('a report of a page', () => {
  test('by several people is one case, which keeps how the page looked to each; reporters hear by mail, the artist does not', async () => {
    const { artist, email, reporter, caseId } = await reported()
    await reportPage(visitor, wishes(artist.id, ' Someone@Pages.Example '))
    await reportPage(visitor, wishes(artist.id, 'someone@pages.example'))
    const { bannerKey } = await findMyPage(artist)
    await removePagePicture(artist, 'banner')
    await editProfile(artist, profile(artist, { bio: 'I was never here.' }))
    await reportPage((await createPerson()).actor, wishes(artist.id))

    expect(await db.packCase.count({ where: { artistId: artist.id } })).toBe(1)
    const view = await findPackCase(await judge(), caseId)
    expect(view).toMatchObject({ kind: 'page', isPage: true, title: 'Mina the First', reports: 3, pack: undefined })
    expect(view.page?.before.map(({ bio, bannerKey: key }) => ({ bio, key }))).toEqual([
      { bio: 'Write to me for cheap packs.', key: bannerKey },
      { bio: 'I was never here.', key: null },
    ])
    expect(view.page?.now).toMatchObject({ bio: 'I was never here.', bannerKey: null })
    expect(view.page?.history).toMatchObject({ onSale: 1, strikes: 0 })
    // What was reported can still be looked at, though its artist has taken it away.
    expect(await storage.has(`media/${bannerKey}/800.webp`)).toBe(true)
    expect(await mailsTo('someone@pages.example')).toEqual(['report_received'])
    expect(await mailsTo(reporter.email)).toEqual(['report_received'])
    expect(await mailsTo(email)).toEqual([])
    expect((await findAudit(db, { subject: artist.id })).map(({ action }) => action)).toEqual(
      Array(3).fill('page.reported'),
    )
  })

  test('needs words, an address, and a page that everybody can open', async () => {
    const { artist } = await artistWithPage()
    await expect(reportPage(visitor, wishes(artist.id))).rejects.toMatchObject({ code: 'moderation.reporter_needed' })
    await expect(reportPage(visitor, { ...wishes(artist.id, 'a@b.example'), words: 'bad' })).rejects.toMatchObject({
      code: 'moderation.words_few',
    })
    const { actor: hidden } = await createPerson({ roles: ['artist'] })
    for (const id of [hidden.id, 'usr_nobody'])
      await expect(reportPage(visitor, wishes(id, 'a@b.example'))).rejects.toMatchObject({
        code: 'moderation.no_such_page',
      })
  })

  test('counts with those of packs: five a day and person', async () => {
    const { artist } = await artistWithPage()
    const { packId } = await createPackOnSale()
    const { actor } = await createPerson()
    const pack = { ...wishes(''), category: 'other' as const, packId }
    for (let sent = 0; sent < 4; sent++) await reportPack(actor, pack)
    await reportPage(actor, wishes(artist.id))
    await expect(reportPage(actor, wishes(artist.id))).rejects.toMatchObject({ status: 429 })
    await expect(reportPack(actor, pack)).rejects.toMatchObject({ status: 429 })
  })

  test('lies among the others by age or by what presses most, and the database knows it by its kind', async () => {
    const { caseId, artist } = await reported()
    const { packId } = await createPackOnSale()
    await reportPack((await createPerson()).actor, { ...wishes(''), category: 'other', packId })
    const mild = await db.packCase.findFirstOrThrow({ where: { packId } })
    const reviewer = await judge('reviewer')
    const order = async (by: 'age' | 'risk') => {
      const ids = (await listPackCases(reviewer, undefined, { by })).waiting.map(({ id }) => id)
      return [caseId, mild.id].toSorted((a, b) => ids.indexOf(a) - ids.indexOf(b))
    }
    await db.packCase.update({ where: { id: mild.id }, data: { openedAt: new Date(0) } })
    expect(await order('age')).toEqual([mild.id, caseId])
    expect(await order('risk')).toEqual([caseId, mild.id])
    const bad = { id: 'case_bad', artistId: artist.id, title: '', dueAt: new Date() }
    await expect(db.packCase.create({ data: { ...bad, kind: 'report' } })).rejects.toThrow(/pack_case_subject/)
    await expect(db.packCase.create({ data: { ...bad, kind: 'page', packId } })).rejects.toThrow(/pack_case_subject/)
  })
})

describe('who may decide on a page', () => {
  const yes = { upheld: true, reasons: [], parts: { banner: 'ART-COPY' }, words: 'It is a copy.' }

  test('a senior takes off, any reviewer dismisses, nobody their own; and a reason stands beside each part', async () => {
    const { caseId, artist, reporter } = await reported()
    const reviewer = await judge('reviewer')
    const own: UserActor = { ...artist, roles: [...artist.roles, 'admin'] }
    await expect(decideOnPack(reviewer, caseId, yes)).rejects.toMatchObject({ code: 'session.role_required' })
    await expect(decideOnPack(reporter.actor, caseId, yes)).rejects.toMatchObject({ status: 403 })
    await expect(decideOnPack(own, caseId, yes)).rejects.toMatchObject({ code: 'moderation.own_pack' })
    await expect(claimPackCase(own, caseId)).rejects.toMatchObject({ code: 'moderation.own_pack' })
    await expect(writeNote(own, caseId, 'It is fine.')).rejects.toMatchObject({ code: 'moderation.own_pack' })
    await expect(findPackCase(artist, caseId)).rejects.toMatchObject({ status: 403 })
    const senior = await judge()
    for (const parts of [{}, { banner: 'QUALITY' }, { banner: '' }])
      await expect(decideOnPack(senior, caseId, { ...yes, parts })).rejects.toMatchObject({
        code: 'moderation.part_needed',
      })
    await claimPackCase(reviewer, caseId)
    await decideOnPack(reviewer, caseId, { ...yes, upheld: false, words: 'It is her own drawing.' })
    expect(await findMyPage(artist)).toMatchObject({ bannerKey: expect.any(String) as unknown })
    expect(await mailsTo(reporter.email)).toEqual(['report_received', 'page_report_dismissed'])
    expect((await findAudit(db, { subject: caseId })).map(({ action }) => action)).toEqual([
      'page_report.dismissed',
      'page_report.claimed',
    ])
    await expect(appealPageDecision(artist, caseId, 'But I am right, am I not?')).rejects.toMatchObject({ status: 404 })
  })

  test('what is off the page already is not taken off again', async () => {
    const { caseId, artist } = await reported()
    await removePagePicture(artist, 'banner')
    await expect(decideOnPack(await judge(), caseId, yes)).rejects.toMatchObject({ code: 'moderation.part_gone' })
    expect((await findMyStanding(artist)).strikes).toEqual([])
  })
})

describe('what is taken off a page', () => {
  test('is that and nothing else; the name gives way to the handle; the artist and who reported hear it, and it counts', async () => {
    const { artist, email, reporter, caseId } = await decided()
    expect(await userOf(artist.id)).toMatchObject({
      displayName: artist.handle,
      bio: 'Write to me for cheap packs.',
      links: [],
      avatarKey: expect.any(String) as unknown,
    })
    expect(await findMyPage(artist)).toMatchObject({ bannerKey: null, terms: 'Do as you like.' })
    expect(await db.pack.count({ where: { artistId: artist.id, state: 'on_sale' } })).toBe(1)
    expect(await mailsTo(email)).toEqual(['page_strike_given', 'page_taken'])
    expect(await mailsTo(reporter.email)).toEqual(['report_received', 'page_report_upheld'])
    const [mail] = await db.$queryRaw<{ locale: string; parts: object }[]>`
      SELECT data->>'locale' AS locale, data->'params'->'parts' AS parts FROM pgboss.job WHERE data->>'kind' = 'page_taken' AND data->>'to' = ${email}`
    expect(mail).toEqual({
      locale: 'ar',
      parts: [
        { part: 'banner', reason: 'ART-COPY' },
        { part: 'name', reason: 'IMPERSONATION' },
        { part: 'links', reason: 'LINKS' },
      ],
    })
    const { strikes } = await findMyStanding(artist)
    expect(strikes).toMatchObject([{ packId: null, takedownId: caseId, reasons: ['IMPERSONATION', 'ART-COPY'] }])
    expect((await findAudit(db, { subject: artist.id })).map(({ action }) => action)).toEqual([
      'page.taken_off',
      'page.reported',
    ])
  })

  test('for links alone needs mending and is no strike', async () => {
    const { artist } = await decided({ links: 'LINKS' })
    expect((await findMyStanding(artist)).strikes).toEqual([])
  })

  test('cannot be put there again, something else can', async () => {
    const { artist } = await decided({ banner: 'ART-COPY', name: 'IMPERSONATION', links: 'LINKS', bio: 'LINKS' })
    const clean = { displayName: 'Somebody Else', bio: 'I draw frogs.', links: '' }
    const tries = [
      { ...clean, displayName: 'mina THE first' },
      { ...clean, bio: 'Write to me for cheap packs.' },
      { ...clean, links: 'https://new.example\nhttps://cheap.example/packs' },
    ]
    for (const change of tries)
      await expect(editProfile(artist, profile(artist, change))).rejects.toMatchObject({ code: 'account.taken_off' })
    await expect(setPagePicture(artist, 'banner', await picture('#a33'))).rejects.toMatchObject({
      code: 'account.taken_off',
      params: { part: 'banner' },
    })
    await editProfile(artist, profile(artist, clean))
    expect(await setPagePicture(artist, 'banner', await picture('#3a3'))).toEqual([])
    // The portrait stands, and may be sent again.
    expect(await setPagePicture(artist, 'portrait', await picture('#33a'))).toEqual([])
  })
})

describe('an appeal about a page', () => {
  const said = 'It is my own name, see my passport.'
  const right = { upheld: true, reasons: [], words: 'It is yours.' }

  async function appealed() {
    const made = await decided()
    const { bannerKey } = (await findTakenOffPage(made.artist, made.caseId)).before
    await appealPageDecision(made.artist, made.caseId, said)
    const { id: appealId } = await db.packCase.findFirstOrThrow({ where: { about: made.caseId } })
    return { ...made, bannerKey: bannerKey ?? '', appealId }
  }

  test('is heard by a second senior with its own clock, and puts everything back, the strike too', async () => {
    const { artist, email, first, caseId, appealId, bannerKey } = await appealed()
    const { openedAt, dueAt } = await db.packCase.findUniqueOrThrow({ where: { id: appealId } })
    expect(dueAt.getTime() - openedAt.getTime()).toBe(72 * 3_600_000)
    await expect(decideOnPack(first, appealId, right)).rejects.toMatchObject({ code: 'moderation.first_decider' })
    const signed = { state: 'upheld', decidedBy: first.id, decidedAt: new Date() }
    await expect(db.packCase.update({ where: { id: appealId }, data: signed })).rejects.toThrow(/second_person/)
    await expect(decideOnPack(await judge('reviewer'), appealId, right)).rejects.toMatchObject({
      code: 'session.role_required',
    })
    expect((await findPackCase(await judge(), appealId)).against).toBe('page')

    await decideOnPack(await judge(), appealId, right)
    expect(await userOf(artist.id)).toMatchObject({
      displayName: 'Mina the First',
      links: ['https://cheap.example/packs', 'https://mina.example/'],
    })
    expect(await findMyPage(artist)).toMatchObject({ bannerKey })
    expect((await findMyStanding(artist)).strikes).toEqual([])
    expect(await mailsTo(email)).toEqual([
      'page_strike_given',
      'page_taken',
      'page_appeal_upheld',
      'page_strike_lifted',
    ])
    expect(await listTakenOffPage(artist)).toMatchObject([{ caseId, back: true }])
    // It is in use again: nothing of it goes when the case is forgotten.
    await forgetPages(system('forget-pages'), later(1))
    expect(await storage.has(`media/${bannerKey}/800.webp`)).toBe(true)
    await editProfile(artist, profile(artist))
  })

  test('leaves alone what its artist has put there since', async () => {
    const { artist, appealId, bannerKey } = await appealed()
    await editProfile(artist, profile(artist, { displayName: 'Frog Painter', links: '' }))
    await decideOnPack(await judge(), appealId, right)
    expect(await userOf(artist.id)).toMatchObject({ displayName: 'Frog Painter', links: ['https://cheap.example/packs', 'https://mina.example/'] }) // prettier-ignore
    expect(await findMyPage(artist)).toMatchObject({ bannerKey })
  })

  test('is made once, in time, by the artist; what was taken is kept for it and then let go', async () => {
    const { artist, caseId, first } = await decided()
    const { bannerKey } = (await findTakenOffPage(artist, caseId)).before
    const stranger = await createPerson({ roles: ['artist'] })
    await expect(appealPageDecision(stranger.actor, caseId, said)).rejects.toMatchObject({ status: 404 })
    await expect(findTakenOffPage(stranger.actor, caseId)).rejects.toMatchObject({ status: 404 })
    await forgetPages(system('forget-pages'), later(29))
    expect(await findTakenOffPage(artist, caseId, later(29))).toMatchObject({ appealable: true })
    await expect(appealPageDecision(artist, caseId, said, later(30))).rejects.toMatchObject({
      code: 'moderation.appeal_over',
    })

    await appealPageDecision(artist, caseId, said, later(29))
    await expect(appealPageDecision(artist, caseId, said, later(29))).rejects.toMatchObject({
      code: 'moderation.appealed_already',
    })
    // The appeal is heard after the day on which the copy would have gone.
    await forgetPages(system('forget-pages'), later(31))
    expect(await storage.has(`media/${bannerKey}/800.webp`)).toBe(true)
    const { id: appealId } = await db.packCase.findFirstOrThrow({ where: { about: caseId } })
    await decideOnPack(await judge(), appealId, { ...right, upheld: false, words: 'It is not.' }, later(32))
    await forgetPages(system('forget-pages'), later(33))
    expect(await storage.has(`media/${bannerKey}/800.webp`)).toBe(false)
    const gone = await findTakenOffPage(artist, caseId, later(33))
    expect(gone).toMatchObject({ appeal: { state: 'dismissed' }, before: { empty: true, displayName: '', links: [] } })
    expect(gone.parts.map(({ part }) => part).toSorted()).toEqual(['banner', 'links', 'name'])
    await expect(forgetPages(first)).rejects.toMatchObject({ status: 403 })
  })
})

describe('a banner or a portrait that was set', () => {
  const look = (artist: UserActor) => openLook(system('open-look'), { artistId: artist.id })
  const lookOf = async (artist: UserActor) => {
    const { id } = await db.packCase.findFirstOrThrow({ where: { artistId: artist.id, kind: 'look', state: 'open' } })
    return findPackCase(await judge(), id)
  }
  const fine = (seen?: string) => ({ upheld: false, reasons: [], words: '', seen })

  test('of an artist with a pack is shown at once and lies at the desk, once, with what was found', async () => {
    const { artist } = await artistWithPage()
    await look(artist)
    await look(artist)
    const view = await lookOf(artist)
    expect(view.look).toMatchObject({ waiting: false, alike: [] })
    expect(view.page?.parts).toEqual(['banner', 'portrait'])
    expect((await findMyPage(artist)).bannerKey).not.toBeNull()
    await decideOnPack(await judge('reviewer'), view.id, fine(view.look?.pictures))
    expect((await findAudit(db, { subject: view.id })).map(({ action }) => action)).toEqual(['page_look.dismissed'])
    await expect(openLook(artist, { artistId: artist.id })).rejects.toMatchObject({ status: 403 })
  })

  test('of somebody without an approved pack is seen by nobody else until somebody has looked at that very picture', async () => {
    const { actor: artist } = await createPerson({ roles: ['artist'] })
    await setPagePicture(artist, 'portrait', await picture('#fa3'))
    expect(await userOf(artist.id)).toMatchObject({ avatarKey: null })
    await look(artist)
    const early = await lookOf(artist)
    expect(early.look?.waiting).toBe(true)
    await setPagePicture(artist, 'portrait', await picture('#af3'))
    const reviewer = await judge('reviewer')
    await expect(decideOnPack(reviewer, early.id, fine(early.look?.pictures))).rejects.toMatchObject({
      code: 'moderation.look_changed',
    })
    const { waitingPortrait } = await findMyPage(artist)
    await decideOnPack(reviewer, early.id, fine((await lookOf(artist)).look?.pictures))
    expect(await userOf(artist.id)).toMatchObject({ avatarKey: waitingPortrait })
    expect(await findMyPage(artist)).toMatchObject({ waitingPortrait: null })
    expect(await storage.has(`media/${waitingPortrait}/448.webp`)).toBe(true)
  })

  test('that breaks a rule is taken off by a senior, is no strike when nobody had seen it, and can be appealed', async () => {
    const { actor: artist, email } = await createPerson({ roles: ['artist'] })
    await setPagePicture(artist, 'banner', await picture('#1a2'))
    await look(artist)
    const { id, look: seen } = await lookOf(artist)
    const no = { upheld: true, reasons: [], parts: { banner: 'ADULT' }, words: 'Not here.', seen: seen?.pictures }
    await expect(decideOnPack(await judge('reviewer'), id, no)).rejects.toMatchObject({ status: 403 })
    const { waitingBanner } = await findMyPage(artist)
    await decideOnPack(await judge(), id, no)
    expect(await findMyPage(artist)).toMatchObject({ bannerKey: null, waitingBanner: null })
    expect((await findMyStanding(artist)).strikes).toEqual([])
    expect(await mailsTo(email)).toEqual(['page_taken'])
    await expect(setPagePicture(artist, 'banner', await picture('#1a2'))).rejects.toMatchObject({ status: 409 })
    await appealPageDecision(artist, id, 'It is a green field and nothing else.')
    const { id: appealId } = await db.packCase.findFirstOrThrow({ where: { about: id } })
    await decideOnPack(await judge(), appealId, { upheld: true, reasons: [], words: 'It is.' })
    expect(await findMyPage(artist)).toMatchObject({ bannerKey: waitingBanner })
  })

  test('like a sticker of somebody else’s pack is said to be, and comes first', async () => {
    const master = await stickerPng('painted', 512, 77)
    const masterHash = sha256(master)
    await keepLook(masterHash, await lookOfPicture(master))
    const { packId } = await createPackOnSale({ stickers: [{ masterHash }] })
    const { artist } = await artistWithPage()
    await setPagePicture(artist, 'portrait', master)
    await look(artist)
    const { id, look: seen } = await lookOf(artist)
    expect(seen?.alike.map((pack) => pack.id)).toEqual([packId])
    const plain = await artistWithPage()
    await look(plain.artist)
    const quiet = await lookOf(plain.artist)
    const order = (await listPackCases(await judge(), undefined, { by: 'risk' })).waiting.map((kase) => kase.id)
    expect(order).toContain(id)
    expect(order.indexOf(id)).toBeLessThan(order.indexOf(quiet.id))
  })
})

test('everyone counts pages with the rest', async () => {
  const { caseId } = await decided()
  const at = new Date('2033-02-01T12:00:00Z')
  await db.packCase.update({ where: { id: caseId }, data: { openedAt: at, decidedAt: at } })
  const [quarter] = (await findTransparency({ now: () => at })).quarters
  expect(quarter).toMatchObject({
    quarter: '2033-Q1',
    pages: { opened: 1, upheld: 1, dismissed: 0 },
    reasons: [
      { reason: 'ART-COPY', rejections: 0, takedowns: 1 },
      { reason: 'IMPERSONATION', rejections: 0, takedowns: 1 },
      { reason: 'LINKS', rejections: 0, takedowns: 1 },
    ],
  })
})
