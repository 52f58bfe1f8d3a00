import { type Actor, requireUser } from '@/core/actor'
import { recordAudit } from '@/infra/audit'
import { inTransaction } from '@/infra/db'
import { purge } from '@/infra/purge'
import { AGREEMENT_VERSION } from './agreement'
import { lockPerson, setRoles } from './db/users'
import { oldAgreement } from './refusals'

/**
 * Become an artist. Which agreement was accepted, and when, is kept in the audit log. Doing it again changes nothing.
 * @param agreed The version of the agreement that was on the page.
 */
export async function openStudio(actor: Actor, agreed: string): Promise<void> {
  const user = requireUser(actor)
  if (agreed !== AGREEMENT_VERSION) throw oldAgreement()
  await inTransaction(async (tx) => {
    const person = await lockPerson(tx, user.id)
    if (!person || person.roles.includes('artist')) return
    await setRoles(tx, user.id, [...person.roles, 'artist'])
    // Somebody may have looked there before the account was.
    await purge(tx, [`handle:${person.handle}`])
    await recordAudit(tx, actor, 'studio.opened', user.id, { after: { agreement: agreed } })
  })
}
