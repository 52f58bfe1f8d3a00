import type { Actor } from '@/core/actor'
import { systemClock } from '@/core/clock'
import { newId } from '@/core/ids'
import { db, inTransaction, isDuplicate } from '@/infra/db'
import { env } from '@/infra/env'
import { enqueue } from '@/infra/jobs'
import { compareArt } from '@/modules/studio/compare-art'
import { findSubmittedVersion } from '@/modules/studio/find-submitted-version'
import { dueAt } from './case'
import { findLastDecision, hasCase, insertCase, withdrawOpen } from './db/cases'
import { caseOpened } from './jobs'
import { isAboutArt } from './reasons'
import { requireSystem } from './require'

/**
 * A version was sent for review: put a case for it into the queue. What was found fine before and has not changed comes
 * judged. Told twice, or told of a round that is over, it does nothing.
 */
export async function openCase(
  actor: Actor,
  { versionId, round }: { versionId: string; round: number },
): Promise<void> {
  requireSystem(actor)
  const sent = await findSubmittedVersion(db, versionId)
  // Before there is a case: nobody decides on what was not compared. Outside the transaction, since it takes its time.
  if (sent?.state === 'waiting') {
    await compareArt(
      sent.artistId,
      sent.stickers.map(({ masterHash }) => masterHash),
    )
  }
  try {
    await open(versionId, round)
  } catch (error) {
    // Told twice at the same moment: the other one opened it.
    if (!isDuplicate(error) || !(await hasCase(db, versionId, round))) throw error
  }
}

async function open(versionId: string, round: number): Promise<void> {
  await inTransaction(async (tx) => {
    const version = await findSubmittedVersion(tx, versionId)
    if (version?.state !== 'waiting' || version.round !== round || (await hasCase(tx, versionId, round))) return
    // The message that an earlier round was taken back may still be on its way.
    await withdrawOpen(tx, versionId, { lt: round })

    const doubted = isAboutArt((await findLastDecision(tx, versionId))?.reasons ?? [])
    const openedAt = version.submittedAt ?? systemClock.now()
    const id = newId('case')
    await insertCase(
      tx,
      {
        id,
        packId: version.packId,
        versionId,
        versionNumber: version.number,
        round,
        artistId: version.artistId,
        title: version.title,
        coverKey: version.stickers[0]?.artKey ?? null,
        stickerCount: version.stickers.length,
        listingFine: version.unchanged,
        openedAt,
        dueAt: dueAt(openedAt, env.REVIEW_PROMISE_HOURS),
      },
      version.stickers.map((sticker) => {
        const earlier = sticker.unchanged && !doubted
        return {
          stickerId: sticker.id,
          position: sticker.position,
          earlier,
          verdict: earlier ? 'fine' : 'unseen',
        }
      }),
    )
    await enqueue(tx, caseOpened, { caseId: id })
  })
}
