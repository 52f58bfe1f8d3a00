import type { Db } from '@/infra/db'
import { findLinesOf, findReadDays, sumLines } from './db/bank'
import { findMovements, sumMovements } from './db/movements'

type Days = Awaited<ReturnType<typeof sumMovements>>
type Movements = Awaited<ReturnType<typeof findMovements>>

/** The bank account is compared as a processor is; its list is the statements that finance had read. */
export const BANK = { provider: 'manual', test: false } as const

/** What processors and the bank say their balance moved by, a provider, currency and day (UTC). */
export async function movementsByDay(db: Db, from: Date, until: Date): Promise<Days> {
  const [processors, bank] = await Promise.all([sumMovements(db, from, until), sumLines(db, from, until)])
  return [...processors, ...bank.map((row) => ({ ...BANK, ...row }))]
}

/** The movements of a day (UTC). */
export async function movementsOfDay(db: Db, provider: string, day: Date): Promise<Movements> {
  if (provider !== BANK.provider) return findMovements(db, provider, day, new Date(day.getTime() + 86_400_000))
  const lines = await findLinesOf(db, day)
  return lines.map(({ hash, payer, text, minor, currency }) => {
    return { ...BANK, id: hash, at: day, kind: payer, source: text, minor, feeMinor: 0n, currency }
  })
}

/** From which day until which the statements of the bank account in this currency were read. */
export async function statementsRead(db: Db, currency: string): Promise<{ first: string; last: string } | undefined> {
  return (await findReadDays(db)).find((row) => row.currency === currency)
}
