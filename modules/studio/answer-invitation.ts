import { type Actor, requireUser } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { notify } from '@/modules/notifications/notify'
import { answerInvitationRow, findCollaborator } from './db/collaborators'
import { findLatestVersion, lockVersion } from './db/versions'
import { notFound, notInvited } from './refusals'
import { putSharesInForce } from './put-shares-in-force'

/**
 * Accept or decline a part in somebody's pack. An answer can be changed from "no" to "yes" while the offer stands;
 * what was accepted is changed only by a new offer.
 * @param seenPoints The share the person was shown: an offer changed meanwhile is not accepted by an old page.
 */
export async function answerInvitation(
  actor: Actor,
  packId: string,
  seenPoints: number,
  accept: boolean,
): Promise<void> {
  const person = requireUser(actor)
  await inTransaction(async (tx) => {
    const version = await findLatestVersion(tx, packId)
    if (!version) throw notFound()
    await lockVersion(tx, version.id)
    const row = await findCollaborator(tx, packId, person.id)
    if (!row || row.points !== seenPoints || row.state === 'accepted') throw notInvited()
    await answerInvitationRow(tx, row, accept ? 'accepted' : 'declined')
    await notify(tx, await findContact(tx, version.artistId), accept ? 'share_accepted' : 'share_declined', {
      person: person.handle,
      pack: version.title,
      packId,
    })
    if (accept) await putSharesInForce(tx, packId)
  })
}
