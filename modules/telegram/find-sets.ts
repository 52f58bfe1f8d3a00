import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { hasTelegram } from '@/infra/telegram'
import { findLinkRow } from './db/links'
import { findSetRows, type SetState } from './db/sets'

/** How a pack stands with the shop's bot, for its owner. */
export interface BotState {
  linked: boolean
  sets: { href: string; state: SetState; made: number; total: number; error: string | null }[]
}

/** Undefined when the shop has no bot. */
export async function findSets(actor: Actor, versionId: string): Promise<BotState | undefined> {
  const user = requireUser(actor)
  if (!hasTelegram) return undefined
  const [link, sets] = await Promise.all([findLinkRow(db, user.id), findSetRows(db, user.id, versionId)])
  return {
    linked: link !== undefined,
    sets: sets.map(({ name, state, made, total, error }) => ({ href: `https://t.me/addstickers/${name}`, state, made, total, error })), // prettier-ignore
  }
}
