import type { Db } from '@/infra/db'
import { findJoined } from '@/modules/accounts/find-identity'
import { findSameBrowser } from '@/modules/accounts/find-same-browser'
import { countPacksOf } from '@/modules/catalog/count-packs-of'
import { countStrikes } from '@/modules/standing/count-strikes'
import type { CaseState } from './case'
import { type CaseRow, countDecided, findCasesOfArtist } from './db/cases'

/** What is known of whoever sends a pack. It helps to look; no decision hangs on it. */
export interface ArtistHistory {
  since: Date
  onSale: number
  /** Taken down now. */
  down: number
  approved: number
  rejected: number
  /** In force. */
  strikes: number
  /** Those that are over too. */
  strikesEver: number
  /** The newest cases of their other packs. */
  cases: { id: string; number: number; title: string; state: CaseState; at: Date }[]
  /** Other accounts that signed in from a browser that this one signed in from, counted: who they are takes a purpose (the person's file). */
  others: { all: number; banned: number; struck: number; down: number }
}

const CASES = 5

/** For the use case of a caller who may know. */
export async function findHistory(
  db: Db,
  kase: Pick<CaseRow, 'id' | 'artistId' | 'packId'>,
  now: Date,
): Promise<ArtistHistory | undefined> {
  const { id, artistId } = kase
  const since = await findJoined(db, artistId)
  if (!since) return undefined
  const others = await findSameBrowser(db, artistId)
  const everybody = [artistId, ...others.map((other) => other.id)]
  const packs = await countPacksOf(db, everybody)
  const strikes = await countStrikes(db, everybody, now)
  const decided = await countDecided(db, artistId, id)
  return {
    since,
    onSale: packs.get(artistId)?.onSale ?? 0,
    down: packs.get(artistId)?.banned ?? 0,
    approved: decided.get('approved') ?? 0,
    rejected: decided.get('rejected') ?? 0,
    strikes: strikes.get(artistId)?.now ?? 0,
    strikesEver: strikes.get(artistId)?.ever ?? 0,
    cases: (await findCasesOfArtist(db, kase, CASES)).map((other) => ({
      id: other.id,
      number: other.number,
      title: other.title,
      state: other.state,
      at: other.decidedAt ?? other.openedAt,
    })),
    others: {
      all: others.length,
      banned: others.filter(({ state }) => state === 'banned').length,
      struck: others.filter((other) => strikes.has(other.id)).length,
      down: others.filter((other) => (packs.get(other.id)?.banned ?? 0) > 0).length,
    },
  }
}
