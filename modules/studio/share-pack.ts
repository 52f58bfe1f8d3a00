import { type Actor, requireUser } from '@/core/actor'
import { newId } from '@/core/ids'
import { cleanLine } from '@/core/text'
import { type Tx, inTransaction } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { findProfileByHandle, type Profile } from '@/modules/accounts/find-profiles'
import { notify } from '@/modules/notifications/notify'
import { findCollaborators, replaceCollaborators } from './db/collaborators'
import { findLatestVersion, lockVersion, type VersionRow } from './db/versions'
import { noSuchPerson, notFound, notYours, sharesInvalid } from './refusals'
import { putSharesInForce } from './put-shares-in-force'
import { requireShares, type ShareRow } from './shares'

/**
 * Say who gets what of a pack. Everybody whose part is new or different is asked by mail and must accept it; whoever is named with
 * the part they accepted stays accepted. Until all have accepted, a pack on sale pays by the shares that were in force.
 */
export async function sharePack(actor: Actor, packId: string, rows: readonly ShareRow[]): Promise<void> {
  const artist = requireUser(actor)
  const people = await Promise.all(rows.map((row) => findPerson(row.handle)))
  requireShares(rows.map((row, index) => ({ ...row, handle: people[index]?.handle ?? row.handle })))
  if (!people.some((person) => person.id === artist.id)) throw sharesInvalid()

  await inTransaction(async (tx) => {
    const latest = await findLatestVersion(tx, packId)
    if (!latest) throw notFound()
    if (latest.artistId !== artist.id) throw notYours()
    await lockVersion(tx, latest.id)

    const before = new Map((await findCollaborators(tx, packId)).map((row) => [row.userId, row]))
    const ordered = rows
      .map((row, index) => ({ ...row, userId: people[index]?.id ?? '' }))
      .toSorted((a, b) => Number(b.userId === artist.id) - Number(a.userId === artist.id))
    const asked: string[] = []
    const next = ordered.map(({ userId, points, part }, position) => {
      const known = before.get(userId)
      const agreed = userId === artist.id || (known?.state === 'accepted' && known.points === points)
      const waiting = known?.state === 'invited' && known.points === points
      if (!agreed && !waiting) asked.push(userId)
      const state = agreed ? 'accepted' : 'invited'
      return { id: newId('share'), packId, userId, position, points, part: cleanLine(part).slice(0, 60), state }
    })
    await replaceCollaborators(tx, packId, next)
    for (const userId of asked) await invite(tx, latest, artist.handle, userId)
    await putSharesInForce(tx, packId)
  })
}

async function findPerson(handle: string): Promise<Profile> {
  const profile = await findProfileByHandle(handle)
  if (!profile) throw noSuchPerson(handle)
  return profile
}

async function invite(tx: Tx, version: VersionRow, artist: string, userId: string): Promise<void> {
  const contact = await findContact(tx, userId)
  await notify(tx, contact, 'share_invitation', { artist, pack: version.title, packId: version.packId })
}
