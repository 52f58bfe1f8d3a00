import { describe, expect, test } from 'vitest'
import { system, type UserActor } from '@/core/actor'
import { db, inTransaction } from '@/infra/db'
import { closeAccount } from '@/modules/accounts/close-account'
import { restorePerson } from '@/modules/accounts/restore-person'
import { resumeSelling } from '@/modules/catalog/resume-selling'
import { listPayouts } from '@/modules/payouts/list-payouts'
import { requestForBanned } from '@/modules/payouts/request-payout'
import { submitPack } from '@/modules/studio/submit-pack'
import { findMyStanding, listStruck, requireMaySubmit } from '@/modules/standing/find-standing'
import { createDraft } from '@/testing/drafts'
import { createPackOnSale } from '@/testing/packs'
import { createPaidArtist } from '@/testing/payouts'
import { createPerson } from '@/testing/people'
import { appealDecision } from './appeal'
import { approveCase } from './approve-case'
import { claimCase } from './claim-case'
import { decideOnPack } from './decide-pack-case'
import { endTakedowns } from './end-takedowns'
import { openCase } from './open-case'
import { restorePack } from './restore-pack'
import { shutAccount } from './shut-account'
import { takeDownPack } from './take-down-pack'

const DAY = 86_400_000
const at = (ms: number) => ({ now: () => new Date(ms) })
const senior = (await createPerson({ roles: ['senior_reviewer'] })).actor
const admin = (await createPerson({ roles: ['admin'] })).actor
const finance = (await createPerson({ roles: ['finance'] })).actor

async function struck(artist: UserActor, when: number, reasons = ['ART-COPY'], days?: number): Promise<string> {
  const { packId } = await createPackOnSale({ artistId: artist.id })
  await takeDownPack(senior, packId, { reasons, words: 'It is a copy of another pack.', days }, at(when))
  return packId
}

describe('a strike', () => {
  test('comes with a takedown for the art, not with one that only needs mending, and ends by itself', async () => {
    const { actor: artist } = await createPerson({ roles: ['artist'] })
    const start = Date.now()
    const packId = await struck(artist, start)
    await struck(artist, start, ['QUALITY', 'TEXT'])
    const { strikes } = await findMyStanding(artist)
    expect(strikes).toMatchObject([{ packId, reasons: ['ART-COPY'], endsAt: new Date(start + 180 * DAY) }])
    const later = await findMyStanding(artist, at(start + 180 * DAY))
    expect([later.strikes.length, later.past.length]).toEqual([0, 1])
  })

  test('two at once stop new reviews until the first ends; three are shown to an admin', async () => {
    const { actor: artist } = await createPerson({ roles: ['artist'] })
    const start = Date.now()
    await struck(artist, start)
    await requireMaySubmit(db, artist.id, new Date(start))
    await struck(artist, start + DAY)
    const first = new Date(start + 180 * DAY)
    expect(await findMyStanding(artist, at(start + DAY))).toMatchObject({ pausedUntil: first })
    await expect(requireMaySubmit(db, artist.id, new Date(start + DAY))).rejects.toMatchObject({
      code: 'standing.paused',
      params: { count: 2, day: first.toISOString().slice(0, 10) },
    })
    await requireMaySubmit(db, artist.id, first)
    expect((await listStruck(admin)).map(({ person }) => person.id)).not.toContain(artist.id)
    await struck(artist, start + 2 * DAY)
    expect(await listStruck(admin)).toContainEqual({
      person: expect.objectContaining({ id: artist.id }) as unknown,
      count: 3,
    })
    await expect(listStruck(senior)).rejects.toMatchObject({ status: 403 })
  })

  test('is lifted with a takedown that was wrong, by appeal or by hand, and stays when its time off sale is over; each is told by mail', async () => {
    const { actor: artist, email } = await createPerson({ roles: ['artist'] })
    const start = Date.now()
    const [appealed, restored, timed] = [
      await struck(artist, start),
      await struck(artist, start),
      await struck(artist, start, ['BRAND'], 7),
    ]
    await appealDecision(artist, appealed, 'I drew it first, here are my sketches.')
    const { id } = await db.packCase.findFirstOrThrow({ where: { packId: appealed, kind: 'appeal' } })
    const second = (await createPerson({ roles: ['senior_reviewer'] })).actor
    await decideOnPack(second, id, { upheld: true, reasons: [], words: 'You drew it first.' })
    await restorePack(senior, restored, 'We were wrong.')
    await endTakedowns(system('end-takedowns'), at(start + 8 * DAY))
    const { strikes, past } = await findMyStanding(artist)
    expect(strikes.map((strike) => strike.packId)).toEqual([timed])
    expect(past.map(({ packId }) => packId ?? '').toSorted()).toEqual([appealed, restored].toSorted())

    const mails = await db.$queryRaw<{ kind: string; params: object }[]>`
      SELECT data->>'kind' AS kind, data->'params' AS params FROM pgboss.job
      WHERE data->>'to' = ${email} AND data->>'kind' LIKE 'strike%' ORDER BY created_on`
    expect(mails.map(({ kind }) => kind)).toEqual([...Array(3).fill('strike_given'), ...Array(2).fill('strike_lifted')])
    const ends = new Date(start + 180 * DAY).toISOString()
    expect(mails.slice(0, 2).map(({ params }) => params)).toMatchObject([
      { count: 1, ends, paused: '' },
      { count: 2, ends, paused: ends },
    ])
  })
})

