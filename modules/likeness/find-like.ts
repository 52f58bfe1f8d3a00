import type { Db } from '@/infra/db'
import type { Look } from '@/modules/imaging/look'
import { findNear } from './db/looks'
import { NEAR_MOST } from './find-near'
import type { Likeness } from './likeness'

/** The masters that look like a picture that is none itself and is not kept for comparing, closest first. */
export function findLike(db: Db, look: Look): Promise<Likeness[]> {
  const rows = [
    { masterHash: '', ground: 'white', bits: look.white, mirrored: look.whiteMirrored },
    { masterHash: '', ground: 'black', bits: look.black, mirrored: look.blackMirrored },
  ] as const
  return findNear(db, rows, NEAR_MOST)
}
