import type { Db } from '@/infra/db'
import type { Look } from '@/modules/imaging/look'
import { findNear } from './db/looks'
import type { Likeness } from './likeness'

/** The closest masters to a picture that is none itself and is not kept for comparing, a few at most. */
export function findLike(db: Db, look: Look): Promise<Likeness[]> {
  const rows = [
    { masterHash: '', ground: 'white', bits: look.white, mirrored: look.whiteMirrored },
    { masterHash: '', ground: 'black', bits: look.black, mirrored: look.blackMirrored },
  ] as const
  return findNear(db, rows, 20)
}
