import { type Actor, requireUser } from '@/core/actor'
import type { Tx } from '@/infra/db'
import { changeVersion, lockVersion, type VersionRow } from './db/versions'
import { notFound, notYours, stale } from './refusals'
import { moveVersion } from './version'

/**
 * Open a version for one change, within the caller's transaction: it is the artist's own, it may be changed now, and nobody
 * saved it since the page that asks was loaded. A rejected one is in the works again from here on.
 * @param revision The count of saves the page knows. Without it (a verdict arriving) nothing can be overwritten, so nothing is compared.
 * @returns The version, its `revision` already one further when one was given.
 */
export async function openVersion(tx: Tx, actor: Actor, versionId: string, revision?: number): Promise<VersionRow> {
  const artist = requireUser(actor)
  const version = await lockVersion(tx, versionId)
  if (!version) throw notFound()
  if (version.artistId !== artist.id) throw notYours()
  return change(tx, version, revision)
}

/** The same for what the product does by itself with an artist's upload, which was authorised when it began. */
export async function openVersionOfUpload(tx: Tx, versionId: string): Promise<VersionRow> {
  const version = await lockVersion(tx, versionId)
  if (!version) throw notFound()
  return change(tx, version)
}

async function change(tx: Tx, version: VersionRow, revision?: number): Promise<VersionRow> {
  const state = moveVersion(version.state, 'change')
  if (revision !== undefined && revision !== version.revision) throw stale()
  const next = { state, revision: version.revision + (revision === undefined ? 0 : 1) }
  // Written even when nothing differs: `updatedAt` puts the pack worked on last at the top of the list.
  await changeVersion(tx, version.id, next)
  return { ...version, ...next }
}
