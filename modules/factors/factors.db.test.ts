import { beforeAll, describe, expect, test } from 'vitest'
import { type Actor, requireFresh, requireRole, type UserActor } from '@/core/actor'
import { db } from '@/infra/db'
import { findSession } from '@/infra/session-store'
import { banPerson } from '@/modules/accounts/ban-person'
import { listStaff } from '@/modules/accounts/find-person'
import { appCode } from '@/testing/authenticator'
import { createPerson } from '@/testing/people'
import { findFactors } from './find-factors'
import { removeFactor, renewCodes } from './remove-factor'
import { resetFactors } from './reset-factors'
import { confirmApp, startApp } from './set-up-app'
import { showCode } from './show-code'
import { codeAt, stepAt, writeSecret } from './totp'

/** Somebody signed in by mail alone, as a real sign-in leaves them. */
async function byMail(roles: Parameters<typeof createPerson>[0] = {}) {
  const person = await createPerson(roles)
  await db.session.updateMany({ where: { userId: person.actor.id }, data: { factorAt: null } })
  /** As in a browser: each time it shows one it goes by another token. */
  const show = async (who: Actor, code: string) => goBy(await showCode(who, code))
  const goBy = (token: string) => {
    person.token = token
  }
  return { ...person, show, goBy, read: () => findSession(person.token) }
}

/** With an authenticator app, set up as its owner does it. `codeIn` is what the app shows so many steps from now. */
async function withApp(roles: Parameters<typeof createPerson>[0] = {}) {
  const person = await byMail(roles)
  const before = (await person.read()) as UserActor
  await startApp(before)
  const { pending } = await findFactors(before)
  const codeIn = (steps: number) => appCode(pending?.secret ?? '', steps)
  const { codes, token } = await confirmApp(before, codeIn(-1))
  person.goBy(token)
  return { ...person, token, codes, codeIn }
}

