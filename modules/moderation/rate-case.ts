import type { Actor } from '@/core/actor'
import { systemClock } from '@/core/clock'
import { db, inTransaction } from '@/infra/db'
import { log } from '@/infra/log'
import { storage } from '@/infra/storage'
import { ImagingFailure } from '@/modules/imaging/imaging-pool'
import { imagingPool } from '@/modules/imaging/process-pool'
import { masterPicture } from '@/modules/imaging/sticker-kind'
import { findSubmittedVersion, type SubmittedVersion } from '@/modules/studio/find-submitted-version'
import { type CaseRow, findCaseRow, rateCaseRow, weighCaseRow } from './db/cases'
import { findFindings, rateFinding } from './db/findings'
import { findHistory } from './find-history'
import { findMatches } from './find-matches'
import { requireSystem } from './require'
import { riskOf } from './risk'

/**
 * How much a case asks for a closer look, for the order of the queue: by what its stickers look like, by who sent it, and by how likely
 * each sticker shows nudity, which is also a note beside the sticker. Nothing waits for it and nothing follows from it. A picture that
 * cannot be rated has no note; asked again, what is rated stays as it is.
 */
export async function rateCase(actor: Actor, { caseId }: { caseId: string }): Promise<void> {
  requireSystem(actor)
  const kase = await findCaseRow(db, caseId)
  const version = kase && (await findSubmittedVersion(db, kase.versionId))
  if (!version) return
  // What takes no picture apart comes first.
  await weigh(kase, version)
  const hashes = new Map(version.stickers.map((sticker) => [sticker.id, sticker.masterHash]))
  for (const finding of await findFindings(db, caseId)) {
    const hash = hashes.get(finding.stickerId)
    // What a reviewer found fine before needs no second look, nor what is rated already.
    if (!hash || finding.earlier || finding.nudity !== null) continue
    const nudity = await rate(hash)
    if (nudity === undefined) continue
    await inTransaction(async (tx) => {
      await rateFinding(tx, caseId, finding.stickerId, nudity)
      await rateCaseRow(tx, caseId, nudity)
    })
  }
  const rated = await findCaseRow(db, caseId)
  if (rated && rated.nudity > kase.nudity) await weigh(rated, version)
}

async function weigh(kase: CaseRow, version: SubmittedVersion): Promise<void> {
  const history = await findHistory(db, kase, systemClock.now())
  const standings = [...(await findMatches(db, version)).values()].flat().map(({ standing }) => standing)
  const { nudity } = kase
  const { strikes = 0, others } = history ?? {}
  await weighCaseRow(db, kase.id, riskOf({ nudity, standings, strikes, banned: others?.banned ?? 0 }))
}

async function rate(hash: string): Promise<number | undefined> {
  const master = await storage.get(masterPicture(hash))
  try {
    return master && (await imagingPool().rateNudity(master))
  } catch (error) {
    if (!(error instanceof ImagingFailure)) throw error
    log.warn({ hash, problem: error.problem.code }, 'a master could not be rated')
    return undefined
  }
}
