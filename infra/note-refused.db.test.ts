import { expect, test } from 'vitest'
import { requireRole, type Role } from '@/core/actor'
import { Refusal } from '@/core/refusal'
import { createPerson } from '@/testing/people'
import { findAudit } from './audit'
import { db } from './db'
import { noteRefused } from './note-refused'
import { withRequest } from './request-context'

test('whoever sends a form that is only for the shop’s own people stands in the audit log, three times an hour', async () => {
  const { actor } = await createPerson({ roles: ['artist'] })
  const send = async (...roles: Role[]) => {
    try {
      requireRole(actor, ...roles)
    } catch (error) {
      await withRequest({ requestId: 'req_test', address: '203.0.113.5', path: '/desk/bank?x=1' }, () =>
        noteRefused(actor, error as Refusal),
      )
    }
  }
  for (let time = 0; time < 5; time += 1) await send('finance', 'admin')
  const entries = await findAudit(db, { actor: actor.id })
  expect(entries).toHaveLength(3)
  expect(entries[0]).toMatchObject({
    action: 'role.refused',
    subject: actor.id,
    reason: 'Needs one of: finance, admin. /desk/bank',
    requestId: 'req_test',
  })
})

test('what is only for artists is written down of nobody', async () => {
  const { actor } = await createPerson()
  const refusal = new Refusal('session.role_required', 403, 'Needs one of: artist.', { roles: 'artist' })
  await noteRefused(actor, refusal)
  expect(await findAudit(db, { actor: actor.id })).toEqual([])
})
