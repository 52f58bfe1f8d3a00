import { describe, expect, test } from 'vitest'
import { requireRole, visitor } from '@/core/actor'
import { findAudit } from '@/infra/audit'
import { db } from '@/infra/db'
import { findSession } from '@/infra/session-store'
import { createPerson } from '@/testing/people'
import { AGREEMENT_VERSION } from './agreement'
import { banPerson } from './ban-person'
import { editProfile } from './edit-profile'
import { findAccount } from './find-account'
import { findContact } from './find-contact'
import { findPerson } from './find-person'
import { findProfileByHandle, findProfiles } from './find-profiles'
import { grantRole } from './grant-role'
import { listSessions } from './list-sessions'
import { openStudio } from './open-studio'
import { register } from './register'
import { restorePerson } from './restore-person'
import { revokeOtherSessions } from './revoke-other-sessions'
import { revokeRole } from './revoke-role'
import { revokeSession } from './revoke-session'

const { actor: admin } = await createPerson({ roles: ['admin'] })

/** One more browser that this person is signed in with. */
async function secondSession(userId: string): Promise<{ id: string; token: string }> {
  const other = await createPerson()
  await db.session.updateMany({ where: { userId: other.actor.id }, data: { userId } })
  return { id: other.actor.sessionId, token: other.token }
}

describe('sessions', () => {
  test('are listed to their owner, this one first, with no token among them', async () => {
    const { actor, token } = await createPerson()
    const other = await secondSession(actor.id)
    const sessions = await listSessions(actor)
    expect(sessions.map(({ id, current }) => [id, current])).toEqual([
      [actor.sessionId, true],
      [other.id, false],
    ])
    expect(JSON.stringify(sessions)).not.toContain(token)
  })

  test('one that is revoked is dead at its next request', async () => {
    const { actor, token } = await createPerson()
    const other = await secondSession(actor.id)
    await revokeSession(actor, other.id)
    expect(await findSession(other.token)).toEqual(visitor)
    expect(await findSession(token)).toMatchObject({ id: actor.id })
    await expect(revokeSession(actor, other.id)).rejects.toMatchObject({ code: 'account.no_such_session' })
  })

  test('nobody revokes another person’s', async () => {
    const [mina, jo] = [await createPerson(), await createPerson()]
    await expect(revokeSession(mina.actor, jo.actor.sessionId)).rejects.toMatchObject({ status: 404 })
    await expect(revokeOtherSessions(visitor)).rejects.toMatchObject({ status: 401 })
    expect(await findSession(jo.token)).toMatchObject({ id: jo.actor.id })
  })

  test('all others end at once', async () => {
    const { actor, token } = await createPerson()
    const others = [await secondSession(actor.id), await secondSession(actor.id)]
    expect(await revokeOtherSessions(actor)).toBe(2)
    for (const other of others) expect(await findSession(other.token)).toEqual(visitor)
    expect(await findSession(token)).toMatchObject({ id: actor.id })
  })

  test('one that has run out is nobody’s', async () => {
    const { actor, token } = await createPerson()
    await db.session.updateMany({ where: { userId: actor.id }, data: { expiresAt: new Date() } })
    expect(await findSession(token)).toEqual(visitor)
  })

  test('say when they were last seen, to within five minutes', async () => {
    const { actor, token } = await createPerson()
    const seen = async () => (await db.session.findUniqueOrThrow({ where: { id: actor.sessionId } })).lastSeenAt
    const [made, soon, later] = [await seen(), new Date(Date.now() + 60_000), new Date(Date.now() + 360_000)]
    await findSession(token, soon)
    expect(await seen()).toEqual(made)
    await findSession(token, later)
    expect(await seen()).toEqual(later)
  })
})

