import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { enqueue } from '@/infra/jobs'
import { PLATFORMS } from './platforms'
import { ensureExport } from './db/exports'
import { exportWanted } from './jobs'

/**
 * Have the files of a new version made before anybody asks, unless the operator would rather not (EXPORTS_AHEAD). A handler
 * of `packPublished`; doing it twice changes nothing.
 */
export async function prepareExports(versionId: string): Promise<void> {
  if (!env.EXPORTS_AHEAD) return
  for (const { id: platform } of PLATFORMS) {
    const files = await ensureExport(db, versionId, platform)
    // What failed is asked for again by a person, and then told how it went.
    if (files.state === 'waiting') await enqueue(db, exportWanted, { exportId: files.id }, { singletonKey: files.id })
  }
}
