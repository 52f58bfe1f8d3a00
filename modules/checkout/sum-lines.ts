import { db } from '@/infra/db'
import { sumLinesByPack } from './db/orders'

/** Order lines by the pack they are of. For papers: whoever calls says who may see it. */
export function sumLines(lineIds: readonly string[]) {
  return sumLinesByPack(db, lineIds)
}
