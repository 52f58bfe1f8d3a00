import { db } from '@/infra/db'
import { currentActor } from '@/infra/session'
import { findAccount } from '@/modules/accounts/find-account'
import { findCartIds } from '@/modules/checkout/list-cart'
import { keptCart } from '@/modules/checkout/ui/kept-cart'
import { findFollowedIds } from '@/modules/following/list-news'
import { countLibrary } from '@/modules/library/count-library'
import { findWishIds } from '@/modules/wishes/list-wishes'

/** The one small answer that is each person's own; the pages around it are the same for all. */
export async function GET() {
  const actor = await currentActor()
  const headers = { 'Cache-Control': 'private, no-store', Vary: 'Cookie' }
  const kept = await keptCart()
  if (actor.kind !== 'user') return Response.json({ user: null, cart: await findCartIds(actor, kept) }, { headers })
  const [account, libraryCount, cart, wishes, following] = await Promise.all([
    findAccount(actor),
    countLibrary(db, actor.id),
    findCartIds(actor, kept),
    findWishIds(actor.id),
    findFollowedIds(actor.id),
  ])
  const { handle, displayName: name, roles, isAdult } = account
  const user = { handle, name, roles, isAdult, libraryCount }
  return Response.json({ user, cart, wishes, following }, { headers })
}
