import { type Actor, requireFresh, requireRole } from '@/core/actor'
import { type Clock, systemClock } from '@/core/clock'
import { type BasisPoints, isBasisPoints } from '@/core/percent'
import { recordAudit } from '@/infra/audit'
import { db, inTransaction } from '@/infra/db'
import { env } from '@/infra/env'
import { purge } from '@/infra/purge'
import { findVersions, insertVersion } from './db/shop-terms'
import { badTerms, termsDayPast } from './refusals'

const DAY_MS = 86_400_000
export const TERMS_TEXT_MOST = 2_000

export interface TermsVersion {
  /** 0: what the settings say, for whoever accepted nothing later. */
  version: number
  points: BasisPoints
  textEn: string
  textAr: string
  validFrom: Date | undefined
  /** How many artists accepted it; of the settings' nobody is counted. */
  accepted: number | undefined
}

/** Every version of the shop's terms, newest first. For admins. */
export async function listTerms(actor: Actor): Promise<TermsVersion[]> {
  requireRole(actor, 'admin')
  const versions = await findVersions(db)
  return [
    ...versions.map(({ _count, ...version }) => ({ ...version, accepted: _count.answers })),
    { version: 0, points: env.FEE_POINTS, textEn: '', textAr: '', validFrom: undefined, accepted: undefined },
  ]
}

/**
 * From a day on, artists are asked to accept this share of the shop. Nobody's packs change by it before their artist does.
 * For admins; audited. @returns The number of the version.
 * @throws Refusal `checkout.bad_terms`, `checkout.terms_day_past` (422)
 */
export async function setTerms(
  actor: Actor,
  given: { points: number; textEn: string; textAr: string; validFrom: Date },
  clock: Clock = systemClock,
): Promise<number> {
  const { id } = requireRole(actor, 'admin')
  requireFresh(actor)
  const [textEn, textAr] = [given.textEn.trim(), given.textAr.trim()]
  const worded = [textEn, textAr].every((text) => text.length > 0 && text.length <= TERMS_TEXT_MOST)
  if (!isBasisPoints(given.points) || !worded) throw badTerms(TERMS_TEXT_MOST)
  const { points, validFrom } = given
  if (!(validFrom.getTime() >= Math.floor(clock.now().getTime() / DAY_MS) * DAY_MS)) throw termsDayPast()
  return inTransaction(async (tx) => {
    const version = await insertVersion(tx, { points, textEn, textAr, validFrom, setBy: id })
    await recordAudit(tx, actor, 'terms.set', String(version), {
      after: { points, from: validFrom.toISOString().slice(0, 10) },
    })
    await purge(tx, ['figures'])
    return version
  })
}
