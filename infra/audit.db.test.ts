import { expect, test } from 'vitest'
import { system } from '@/core/actor'
import { findAudit, findSeal, listActions, recordAudit, verifyAudit } from './audit'
import { db, inTransaction, type Tx } from './db'
import { asOwner } from '@/testing/owner'

const job = system('audit-test')

test('entries written at the same time stand in one unbroken chain', async () => {
  await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      inTransaction((tx) => recordAudit(tx, job, 'test.written', `at-once-${index}`, { after: { index } })),
    ),
  )
  expect(await verifyAudit(db)).toMatchObject({ entries: 8, broken: [] })
})

test('a row changed in SQL is named by the verifier, and so is the place where one was taken out', async () => {
  for (const subject of ['a', 'b', 'c', 'd']) await recordAudit(db, job, 'test.chained', subject, { reason: 'because' })
  const [d, c, b] = await findAudit(db, { action: 'test.chained' })
  await tamper((tx) => tx.$executeRaw`UPDATE "AuditEntry" SET reason = 'nothing happened' WHERE id = ${b?.id}`)
  expect((await verifyAudit(db)).broken).toEqual([b?.number])

  await tamper((tx) => tx.$executeRaw`UPDATE "AuditEntry" SET reason = 'because' WHERE id = ${b?.id}`)
  await tamper((tx) => tx.$executeRaw`DELETE FROM "AuditEntry" WHERE id = ${c?.id}`)
  expect((await verifyAudit(db)).broken).toEqual([d?.number])

  // Cut off at its end, what is left fits; the seal kept elsewhere is what tells.
  expect(await findSeal(db, d?.seal ?? '')).toBe(d?.number)
  await tamper((tx) => tx.$executeRaw`DELETE FROM "AuditEntry" WHERE id = ${d?.id}`)
  expect((await verifyAudit(db)).broken).toEqual([])
  expect(await findSeal(db, d?.seal ?? '')).toBeUndefined()
})

test('the log is read newest first, by what was done, by whom and to what, a page at a time', async () => {
  for (const subject of ['one', 'two', 'three']) await recordAudit(db, system('reader'), 'noun.verb', subject)
  const [newest, second] = await findAudit(db, { actor: 'system:reader' }, { take: 2 })
  expect([newest?.subject, second?.subject]).toEqual(['three', 'two'])
  const rest = await findAudit(db, { action: 'noun.' }, { before: second?.number })
  expect(rest.map((entry) => entry.subject)).toEqual(['one'])
  expect(await findAudit(db, { subject: 'two', actor: 'visitor' })).toEqual([])
})

test('every action ever recorded is named once', async () => {
  await recordAudit(db, job, 'zebra.fed', 'z')
  await recordAudit(db, job, 'aardvark.fed', 'a')
  await recordAudit(db, job, 'zebra.fed', 'z')
  const actions = await listActions(db)
  expect(actions[0]).toBe('aardvark.fed')
  expect(actions.filter((action) => action === 'zebra.fed')).toHaveLength(1)
})

/** As whoever owns the database can, and the shop itself cannot. */
function tamper(change: (tx: Tx) => Promise<unknown>): Promise<void> {
  return asOwner(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await change(tx)
  })
}