test('codes are those of the standard (RFC 6238, appendix B)', () => {
  const secret = Buffer.from('12345678901234567890')
  const at = (seconds: number) => codeAt(secret, stepAt(new Date(seconds * 1_000)))
  expect([59, 1_111_111_109, 1_234_567_890, 20_000_000_000].map(at)).toEqual(['287082', '081804', '005924', '353130'])
  expect(writeSecret(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})

describe('the shop’s own people', () => {
  test('have no role in force before a second factor, whatever they open, and all of them after it', async () => {
    const person = await byMail({ roles: ['finance', 'admin', 'artist'] })
    const before = await person.read()
    expect(before).toMatchObject({ roles: ['member', 'artist'], withheld: ['finance', 'admin'] })
    await expect(listStaff(before)).rejects.toMatchObject({ code: 'session.second_factor_required', status: 403 })
    await startApp(before)
    const { pending } = await findFactors(before)
    const { token } = await confirmApp(before, appCode(pending?.secret ?? ''))
    const after = await findSession(token)
    expect(after).toMatchObject({ roles: ['member', 'artist', 'finance', 'admin'], withheld: [] })
    expect(await listStaff(after)).toContainEqual(expect.objectContaining({ id: person.actor.id }))
  })

  test('show it again after a working day', async () => {
    const { token, actor } = await withApp({ roles: ['finance'] })
    const tomorrow = new Date(Date.now() + 13 * 3_600_000)
    expect(await findSession(token, tomorrow)).toMatchObject({ roles: ['member'], withheld: ['finance'] })
    expect(await findSession(token)).toMatchObject({ id: actor.id, roles: ['member', 'finance'] })
  })

  test('decide about money and people only just after showing it', async () => {
    const { actor } = await createPerson({ roles: ['admin'] })
    const victim = await createPerson()
    const stale = { ...actor, secondFactorAt: new Date(Date.now() - 16 * 60_000) }
    await expect(banPerson(stale, victim.actor.id, 'sold copies')).rejects.toMatchObject({ code: 'session.step_up' })
    expect(await findSession(victim.token)).toMatchObject({ kind: 'user' })
    await banPerson({ ...actor, secondFactorAt: new Date() }, victim.actor.id, 'sold copies')
    expect(() => requireFresh(stale)).toThrow(expect.objectContaining({ status: 403 }))
    expect(requireRole(stale, 'admin')).toBe(stale)
  })
})

describe('an account with an app', () => {
  let person: Awaited<ReturnType<typeof withApp>>
  beforeAll(async () => {
    person = await withApp()
  })
  const halfway = async () => {
    await db.session.updateMany({ where: { userId: person.actor.id }, data: { factorAt: null } })
    return person.read()
  }

  test('is nobody’s after the mail’s link alone, and its owner’s after a code', async () => {
    const half = await halfway()
    expect(half).toMatchObject({ kind: 'visitor', half: { userId: person.actor.id } })
    await person.show(half, person.codeIn(0))
    expect(await person.read()).toMatchObject({ kind: 'user', id: person.actor.id, hasFactor: true })
  })

  test('goes by another token once a factor is shown; the one before is nobody’s, also half', async () => {
    const stepping = await withApp()
    const planted = stepping.token
    await db.session.updateMany({ where: { userId: stepping.actor.id }, data: { factorAt: null } })
    const half = await stepping.read()
    await expect(showCode(half, '000000')).rejects.toMatchObject({ code: 'factors.wrong_code' })
    expect(await findSession(planted)).toEqual(half)
    await stepping.show(half, stepping.codeIn(0))
    expect(await findSession(planted)).toEqual({ kind: 'visitor' })
    expect(await stepping.read()).toMatchObject({ kind: 'user', sessionId: stepping.actor.sessionId })
    expect(await db.session.count({ where: { userId: stepping.actor.id } })).toBe(1)
  })

  test('takes no code twice, also not at the same moment, nor one older than a code it took', async () => {
    const half = await halfway()
    const code = person.codeIn(1)
    const tries = await Promise.allSettled([person.show(half, code), person.show(half, code), person.show(half, code)])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(showCode(half, person.codeIn(0))).rejects.toMatchObject({ code: 'factors.wrong_code' })
  })

  test('takes a recovery code once, however it is typed', async () => {
    const half = await halfway()
    expect(person.codes).toHaveLength(10)
    const typed = ` ${person.codes[0]?.toUpperCase().replace('-', ' ')} `
    await person.show(half, typed)
    await expect(showCode(half, typed)).rejects.toMatchObject({ code: 'factors.wrong_code' })
    const rows = await db.recoveryCode.findMany({ where: { userId: person.actor.id } })
    expect(rows).toHaveLength(9)
    expect(JSON.stringify(rows)).not.toContain(person.codes[1]?.replace('-', ''))
  })

  test('keeps its secret and codes so that a copy of the tables opens nothing', async () => {
    const row = await db.authenticator.findUniqueOrThrow({ where: { userId: person.actor.id } })
    const other = await withApp()
    await db.authenticator.update({ where: { userId: other.actor.id }, data: { sealed: row.sealed } })
    await db.session.updateMany({ where: { userId: other.actor.id }, data: { factorAt: null } })
    await expect(showCode(await other.read(), person.codeIn(0))).rejects.toThrow(/authenticate data/)
  })

  test('is not taken by guessing: after ten tries even the right code waits', async () => {
    const guessed = await withApp()
    await db.session.updateMany({ where: { userId: guessed.actor.id }, data: { factorAt: null } })
    const half = await guessed.read()
    const guesses: unknown[] = []
    for (let n = 0; n < 11; n += 1)
      guesses.push(await showCode(half, '000000').catch((error: unknown) => (error as { code: string }).code))
    expect(guesses.at(-1)).toBe('rate_limit.exceeded')
    await expect(showCode(half, guessed.codeIn(1))).rejects.toMatchObject({ status: 429 })
  })
})

test('what changes them asks for one first; without the last nothing is asked for any more, and the owner gets a mail', async () => {
  const person = await withApp()
  const now = (await person.read()) as UserActor
  const stale = { ...now, secondFactorAt: new Date(Date.now() - 16 * 60_000) }
  for (const change of [removeFactor(stale, 'app'), renewCodes(stale), startApp(stale)])
    await expect(change).rejects.toMatchObject({ code: 'session.step_up' })
  expect(await renewCodes(now)).not.toContain(person.codes[0])
  await removeFactor(now, 'app')
  expect(await person.read()).toMatchObject({ kind: 'user', hasFactor: false })
  expect(await findFactors(now)).toMatchObject({ app: undefined, codesLeft: 0 })
  const mails = await db.$queryRaw`
    SELECT data->>'kind' AS kind, data->'params'->>'change' AS change FROM pgboss.job
    WHERE data->>'to' = ${person.email} ORDER BY created_on`
  expect(mails).toEqual([
    { kind: 'factor_changed', change: 'added' },
    { kind: 'factor_changed', change: 'removed' },
  ])
})

test('an admin takes them from who lost all, for a reason, and not from himself', async () => {
  const person = await withApp()
  const { actor: admin } = await createPerson({ roles: ['admin'] })
  const { actor: finance } = await createPerson({ roles: ['finance'] })
  await expect(resetFactors(finance, person.actor.id, 'asked at the door')).rejects.toMatchObject({ status: 403 })
  await expect(resetFactors(admin, admin.id, 'asked at the door')).rejects.toMatchObject({ status: 404 })
  await resetFactors(admin, person.actor.id, 'asked at the door')
  expect(await person.read()).toEqual({ kind: 'visitor' })
  expect(await db.auditEntry.findFirst({ where: { subject: person.actor.id } })).toMatchObject({
    action: 'person.factors_reset',
    reason: 'asked at the door',
  })
})

test('an app somebody began to set up is seen and confirmed by whoever could begin, within a quarter of an hour', async () => {
  const person = await byMail({ roles: ['finance'] })
  const before = (await person.read()) as UserActor
  await startApp(before)
  const { pending } = await findFactors(before)
  const code = appCode(pending?.secret ?? '')
  const later = { now: () => new Date(Date.now() + 16 * 60_000) }
  expect((await findFactors(before, later)).pending).toBeUndefined()
  await expect(confirmApp(before, code, later)).rejects.toMatchObject({ code: 'factors.nothing_pending' })
  // A passkey came instead; then somebody gets at a session in which it was shown yesterday.
  const stale = { ...before, hasFactor: true, secondFactorAt: new Date(Date.now() - 86_400_000) }
  expect((await findFactors(stale)).pending).toBeUndefined()
  await expect(confirmApp(stale, code)).rejects.toMatchObject({ code: 'session.step_up' })
  expect(await person.read()).toMatchObject({ roles: ['member'], withheld: ['finance'] })
})

test('adding a factor gives the session another token: the one before is nobody’s', async () => {
  const person = await byMail()
  const planted = person.token
  const now = await person.read()
  await startApp(now)
  const { pending } = await findFactors(now)
  const { token } = await confirmApp(now, appCode(pending?.secret ?? ''))
  expect(await findSession(planted)).toEqual({ kind: 'visitor' })
  expect(await findSession(token)).toMatchObject({ kind: 'user', id: person.actor.id, hasFactor: true })
})

test('an app whose secret was only shown counts for nothing', async () => {
  const person = await byMail()
  const actor = await person.read()
  await startApp(actor)
  await expect(confirmApp(actor, '123')).rejects.toMatchObject({ code: 'factors.wrong_code' })
  expect(await person.read()).toMatchObject({ kind: 'user', hasFactor: false })
})
