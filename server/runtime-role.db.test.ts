import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answerPages, closeDb, type Db, db, inTransaction, isBusy, readLong } from '@/infra/db'
import { closeQueue, defineJob, readyQueue } from '@/infra/jobs'
import { asOwner } from '@/testing/owner'

const DENIED = /permission denied|must be owner/

test('the shop runs under a role of its own, for every connection of the pool', async () => {
  const roles = await Promise.all(
    Array.from({ length: 5 }, () =>
      inTransaction((tx) => tx.$queryRaw<{ role: string }[]>`SELECT current_user::text AS role`),
    ),
  )
  expect(new Set(roles.map(([row]) => row?.role))).toEqual(new Set(['mulsaq_app']))
})

test('no query runs without an end, nor waits for a lock or sits in a transaction for long', async () => {
  const bounds = await db.$queryRaw<{ name: string; setting: string }[]>`
    SELECT name, setting FROM pg_settings
    WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')`
  expect(bounds).toHaveLength(3)
  for (const { name, setting } of bounds)
    expect([name, Number(setting) > 0 && Number(setting) <= 15_000]).toEqual([name, true])
})

describe('a process that answers pages', () => {
  beforeAll(async () => {
    await closeDb()
    await closeQueue()
    answerPages()
  })
  afterAll(async () => {
    await closeDb()
    await closeQueue()
    answerPages(false)
  })
  const bound = (tx: Db) =>
    tx.$queryRaw<{ name: string; setting: string }[]>`
      SELECT name, setting FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout') ORDER BY name DESC`

  test('ends a statement after two seconds and a wait for a lock after one, and says “busy”', async () => {
    expect((await bound(db)).map(({ setting }) => setting)).toEqual(['2000', '1000'])
    const endless = await db.$queryRaw`SELECT pg_sleep(60)::text`.catch((error: unknown) => error)
    expect([isBusy(endless), String(endless)]).toEqual([true, expect.stringContaining('statement timeout')])
    await inTransaction(async (holder) => {
      await holder.$executeRaw`SELECT pg_advisory_xact_lock(99)`
      const waiting = db.$queryRaw`SELECT pg_advisory_lock(99)::text`
      await expect(waiting).rejects.toThrow(/lock timeout/)
    })
  })

  test('takes longer for what adds up whole books, and only for that', async () => {
    expect((await readLong(bound)).map(({ setting }) => setting)).toEqual(['10000', '1000'])
    expect((await bound(db)).map(({ setting }) => setting)).toEqual(['2000', '1000'])
  })

  test('waits for no lock of the queue without an end', async () => {
    const job = defineJob(`made-while-locked-${Date.now()}`, z.object({}))
    await asOwner(async (tx) => {
      await tx.$executeRaw`LOCK TABLE pgboss.queue IN ACCESS EXCLUSIVE MODE`
      await expect(readyQueue(job)).rejects.toThrow(/lock timeout/)
    })
    await readyQueue(job)
  })
})

test.each([
  'CREATE TABLE anything (id int)',
  'ALTER TABLE "Order" DISABLE TRIGGER USER',
  'DROP TABLE "Posting"',
  'TRUNCATE "Order" CASCADE',
  'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS $$ SELECT NULL $$',
  'SET session_replication_role = replica',
  'UPDATE "Posting" SET "amountMinor" = 0',
  'DELETE FROM "JournalEntry"',
  'UPDATE "AuditEntry" SET reason = NULL',
  'DELETE FROM "AuditEntry"',
  'UPDATE "PublishedVersion" SET title = title',
  'SELECT FROM "_prisma_migrations"',
])('which may not: %s', async (statement) => {
  await expect(db.$executeRawUnsafe(statement)).rejects.toThrow(DENIED)
})

test('every table that refuses changes by a trigger is also out of reach of the role', async () => {
  const reachable = await asOwner(
    (tx) => tx.$queryRaw<{ table: string }[]>`
      SELECT DISTINCT tgrelid::regclass::text AS table FROM pg_trigger
      WHERE tgname LIKE '%_insert_only'
        AND (has_table_privilege('mulsaq_app', tgrelid, 'UPDATE') OR has_table_privilege('mulsaq_app', tgrelid, 'DELETE'))`,
  )
  expect(reachable).toEqual([])
})