describe('roles', () => {
  test('count at the next request, given or taken, and each change says why', async () => {
    const { actor, token } = await createPerson()
    await grantRole(admin, actor.id, 'reviewer', 'knows the rules')
    expect(await findSession(token)).toMatchObject({ roles: ['member', 'reviewer'] })
    await revokeRole(admin, actor.id, 'reviewer', 'left the team')
    expect(await findSession(token)).toMatchObject({ roles: ['member'] })
    const person = await findPerson(admin, `@${actor.handle}`)
    expect(person?.history.map(({ action, reason, by }) => [action, reason, by])).toEqual([
      ['role.revoked', 'left the team', admin.handle],
      ['role.granted', 'knows the rules', admin.handle],
    ])
  })

  test('are nobody’s to give but an admin’s', async () => {
    const reviewer = await createPerson({ roles: ['reviewer', 'senior_reviewer', 'finance', 'artist'] })
    const { actor } = await createPerson()
    for (const asked of [
      grantRole(reviewer.actor, reviewer.actor.id, 'admin', 'because I can'),
      revokeRole(reviewer.actor, admin.id, 'admin', 'because I can'),
      banPerson(reviewer.actor, actor.id, 'because I can'),
      restorePerson(reviewer.actor, actor.id, 'because I can'),
      findPerson(reviewer.actor, actor.handle),
    ])
      await expect(asked).rejects.toMatchObject({ status: 403 })
    await expect(grantRole(visitor, actor.id, 'admin', 'please')).rejects.toMatchObject({ status: 401 })
  })

  test('need a reason, a change and a person', async () => {
    const { actor } = await createPerson()
    await expect(grantRole(admin, actor.id, 'finance', ' \u200b ')).rejects.toMatchObject({
      code: 'people.reason_needed',
    })
    await expect(revokeRole(admin, actor.id, 'finance', 'enough')).rejects.toMatchObject({
      code: 'people.role_unchanged',
    })
    await expect(grantRole(admin, 'usr_nobody', 'finance', 'enough')).rejects.toMatchObject({ status: 404 })
    await expect(revokeRole(admin, actor.id, 'member', 'enough')).rejects.toMatchObject({
      code: 'people.not_this_role',
    })
  })

  test('the shop keeps one admin, also when two take the role from each other at once', async () => {
    const { actor: second } = await createPerson({ roles: ['admin'] })
    const outcomes = await Promise.allSettled([
      revokeRole(admin, second.id, 'admin', 'mutiny'),
      revokeRole(second, admin.id, 'admin', 'mutiny'),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [left] = await db.user.findMany({ where: { roles: { has: 'admin' } } })
    await expect(revokeRole(admin, left?.id ?? '', 'admin', 'the last')).rejects.toMatchObject({
      code: 'people.last_admin',
    })
    await db.user.update({ where: { id: admin.id }, data: { roles: ['member', 'admin'] } })
    await db.user.update({ where: { id: second.id }, data: { roles: ['member'] } })
  })

  test('admin implies no other role', () =>
    expect(() => requireRole(admin, 'finance')).toThrow(expect.objectContaining({ code: 'session.role_required' })))
})

describe('a ban', () => {
  test('ends every session at once and is undone whole', async () => {
    const { actor, token } = await createPerson()
    await banPerson(admin, actor.id, 'sold copies')
    expect(await findSession(token)).toEqual(visitor)
    expect(await findProfileByHandle(actor.handle)).toBeUndefined()
    expect((await findProfiles([actor.id])).get(actor.id)?.handle).toBe(actor.handle)
    await restorePerson(admin, actor.id, 'it was a mistake')
    expect(await findProfileByHandle(actor.handle)).toMatchObject({ id: actor.id })
    expect(await findSession(token)).toEqual(visitor)
  })

  test('is nobody’s own', async () => {
    await expect(banPerson(admin, admin.id, 'tired')).rejects.toMatchObject({ code: 'people.not_yourself' })
  })
})

describe('a studio', () => {
  test('opens once, with the agreement that is in force, and keeps which one', async () => {
    const { actor, token } = await createPerson()
    await expect(openStudio(actor, '2020-01-01')).rejects.toMatchObject({ code: 'account.old_agreement' })
    await openStudio(actor, AGREEMENT_VERSION)
    await openStudio(actor, AGREEMENT_VERSION)
    expect(await findSession(token)).toMatchObject({ roles: ['member', 'artist'] })
    const kept = await findAudit(db, { subject: actor.id })
    expect(kept.map(({ action, after }) => [action, after])).toEqual([
      ['studio.opened', { agreement: AGREEMENT_VERSION }],
    ])
  })
})

describe('a profile', () => {
  const form = { displayName: 'Mina', handle: 'mina_1', bio: '', links: '', locale: 'ar' } as const

  test('is changed by its owner', async () => {
    const { actor } = await createPerson()
    await editProfile(actor, { ...form, handle: '@Mina_Haddad', links: 'mina.example', country: 'FR' })
    expect(await findAccount(actor)).toMatchObject({
      handle: 'mina_haddad',
      displayName: 'Mina',
      links: ['https://mina.example/'],
      locale: 'ar',
      country: 'FR',
    })
    expect(await findContact(db, actor.id)).toMatchObject({ locale: 'ar' })
  })

  test('has a handle nobody else has, also when two want it at once', async () => {
    const [mina, jo] = [await createPerson(), await createPerson()]
    const outcomes = await Promise.allSettled(
      [mina, jo].map(({ actor }) => editProfile(actor, { ...form, handle: 'frog_weather' })),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'account.handle_taken', params: { handle: 'frog_weather' } },
    })
  })
})

describe('registering', () => {
  test('twice at the same moment makes one account', async () => {
    const made = await Promise.all(
      Array.from({ length: 5 }, () => register({ email: 'Twin@people.example', locale: 'en' })),
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  })

  test('takes a provider’s name, but no borrowed authority and nothing hidden', async () => {
    const nameOf = async (name: string, email: string) => {
      const { id } = await register({ email, name, locale: 'en' })
      return db.user.findUniqueOrThrow({ where: { id } })
    }
    expect((await nameOf('Mina\u202e Haddad', 'n1@people.example')).displayName).toBe('Mina Haddad')
    const borrowed = await nameOf('Mulsaq Support', 'n2@people.example')
    expect(borrowed.displayName).toBe(borrowed.handle)
    expect(borrowed.handle).not.toContain('n2')
  })
})
