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

test('what a job carried is gone a day and an hour after it is done, one that failed four days after; the others stay', async () => {
  const job = defineJob('over', z.object({ name: z.string() }))
  for (const name of ['done', 'done just now', 'failed', 'failed lately', 'waits']) await enqueue(db, job, { name })
  const end = (name: string, state: string, hours: number) => db.$executeRaw`
    UPDATE pgboss.job SET state = ${state}::pgboss.job_state, completed_on = now() - make_interval(hours => ${hours})
    WHERE name = 'over' AND data->>'name' = ${name}`
  await end('done', 'completed', 2)
  await end('done just now', 'completed', 0)
  await end('failed', 'failed', 80)
  await end('failed lately', 'failed', 60)
  await boss.maintain()
  await db.$executeRaw`UPDATE pgboss.archive SET archived_on = now() - interval '25 hours' WHERE name = 'over'`
  await boss.maintain()
  const left = await db.$queryRaw<{ name: string }[]>`
    SELECT data->>'name' AS name FROM pgboss.job WHERE name = 'over'
    UNION ALL SELECT data->>'name' FROM pgboss.archive WHERE name = 'over' ORDER BY 1`
  expect(left.map(({ name }) => name)).toEqual(['done just now', 'failed lately', 'waits'])
})

test('the first jobs of a kind may be sent all at once', async () => {
  const job = defineJob('all-at-once', z.object({ turn: z.number() }))
  await Promise.all(Array.from({ length: 20 }, (_, turn) => enqueue(db, job, { turn })))
  const [count] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'all-at-once'`
  expect(count?.count).toBe(20)
})
