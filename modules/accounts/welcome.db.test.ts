import { describe, expect, test, vi } from 'vitest'
import { db } from '@/infra/db'
import { createPerson } from '@/testing/people'
import { grantRole } from './grant-role'
import { register } from './register'
import { revokeRole } from './revoke-role'
import { welcome } from './welcome'

// Before the settings are read.
vi.hoisted(() => vi.stubEnv('ADMIN_EMAIL', 'Owner@People.example'))

const rolesOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).roles

describe('ADMIN_EMAIL', () => {
  test('makes its owner an admin at sign-in, and no one else', async () => {
    const owner = await register({ email: 'owner@people.example', locale: 'en' })
    const other = await register({ email: 'other@people.example', locale: 'en' })
    await Promise.all([welcome(owner.id), welcome(owner.id), welcome(other.id)])
    expect(await rolesOf(owner.id)).toEqual(['member', 'admin'])
    expect(await rolesOf(other.id)).toEqual(['member'])
  })

  test('does not overrule an admin who takes the role away', async () => {
    const { actor: admin } = await createPerson({ roles: ['admin'] })
    const owner = await register({ email: 'owner@people.example', locale: 'en' })
    await revokeRole(admin, owner.id, 'admin', 'handed over')
    await welcome(owner.id)
    expect(await rolesOf(owner.id)).toEqual(['member'])
    await grantRole(admin, owner.id, 'admin', 'back again')
    expect(await rolesOf(owner.id)).toEqual(['member', 'admin'])
  })
})
