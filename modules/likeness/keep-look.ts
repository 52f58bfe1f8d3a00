import { db } from '@/infra/db'
import type { Look } from '@/modules/imaging/look'
import { findNear, insertLooks, insertPairs, type LookRow } from './db/looks'

/**
 * So many of the closest make a pair at once, whoever has them: enough to see what lies about a picture and what packs are like one
 * another. It is no evidence yet: whoever sends sixty variants of a copy fills it by himself. What is sold, taken down, enrolled or
 * waiting is paired past that number (studio's `compareArt`).
 */
const MOST = 60

/**
 * Keep what a master looks like, and with which masters it makes a pair. Kept first and compared then: of two masters that come at
 * the same moment, the later to compare sees the other. Asked again, it changes nothing.
 */
export async function keepLook(masterHash: string, look: Look): Promise<void> {
  const rows: LookRow[] = [
    { masterHash, ground: 'white', bits: look.white, mirrored: look.whiteMirrored },
    { masterHash, ground: 'black', bits: look.black, mirrored: look.blackMirrored },
  ]
  await insertLooks(db, rows)
  await insertPairs(db, masterHash, await findNear(db, rows, MOST))
}
