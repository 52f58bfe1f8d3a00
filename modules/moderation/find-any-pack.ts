import type { Actor } from '@/core/actor'
import { isId } from '@/core/ids'
import type { Money } from '@/core/money'
import { Refusal } from '@/core/refusal'
import type { Locale } from '@/i18n/routing'
import { db } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findPack, findPackIdByAddress, type Pack } from '@/modules/catalog/find-pack'
import { findHeldOfPack } from '@/modules/payouts/find-held-of-pack'
import { findSharedPacks } from '@/modules/studio/find-people'
import type { CaseState } from './case'
import { findCasesOfPack } from './db/cases'
import { findOpenTakedowns } from './db/takedowns'
import { clockOf, type HoldClock } from './explain-holds'
import { requireReviewer } from './require'

export interface FoundPack {
  pack: Pack
  artist: string
  artistLocale: Locale
  /** The reader may ban and restore, and has no share in it. */
  mayBan: boolean
  /** While it is down: what of its money is held, of how many, and until when; for whoever may put it back. */
  held: { total: Money; people: number; clock: HoldClock } | undefined
  cases: { id: string; number: number; state: CaseState; versionNumber: number; round: number }[]
}

/**
 * A pack in any state, by its id or by its address in the shop, as somebody would paste it. Undefined when there is none.
 */
export async function findAnyPack(actor: Actor, text: string): Promise<FoundPack | undefined> {
  const reader = requireReviewer(actor)
  const id = isId('pack', text.trim()) ? text.trim() : await findPackIdByAddress(db, slugIn(text))
  const pack = id && (await findPack(db, id).catch(absent))
  if (!pack) return undefined
  const senior = reader.roles.some((role) => role === 'senior_reviewer' || role === 'admin')
  const own = (await findSharedPacks(db, reader.id, [pack.id])).has(pack.id)
  const [takedown] = senior && !own && pack.state === 'banned' ? await findOpenTakedowns(db, pack.id) : []
  return {
    pack,
    artist: (await findProfiles([pack.artistId])).get(pack.artistId)?.displayName ?? '',
    artistLocale: (await findContact(db, pack.artistId)).locale,
    mayBan: senior && !own,
    held: takedown ? { ...(await findHeldOfPack(pack.id)), clock: await clockOf(takedown) } : undefined,
    cases: await findCasesOfPack(db, pack.id),
  }
}

function absent(error: unknown): undefined {
  if (error instanceof Refusal && error.status === 404) return undefined
  throw error
}

/** `https://shop/ar/packs/cat-meetings?x` → `cat-meetings`. */
export function slugIn(text: string): string {
  const path = text.trim().split(/[?#]/)[0] ?? ''
  const last =
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
