import type { PersonalTable, Person } from '@/core/personal-data'
import type { Db } from '@/infra/db'

/** The few calls every table of the client has. What they are given comes from declarations in our own code. */
interface Table {
  findMany(query: { where: object; select: object; take: number }): Promise<Record<string, unknown>[]>
  deleteMany(query: { where: object }): Promise<{ count: number }>
}

function tableOf(db: Db, name: string): Table {
  const table = (db as unknown as Record<string, Table | undefined>)[name]
  if (!table) throw new Error(`there is no table ${name}`)
  return table
}

/** More rows than anybody has by hand; more than that is said, not cut off in silence. */
const MOST = 100_000

export async function findRows(db: Db, { table, where, given }: PersonalTable, person: Person) {
  const select = Object.fromEntries(given.map((column) => [column, true]))
  const rows = await tableOf(db, table).findMany({ where: where(person), select, take: MOST + 1 })
  if (rows.length > MOST) throw new Error(`${table} holds more than ${MOST} rows of one person`)
  return rows
}

export async function deleteRows(db: Db, table: string, where: object): Promise<number> {
  return (await tableOf(db, table).deleteMany({ where })).count
}
