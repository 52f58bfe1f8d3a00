import { expect, test } from 'vitest'
import { db, inTransaction } from '@/infra/db'
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
