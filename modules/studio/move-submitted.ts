import type { Tx } from '@/infra/db'
import { changeVersion, lockVersion, type VersionRow } from './db/versions'
import { notFound } from './refusals'
import { moveVersion, type VersionMove } from './version'

/** Move a version on behalf of moderation, which has decided that it may. The row stays locked until the transaction ends. */
export async function moveSubmitted(tx: Tx, versionId: string, by: VersionMove): Promise<VersionRow> {
  const version = await lockVersion(tx, versionId)
  if (!version) throw notFound()
  const state = moveVersion(version.state, by)
  await changeVersion(tx, versionId, { state })
  return { ...version, state }
}
