import { describe, expect, test } from 'vitest'
import { createPerson } from '@/testing/people'
import { whyNot } from './auth-call'
import { isVerified } from './auth-providers'
import { db } from './db'

describe('who may come in through a provider', () => {
  test('somebody new, with an address the provider verified', async () => {
    expect(await whyNot({ email: 'New@people.example' }, { isVerified: true })).toBeUndefined()
    expect(await whyNot({ email: 'new@people.example' }, { isVerified: false })).toBe('unverified')
    expect(await whyNot({ email: null }, { isVerified: true })).toBe('unverified')
    expect(await whyNot({ email: 'a@b.example,c@d.example' }, { isVerified: true })).toBe('unverified')
  })

  test('nobody takes over an account by naming its address unproven', async () => {
    const { email } = await createPerson()
    expect(await whyNot({ email }, { isVerified: false })).toBe('unverified')
    expect(await whyNot({ email }, { isVerified: true })).toBeUndefined()
  })

  test('a banned account stays shut, by mail, by address and by linked account', async () => {
    const { email, actor } = await createPerson()
    await db.user.update({ where: { id: actor.id }, data: { state: 'banned' } })
    const found = await db.user.findUniqueOrThrow({ where: { id: actor.id } })
    expect(await whyNot(found)).toBe('closed')
    expect(await whyNot(found, { isVerified: true })).toBe('closed')
    expect(await whyNot({ email }, { isVerified: true })).toBe('closed')
  })

  test.each([
    ['Google', { email_verified: true }, true],
    ['Google', { email_verified: false }, false],
    ['Apple', { email_verified: 'true' }, true],
    ['Apple', { email_verified: 'false' }, false],
    ['Discord', { verified: true }, true],
    ['Discord', { verified: false }, false],
    ['anyone silent', {}, false],
    ['anyone silent', undefined, false],
    ['anyone odd', { email_verified: 1 }, false],
  ])('%s saying %j: verified is %s', (_, profile, verified) => expect(isVerified(profile)).toBe(verified))
})