describe('a ban', () => {
  const why = { reason: 'sold copies of others three times', days: 30 }

  test('says what becomes of the money, stops the selling, and keeps every cent on the books', async () => {
    const { actor: artist, token } = await createPaidArtist()
    await expect(shutAccount(admin, artist.id, { ...why, money: '' })).rejects.toMatchObject({
      code: 'moderation.money_unsaid',
    })
    await expect(shutAccount(senior, artist.id, { ...why, money: 'pay' })).rejects.toMatchObject({ status: 403 })
    const ask = { userId: artist.id, key: 'a-click-of-sixteen' }
    await expect(requestForBanned(finance, ask)).rejects.toMatchObject({ code: 'payouts.asks_themselves' })

    await shutAccount(admin, artist.id, { ...why, money: 'pay' })
    expect(await db.pack.count({ where: { artistId: artist.id, state: 'on_sale' } })).toBe(0)
    expect(await db.session.count({ where: { userId: artist.id } })).toBe(0)
    expect(token).not.toBe('')
    await requestForBanned(finance, ask)
    await requestForBanned(finance, ask)
    const { requested } = await listPayouts(finance)
    expect(requested.filter((payout) => payout.userId === artist.id).map(({ amount }) => amount.minor)).toEqual([
      4_000n,
    ])
  })

  test('holds the money for a ground and until a day, or is no ban at all', async () => {
    const { actor: artist } = await createPaidArtist()
    await expect(shutAccount(admin, artist.id, { ...why, money: 'rights', days: 400 })).rejects.toMatchObject({
      status: 422,
    })
    expect(await db.user.findUnique({ where: { id: artist.id } })).toMatchObject({ state: 'active' })
    await shutAccount(admin, artist.id, { ...why, money: 'rights' })
    const ask = requestForBanned(finance, { userId: artist.id, key: 'another-click-of-16' })
    await expect(ask).rejects.toMatchObject({ code: 'payouts.frozen', params: { reason: 'rights' } })
  })

  describe('nothing of theirs comes on sale afterwards', () => {
    const shut = (artist: UserActor) => shutAccount(admin, artist.id, { ...why, money: 'pay' })
    const stateOf = async (packId: string) => (await db.pack.findUniqueOrThrow({ where: { id: packId } })).state

    test('what waits for a reviewer is a draft again; what is being judged is stopped when it is found fine', async () => {
      const { actor: artist } = await createPerson({ roles: ['artist'] })
      const [waiting, judged] = [await createDraft(artist), await createDraft(artist)]
      for (const { versionId } of [waiting, judged]) {
        await submitPack(artist, versionId)
        await openCase(system('open-case'), { versionId, round: 1 })
      }
      const { id: caseId } = await db.case.findFirstOrThrow({ where: { versionId: judged.versionId } })
      await claimCase(senior, caseId)

      await shut(artist)
      expect(await db.version.findUnique({ where: { id: waiting.versionId } })).toMatchObject({ state: 'editing' })
      await approveCase(senior, caseId)
      expect(await stateOf(judged.packId)).toBe('stopped')

      // Opened again, it is the artist's to send and to sell.
      await restorePerson(admin, artist.id, 'the copies were licensed')
      await resumeSelling(artist, judged.packId)
      await submitPack(artist, waiting.versionId)
      expect(await stateOf(judged.packId)).toBe('on_sale')
    })

    test('a takedown that ends puts back to no shelf, neither of the banned nor of who left, nor once the ban is over', async () => {
      const start = Date.now()
      const people = await Promise.all([0, 1, 2].map(async () => (await createPerson({ roles: ['artist'] })).actor))
      const [banned, left, back] = people as [UserActor, UserActor, UserActor]
      const packs: string[] = []
      for (const artist of people) packs.push(await struck(artist, start, ['QUALITY'], 7))
      await shut(banned)
      await inTransaction((tx) => closeAccount(tx, left.id))
      await shut(back)
      await restorePerson(admin, back.id, 'the copies were licensed')
      await endTakedowns(system('end-takedowns'), at(start + 8 * DAY))
      expect(await Promise.all(packs.map(stateOf))).toEqual(['stopped', 'stopped', 'stopped'])
    })
  })
})
