import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { db, inTransaction } from './db'
import { defineJob, enqueue, onJob, startQueue } from './jobs'
import { recordAudit } from './audit'
import { visitor } from '@/core/actor'
import { asOwner } from '@/testing/owner'

function withResolvers() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}

const greet = defineJob('test-greet', z.object({ name: z.string() }))
const boss = await startQueue()
afterAll(() => boss.stop({ graceful: false, wait: true }))

test('a job sent in a transaction that rolls back never runs; one that commits runs once', async () => {
  const heard: string[] = []
  const done = withResolvers()
  await onJob(boss, greet, async ({ name }) => {
    heard.push(name)
    done.resolve()
  })

  await expect(
    inTransaction(async (tx) => {
      await enqueue(tx, greet, { name: 'rolled back' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await inTransaction((tx) => enqueue(tx, greet, { name: 'kept' }))
  await done.promise
  expect(heard).toEqual(['kept'])
})

test('the audit log takes entries and gives none back to change', async () => {
  await recordAudit(db, visitor, 'test.happened', 'subject', { reason: 'because' })
  const change = { data: { reason: 'other' } }
  await expect(asOwner((tx) => tx.auditEntry.updateMany(change))).rejects.toThrow(/insert-only/)
  await expect(asOwner((tx) => tx.auditEntry.deleteMany())).rejects.toThrow(/insert-only/)
})

test('the first jobs of a kind may be sent all at once', async () => {
  const job = defineJob('all-at-once', z.object({ turn: z.number() }))
  await Promise.all(Array.from({ length: 20 }, (_, turn) => enqueue(db, job, { turn })))
  const [count] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'all-at-once'`
  expect(count?.count).toBe(20)
})
