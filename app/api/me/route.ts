import { db } from '@/infra/db'
import { currentActor } from '@/infra/session'
import { findAccount } from '@/modules/accounts/find-account'
import { countLibrary } from '@/modules/library/count-library'

/** The one small answer that is each person's own; the pages around it are the same for all. */
export async function GET() {
  const actor = await currentActor()
  const headers = { 'Cache-Control': 'private, no-store', Vary: 'Cookie' }
  if (actor.kind !== 'user') return Response.json({ user: null }, { headers })
  const [account, libraryCount] = await Promise.all([findAccount(actor), countLibrary(db, actor.id)])
  const user = { handle: account.handle, name: account.displayName, roles: account.roles, libraryCount }
  return Response.json({ user }, { headers })
}
