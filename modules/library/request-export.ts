import { type Actor, requireUser } from '@/core/actor'
import { systemClock } from '@/core/clock'
import { inTransaction } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { isForBuyers } from './platforms'
import { markTaken } from './db/entitlements'
import { ensureExport, markState } from './db/exports'
import { downloadHref } from './download-link'
import { findOwned } from './find-owned'
import { exportWanted } from './jobs'
import { notInLibrary } from './refusals'

interface Wish {
  packId: string
  platform: string
  /** One of the owner's; the newest when not named. */
  versionId?: string | undefined
}

/**
 * Take the files of a pack for a platform: a link to them, good for five minutes, or word that the worker is making them.
 * What failed before is tried again.
 * @throws Refusal `library.not_yours` (404), `library.taken_down` (403)
 */
export async function requestExport(
  actor: Actor,
  { packId, platform, versionId }: Wish,
  clock = systemClock,
): Promise<{ state: 'ready'; href: string } | { state: 'waiting' }> {
  const user = requireUser(actor)
  if (!isForBuyers(platform)) throw notInLibrary()
  return inTransaction(async (tx) => {
    const { entitlement, versions } = await findOwned(tx, user.id, packId)
    const version = versionId ? versions.find(({ id }) => id === versionId) : versions[0]
    if (!version) throw notInLibrary()

    const files = await ensureExport(tx, version.id, platform)
    if (files.state === 'ready') {
      await markTaken(tx, entitlement.id, platform, clock.now())
      return { state: 'ready', href: downloadHref(files.id, user.id, clock.now()) }
    }
    if (files.state === 'failed') await markState(tx, files.id, 'waiting', null)
    // Somebody waits for these: their queue is not that of what is made in advance.
    await enqueue(tx, exportWanted, { exportId: files.id }, { singletonKey: files.id })
    return { state: 'waiting' }
  })
}
