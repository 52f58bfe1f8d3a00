import { money, type Money } from '@/core/money'
import type { Db } from '@/infra/db'
import { bearerOf, type Bearer } from './code'
import { findUseOf } from './db/codes'

/** The code an order was placed with, what it took off, and who bore it. */
export async function findUse(
  db: Db,
  orderId: string,
  currency: string,
): Promise<{ code: string; amount: Money; bearer: Bearer } | undefined> {
  const use = await findUseOf(db, orderId)
  return use && { code: use.code.code, amount: money(use.minor, currency), bearer: bearerOf(use.code) }
}
