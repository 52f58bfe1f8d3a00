import { beforeAll, describe, expect, test } from 'vitest'
import type { UserActor } from '@/core/actor'
import { findAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { restorePerson } from '@/modules/accounts/restore-person'
import { createPerson } from '@/testing/people'
import { appealBan, decideBanAppeal, findOwnBan, listBanAppeals } from './appeal-ban'
import { shutAccount } from './shut-account'

let admin: UserActor
let other: UserActor
beforeAll(async () => {
  admin = (await createPerson({ roles: ['admin'] })).actor
  other = (await createPerson({ roles: ['admin'] })).actor
})

const mailsTo = (email: string) =>
  db.$queryRaw<{ kind: string; params: Record<string, string> }[]>`
    SELECT data->>'kind' AS kind, data->'params' AS params FROM pgboss.job WHERE data->>'to' = ${email} ORDER BY created_on`

/** Somebody banned, and the link of the mail that told them. */
async function banned(money = 'rights') {
  const { actor, email } = await createPerson({ roles: ['artist'] })
  await shutAccount(admin, actor.id, { reason: 'Sold copies of others three times.', money, days: 30 })
  const [mail] = await mailsTo(email)
  const { pathname, searchParams } = new URL(mail?.params.link ?? '', 'http://shop.example')
  const link = { id: pathname.split('/').at(-1) ?? '', key: searchParams.get('key') ?? '' }
  return { actor, email, mail, link }
}

const says = 'They were licensed to me, here is the contract.'

describe('a ban', () => {
  test('is told by mail, with its reason, what becomes of the money and until when, and the way to answer', async () => {
    const { mail, link } = await banned()
    const { moneyUntil } = await db.ban.findUniqueOrThrow({ where: { id: link.id } })
    expect(moneyUntil).toBeInstanceOf(Date)
    expect(mail).toMatchObject({
      kind: 'account_banned',
      params: { words: 'Sold copies of others three times.', money: 'rights', day: moneyUntil?.toISOString() },
    })
    const read = { reason: 'Sold copies of others three times.', money: 'rights', over: false, appeal: undefined }
    expect(await findOwnBan(link.id, link.key)).toMatchObject(read)
    expect((await banned('pay')).mail?.params).toMatchObject({ money: 'pay', day: '' })
  })

  test('is appealed once, by its own link only, in words', async () => {
    const [{ link, actor }, stranger] = [await banned(), await banned()]
    const wrong = { id: link.id, key: stranger.link.key }
    await expect(findOwnBan(wrong.id, wrong.key)).rejects.toMatchObject({ status: 404 })
    await expect(appealBan(wrong, says)).rejects.toMatchObject({ status: 404 })
    await expect(appealBan(link, 'No!')).rejects.toMatchObject({ code: 'moderation.words_few' })
    await appealBan(link, says)
    await expect(appealBan(link, says)).rejects.toMatchObject({ code: 'moderation.appealed_already' })
    expect((await listBanAppeals(other)).find(({ userId }) => userId === actor.id)).toMatchObject({
      statement: says,
      barred: false,
    })
    await expect(listBanAppeals(actor)).rejects.toMatchObject({ status: 403 })
  })

  test('is heard by another admin than the one who banned, and the database holds that too', async () => {
    const { actor, link } = await banned()
    const yes = { upheld: true, words: 'They were licensed.' }
    await expect(decideBanAppeal(other, link.id, yes)).rejects.toMatchObject({ status: 404 })
    await appealBan(link, says)
    expect((await listBanAppeals(admin)).find(({ userId }) => userId === actor.id)).toMatchObject({ barred: true })
    await expect(decideBanAppeal(admin, link.id, yes)).rejects.toMatchObject({ code: 'moderation.first_decider' })
    const senior = (await createPerson({ roles: ['senior_reviewer'] })).actor
    await expect(decideBanAppeal(senior, link.id, yes)).rejects.toMatchObject({ status: 403 })
    await expect(decideBanAppeal(other, link.id, { ...yes, words: ' ' })).rejects.toMatchObject({ status: 422 })
    const decided = { decidedBy: admin.id, decidedAt: new Date(), outcome: 'upheld' }
    await expect(db.ban.update({ where: { id: link.id }, data: decided })).rejects.toThrow(/ban_second_person/)
    expect(await db.user.findUnique({ where: { id: actor.id } })).toMatchObject({ state: 'banned' })
  })

  test('is over at once when the appeal is right, and stays when it is not; either way the person reads why', async () => {
    const [right, wrong] = [await banned(), await banned()]
    await appealBan(right.link, says)
    await appealBan(wrong.link, says)
    await decideBanAppeal(other, right.link.id, { upheld: true, words: 'They were licensed.' })
    await decideBanAppeal(other, wrong.link.id, { upheld: false, words: 'The contract is of another year.' })
    const again = decideBanAppeal(other, wrong.link.id, { upheld: true, words: 'Or is it?' })
    await expect(again).rejects.toMatchObject({ code: 'moderation.decided_already' })

    const stateOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).state
    expect([await stateOf(right.actor.id), await stateOf(wrong.actor.id)]).toEqual(['active', 'banned'])
    expect((await mailsTo(right.email)).at(-1)).toMatchObject({ kind: 'ban_over', params: { words: 'They were licensed.' } }) // prettier-ignore
    expect((await mailsTo(wrong.email)).at(-1)).toMatchObject({
      kind: 'ban_stands',
      params: { words: 'The contract is of another year.' },
    })
    expect(await findOwnBan(right.link.id, right.link.key)).toMatchObject({ over: true, appeal: { outcome: 'upheld' } })
    const actions = (await findAudit(db, { subject: right.actor.id })).map(({ action }) => action)
    expect(actions.slice(0, 3)).toEqual(['person.restored', 'ban_appeal.upheld', 'ban_appeal.made'])
  })

  test('that was taken back by itself leaves nothing to decide, and its person reads why', async () => {
    const { actor, email, link } = await banned()
    await appealBan(link, says)
    await restorePerson(admin, actor.id, 'It was somebody else.')
    expect((await mailsTo(email)).at(-1)).toMatchObject({
      kind: 'ban_over',
      params: { words: 'It was somebody else.' },
    })
    expect((await listBanAppeals(other)).map(({ userId }) => userId)).not.toContain(actor.id)
    const late = await banned()
    await restorePerson(admin, late.actor.id, 'It was somebody else.')
    await expect(appealBan(late.link, says)).rejects.toMatchObject({ status: 404 })
  })
})
