import { newId } from '@/core/ids'
import type { Tx } from '@/infra/db'
import { emptyUser, findProfileRows, lockAdmins } from './db/users'
import { lastAdmin } from './refusals'
import { tellOfProfile } from './tell-of-profile'

/**
 * Take everything out of an account that says whose it was; it signs nobody in any more. In the transaction of the caller (privacy),
 * who has asked twice. @throws Refusal `account.last_admin`
 */
export async function closeAccount(tx: Tx, userId: string): Promise<void> {
  const admins = await lockAdmins(tx)
  if (admins.length === 1 && admins[0] === userId) throw lastAdmin()
  // A name of its own, which says nothing: addresses and handles are unique.
  const gone = newId('user').slice(-16)
  const [before] = await findProfileRows(tx, [userId])
  await emptyUser(tx, userId, { handle: `gone_${gone}`, email: `${gone}@closed.invalid` })
  await tellOfProfile(tx, userId, before ? [before.handle] : [])
}
