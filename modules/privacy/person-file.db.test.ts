import { expect, test } from 'vitest'
import type { Role } from '@/core/actor'
import { db } from '@/infra/db'
import { rememberDevice } from '@/infra/session-store'
import { buy } from '@/testing/orders'
import { createPackOnSale } from '@/testing/packs'
import { createPerson } from '@/testing/people'
import { findPersonFile, openPersonFile } from './person-file'

const staff = async (role: Role) => (await createPerson({ roles: [role] })).actor
const why = { purpose: 'support', note: 'asks where the order is' }

test('what is kept about a person is shown to who said what for, for half an hour, and to nobody else', async () => {
  const buyer = await createPerson()
  const { packId } = await createPackOnSale({ title: 'Owl Post', pricing: 'fixed', minor: 299n })
  await buy(buyer.actor, packId)
  const [finance, colleague] = [await staff('finance'), await staff('finance')]
  const { handle } = buyer.actor

  expect(await findPersonFile(finance, handle)).toEqual({ person: expect.objectContaining({ handle }) as unknown })
  await openPersonFile(finance, handle, why)
  const { open } = await findPersonFile(finance, `@${handle}`)
  expect(open).toMatchObject({ purpose: 'support', email: buyer.email, account: null })
  expect(open?.orders?.map((order) => order.lines.map((line) => line.title))).toEqual([['Owl Post']])

  expect((await findPersonFile(colleague, handle)).open).toBeUndefined()
  const later = { now: () => new Date(Date.now() + 31 * 60_000) }
  expect((await findPersonFile(finance, handle, later)).open).toBeUndefined()
  expect(await db.auditEntry.findFirst({ where: { subject: buyer.actor.id } })).toMatchObject({
    actor: finance.id,
    action: 'person.file_opened',
    reason: 'support: asks where the order is',
  })
  await expect(db.personLook.deleteMany({ where: { personId: buyer.actor.id } })).rejects.toThrow()
})

test('a senior reviewer sees an address and no money; reviewers and members nothing at all', async () => {
  const { actor: person, email } = await createPerson()
  const { actor: other } = await createPerson()
  for (const { id } of [person, other]) await rememberDevice(id, `browser of ${person.id}`)
  const senior = await staff('senior_reviewer')
  await openPersonFile(senior, person.handle, { purpose: 'abuse', note: 'threats in three reports' })
  const { open } = await findPersonFile(senior, person.handle)
  const sameBrowser = [{ id: other.id, handle: other.handle, displayName: other.handle, state: 'active' }]
  expect(open).toEqual({ purpose: 'abuse', email, sameBrowser, until: expect.any(Date) as unknown })
  for (const actor of [await staff('reviewer'), person]) {
    await expect(findPersonFile(actor, person.handle)).rejects.toMatchObject({ status: 403 })
    await expect(openPersonFile(actor, person.handle, why)).rejects.toMatchObject({ status: 403 })
  }
})

test('no purpose of the list, or no words: nothing is opened and nothing written down', async () => {
  const { actor: person } = await createPerson()
  const admin = await staff('admin')
  for (const [wrong, code] of [
    [{ ...why, purpose: 'curious' }, 'privacy.look_purpose'],
    [{ ...why, note: ' \u200b ' }, 'privacy.look_note'],
  ] as const)
    await expect(openPersonFile(admin, person.handle, wrong)).rejects.toMatchObject({ code })
  await expect(openPersonFile(admin, 'nobody_here', why)).rejects.toMatchObject({ status: 404 })
  expect((await findPersonFile(admin, person.handle)).open).toBeUndefined()
  expect(await db.personLook.count({ where: { personId: person.id } })).toBe(0)
})
