import { type Actor, requireUser } from '@/core/actor'
import { systemClock } from '@/core/clock'
import { isId } from '@/core/ids'
import { db } from '@/infra/db'
import { findPublishedVersion } from '@/modules/catalog/find-published-version'
import { findExportRow } from './db/exports'
import { checkLink, type Seal } from './download-link'
import { findOwned } from './find-owned'
import { linkExpired, notInLibrary } from './refusals'

/**
 * Where the file behind a link lies, for the person the link was made for, while he owns the pack. The link alone opens
 * nothing: the session must be his, and what he owns is asked again, so that after a refund an old link is dead.
 * @throws Refusal `library.not_yours` (404) for every link that is not his, `library.link_expired` (403) for his own old one
 */
export async function openExport(
  actor: Actor,
  exportId: string,
  seal: Seal,
  clock = systemClock,
): Promise<{ key: string; fileName: string }> {
  const user = requireUser(actor)
  if (!isId('export', exportId)) throw notInLibrary()
  const link = checkLink(exportId, user.id, seal, clock.now())
  if (link === 'forged') throw notInLibrary()

  const made = await findExportRow(db, exportId)
  const version = made && (await findPublishedVersion(db, made.versionId))
  if (!version) throw notInLibrary()
  const { versions } = await findOwned(db, user.id, version.packId)
  if (!versions.some(({ id }) => id === version.id)) throw notInLibrary()
  if (link === 'expired') throw linkExpired(version.packId)
  if (made.state !== 'ready' || !made.storageKey || !made.fileName) throw notInLibrary()
  return { key: made.storageKey, fileName: made.fileName }
}
