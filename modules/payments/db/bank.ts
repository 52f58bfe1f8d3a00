import { newId } from '@/core/ids'
import type { Db, Prisma, Tx } from '@/infra/db'
import type { BankColumns, BankLine } from '../bank-csv'

/** How the newest file was read. */
export async function findColumns(db: Db): Promise<BankColumns | undefined> {
  const last = await db.bankImport.findFirst({ select: { columns: true }, orderBy: { id: 'desc' } })
  return last ? (last.columns as unknown as BankColumns) : undefined
}

/** Keep a file's lines; those that an earlier file had are left as they are. @returns How many are new. */
export async function insertLines(
  tx: Tx,
  file: { fileName: string; columns: BankColumns; by: string },
  lines: readonly BankLine[],
): Promise<number> {
  const { id: importId } = await tx.bankImport.create({
    select: { id: true },
    data: { ...file, id: newId('batch'), columns: file.columns as unknown as Prisma.InputJsonObject },
  })
  const { count } = await tx.bankLine.createMany({
    data: lines.map(({ day, ref, ...line }) => ({ ...line, importId, day: new Date(day), ref: ref ?? null })),
    skipDuplicates: true,
  })
  return count
}

const columns = { hash: true, day: true, minor: true, currency: true, payer: true, text: true, ref: true } as const

/** Lines that wait, oldest first. Rides on (state, day). */
export function findWaitingLines(db: Db, take: number) {
  return db.bankLine.findMany({
    select: columns,
    where: { state: 'waiting' },
    orderBy: [{ day: 'asc' }, { hash: 'asc' }],
    take,
  })
}

export function countWaitingLines(db: Db): Promise<number> {
  return db.bankLine.count({ where: { state: 'waiting' } })
}

/** Deal with a line that waits; as a charge only one that left. Of two at once, one gets it; the other gets nothing. */
export async function claimLine(
  tx: Tx,
  hash: string,
  done: { state: 'booked' | 'charged' | 'set_aside'; by: string; ref?: string; note?: string },
) {
  const [line] = await tx.bankLine.updateManyAndReturn({
    select: columns,
    where: { hash, state: 'waiting', ...(done.state === 'charged' && { minor: { lt: 0n } }) },
    data: { ...done, doneAt: new Date() },
  })
  return line
}

/** What the bank's statements say the account moved by, a day. Rides on (day). */
export function sumLines(db: Db, from: Date, until: Date) {
  return db.$queryRaw<{ currency: string; day: string; minor: bigint; count: number }[]>`
    SELECT currency, to_char(day, 'YYYY-MM-DD') AS day, sum(minor)::bigint AS minor, count(*)::int AS count
    FROM "BankLine" WHERE day >= ${from}::date AND day < ${until}::date GROUP BY 1, 2`
}

/** The lines of a day's statement, dealt with or not. Rides on (day). */
export function findLinesOf(db: Db, day: Date) {
  return db.bankLine.findMany({ select: columns, where: { day }, orderBy: { hash: 'asc' }, take: 1_000 })
}

/** From which day until which the bank's statements were read, a currency. */
export function findReadDays(db: Db) {
  return db.$queryRaw<{ currency: string; first: string; last: string }[]>`
    SELECT currency, to_char(min(day), 'YYYY-MM-DD') AS first, to_char(max(day), 'YYYY-MM-DD') AS last
    FROM "BankLine" GROUP BY 1`
}
