import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { enqueue } from '@/infra/jobs'
import { log } from '@/infra/log'
import { storage } from '@/infra/storage'
import { findPublishedVersion } from '@/modules/catalog/find-published-version'
import { masterPicture } from '@/modules/imaging/sticker-kind'
import { ensureExport } from './db/exports'
import { exportForeseen } from './jobs'
import { PLATFORMS } from './platforms'

/**
 * Have the files of a new version made before anybody asks, unless the operator would rather not (EXPORTS_AHEAD). A handler
 * of `packPublished`; doing it twice changes nothing.
 */
export async function prepareExports(versionId: string): Promise<void> {
  if (!env.EXPORTS_AHEAD) return
  const { stickers = [] } = (await findPublishedVersion(db, versionId)) ?? {}
  const kept = await Promise.all(stickers.map(({ masterHash }) => storage.has(masterPicture(masterHash))))
  const missing = kept.filter((isThere) => !isThere).length
  // Not one platform's files could be made, now or later: said once and not by each of them.
  if (missing > 0) return log.error({ versionId, missing }, 'no exports ahead: masters not in storage')
  for (const { id: platform } of PLATFORMS) {
    const files = await ensureExport(db, versionId, platform)
    // What failed is asked for again by a person, and then told how it went.
    if (files.state === 'waiting') await enqueue(db, exportForeseen, { exportId: files.id }, { singletonKey: files.id })
  }
}
