import type { Db } from '@/infra/db'
import { countTouched } from './db/entitlements'

/** Whether no file and no single sticker was ever taken of what these order lines gave. */
export async function isUntouched(db: Db, lineIds: readonly string[]): Promise<boolean> {
  return (await countTouched(db, lineIds)) === 0
}
