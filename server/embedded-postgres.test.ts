import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { buffersFor, startEmbeddedPostgres, temporaryHome } from './embedded-postgres'

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return rows
}

test('a second start finds the data of the first; the one that was left running is ended first', async () => {
  const home = temporaryHome()
  const first = await startEmbeddedPostgres(home, { temporary: true })
  await ask(first.url, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('here')")
  // Not stopped: as after kill -9 of the supervisor.
  const second = await startEmbeddedPostgres(home, { temporary: true })
  expect(await ask(second.url, 'SELECT word FROM kept')).toEqual([{ word: 'here' }])
  await second.stop()
  rmSync(home, { recursive: true, force: true })
})

test('data of another major version is left alone, with words on what to do', async () => {
  const home = temporaryHome()
  const cluster = path.join(home, 'postgres')
  mkdirSync(cluster)
  writeFileSync(path.join(cluster, 'PG_VERSION'), '12\n')
  await expect(startEmbeddedPostgres(home)).rejects.toThrow(/holds data of PostgreSQL 12.*pg_dump/s)
  expect(readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8')).toBe('12\n')
  rmSync(home, { recursive: true, force: true })
})

// As root, PostgreSQL runs as another account, which may not enter root's home: the data then lives where that account may go.
test('a data folder that only its owner may enter works, for root too', async () => {
  const home = temporaryHome()
  chmodSync(home, 0o700)
  const database = await startEmbeddedPostgres(home, { temporary: true })
  expect(await ask(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await database.stop()
  const pointer = path.join(home, 'postgres-is-in')
  const place = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : home
  expect(existsSync(path.join(place, 'postgres/PG_VERSION'))).toBe(true)
  rmSync(place, { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
})

test('an eighth of the memory is the database’s: never less than a small one needs, never more than one uses', () => {
  const gigabyte = 2 ** 30
  expect([0.5, 4, 24, 256].map((size) => buffersFor(size * gigabyte))).toEqual([128, 512, 3072, 4096])
})
