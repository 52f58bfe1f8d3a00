import { type Actor, requireUser } from '@/core/actor'
import { inTransaction, type Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { changeVersion, lockVersion, type VersionRow } from './db/versions'
import { versionWithdrawn } from './jobs'
import { notFound, notYours } from './refusals'
import { moveVersion } from './version'

/** Take a version back out of the queue, to change it. Once a reviewer has begun, it is too late. */
export async function withdrawPack(actor: Actor, versionId: string): Promise<void> {
  const artist = requireUser(actor)
  await inTransaction(async (tx) => {
    const version = await lockVersion(tx, versionId)
    if (!version) throw notFound()
    if (version.artistId !== artist.id) throw notYours()
    await takeBack(tx, version)
  })
}

/** Whoever may: the version, locked, leaves the queue with its case. */
export async function takeBack(tx: Tx, { id, state, round }: VersionRow): Promise<void> {
  await changeVersion(tx, id, { state: moveVersion(state, 'withdraw'), submittedAt: null })
  await enqueue(tx, versionWithdrawn, { versionId: id, round })
}
