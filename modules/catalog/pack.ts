import { wrongState } from './refusals'

/** Where a pack stands in the shop. What happens to a version of it (editing, in review, …) is the studio's. */
export const PACK_STATES = ['draft', 'on_sale', 'stopped', 'banned'] as const
export type PackState = (typeof PACK_STATES)[number]

export type PackMove = 'publish' | 'stop' | 'resume' | 'ban'

/**
 * Every move a pack can make. What is not in this table cannot happen. A stopped pack may get a new version without
 * going back on sale: its owners are given it. A banned one may too, and stays banned. Restoring it takes it back to where it was banned from.
 */
const MOVES: Record<PackState, Partial<Record<PackMove, PackState>>> = {
  draft: { publish: 'on_sale', ban: 'banned' },
  on_sale: { publish: 'on_sale', stop: 'stopped', ban: 'banned' },
  stopped: { publish: 'stopped', resume: 'on_sale', ban: 'banned' },
  banned: { publish: 'banned' },
}

/** The state after a move. @throws Refusal `catalog.wrong_state` (409) when a pack in this state cannot make it */
export function movePack(from: PackState, by: PackMove): PackState {
  const to = MOVES[from][by]
  if (!to) throw wrongState(from)
  return to
}

/** Who a pack is for. Adult packs are on no shelf and in no search unless asked for. */
export const RATINGS = ['everyone', 'teen', 'adult'] as const
export type Rating = (typeof RATINGS)[number]

/** Where a pack stands below /packs, for who may see it: for adults it is a further step in, which says that one is. */
export function addressOf({ slug, rating }: { slug: string; rating: string }): string {
  return rating === 'adult' ? `${slug}/adults` : slug
}
