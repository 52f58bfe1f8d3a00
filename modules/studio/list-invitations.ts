import { type Actor, requireUser } from '@/core/actor'
import { db } from '@/infra/db'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findInvitations } from './db/collaborators'
import { findLatestVersions } from './db/versions'
import type { CollaboratorState } from './shares'

export interface Invitation {
  packId: string
  title: string
  artist: { handle: string; name: string }
  points: number
  part: string
  state: CollaboratorState
  invitedAt: Date
}

/** Whose packs a person is asked to share in, or shares in, newest first. */
export async function listInvitations(actor: Actor): Promise<Invitation[]> {
  const person = requireUser(actor)
  const rows = await findInvitations(db, person.id)
  const versions = await findLatestVersions(db, { packId: { in: rows.map((row) => row.packId) } })
  const byPack = new Map(versions.map((version) => [version.packId, version]))
  const artists = await findProfiles(versions.map((version) => version.artistId))
  return rows.flatMap(({ packId, points, part, state, invitedAt }) => {
    const version = byPack.get(packId)
    const artist = version && artists.get(version.artistId)
    if (!artist) return []
    return {
      packId,
      points,
      part,
      state,
      invitedAt,
      title: version.title,
      artist: { handle: artist.handle, name: artist.displayName },
    }
  })
}
