import { type Actor, requireRole } from '@/core/actor'
import { newId } from '@/core/ids'
import { WHOLE } from '@/core/percent'
import { cleanLine, clip } from '@/core/text'
import { inTransaction } from '@/infra/db'
import { createPack } from '@/modules/catalog/create-pack'
import { LIMITS } from './limits'
import { replaceCollaborators } from './db/collaborators'
import { insertVersion } from './db/versions'

/** Begin a pack: its first version is in the works, it is free, and all of it is the artist's until somebody else is invited. */
export async function startPack(actor: Actor, title: string): Promise<{ packId: string; versionId: string }> {
  const artist = requireRole(actor, 'artist')
  const name = clip(cleanLine(title), LIMITS.title)
  return inTransaction(async (tx) => {
    const packId = await createPack(tx, { artistId: artist.id, title: name })
    const versionId = newId('version')
    await insertVersion(tx, { id: versionId, packId, artistId: artist.id, number: 1, title: name })
    const self = { userId: artist.id, position: 0, points: WHOLE, state: 'accepted', answeredAt: new Date() }
    await replaceCollaborators(tx, packId, [{ id: newId('share'), packId, ...self }])
    return { packId, versionId }
  })
}
