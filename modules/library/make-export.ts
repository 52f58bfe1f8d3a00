import { createHash } from 'node:crypto'
import { db } from '@/infra/db'
import { log } from '@/infra/log'
import { storage } from '@/infra/storage'
import { findProfiles } from '@/modules/accounts/find-profiles'
import { findPack } from '@/modules/catalog/find-pack'
import { findPublishedVersion, type PublishedVersion } from '@/modules/catalog/find-published-version'
import { exportPack, type PackToExport } from '@/modules/imaging/export-pack'
import type { ImagingPool } from '@/modules/imaging/imaging-pool'
import { keptStills } from '@/modules/imaging/kept-stills'
import { extraFiles, extrasOf } from '@/modules/imaging/sticker-extras'
import { isPlatform } from '@/modules/imaging/platforms'
import { isMovingKind, masterFile, masterPicture } from '@/modules/imaging/sticker-kind'
import { zipFiles } from '@/modules/imaging/zip-files'
import { findExportRow, markReady, markState } from './db/exports'

/**
 * Make the files of a version for a platform, and keep them by their content. A handler of `exportWanted` and `exportForeseen`; doing it twice
 * changes nothing. What fails is written down with its reason and shown in the library, where a person asks again: most
 * failures are the same the next time, so the queue does not repeat them.
 */
export async function makeExport(
  imaging: Pick<ImagingPool, 'encodeStills' | 'exportMotion' | 'lookAtPicture'>,
  exportId: string,
) {
  const wanted = await findExportRow(db, exportId)
  if (!wanted || wanted.state === 'ready') return
  try {
    const version = await findPublishedVersion(db, wanted.versionId)
    if (!version || !isPlatform(wanted.platform)) throw new Error(`no ${wanted.platform} for ${wanted.versionId}`)
    const { slug } = await findPack(db, version.packId)
    const { files, problems } = await exportPack(imaging, await describe(version), wanted.platform, keptStills)
    if (files.length === 0) return await markState(db, exportId, 'failed', problems[0]?.code ?? 'export.nothing')

    const archive = await zipFiles(files)
    const storageKey = `exports/${createHash('sha256').update(archive).digest('hex')}.zip`
    await storage.put(storageKey, archive)
    const fileName = `${slug}-${wanted.platform}.zip`
    await markReady(db, exportId, { storageKey, fileName, bytes: archive.length, plan: problems })
  } catch (error) {
    const about = { exportId, platform: wanted.platform }
    if (error instanceof NotInStorage) log.error({ ...about, key: error.key }, 'export failed: not in storage')
    else log.error({ ...about, err: error }, 'export failed')
    await markState(db, exportId, 'failed', error instanceof Error ? error.message.slice(0, 2000) : String(error))
  }
}

async function describe(version: PublishedVersion): Promise<PackToExport> {
  const { shares } = await findPack(db, version.packId)
  const people = await findProfiles(shares.map(({ userId }) => userId))
  return {
    id: version.packId,
    title: version.title,
    author: shares.flatMap(({ userId }) => people.get(userId)?.displayName ?? []).join(' & '),
    version: version.number,
    stickers: version.stickers.map(({ emoji, alt, tags, masterHash, kind, extras }) => ({
      emoji,
      alt,
      tags,
      masterHash,
      kind: isMovingKind(kind) ? kind : 'still',
      master: () => stored(masterPicture(masterHash)),
      extras: Object.fromEntries(
        Object.entries(extraFiles(extrasOf(extras))).map(([name, file]) => [name, () => stored(`media/${file}`)]),
      ),
      ...(isMovingKind(kind) && { moving: () => stored(masterFile(masterHash, kind)) }),
    })),
  }
}

async function stored(key: string): Promise<Uint8Array> {
  const bytes = await storage.get(key)
  if (!bytes) throw new NotInStorage(key)
  return bytes
}

class NotInStorage extends Error {
  readonly key: string
  constructor(key: string) {
    super(`${key} is not in storage`)
    this.name = 'NotInStorage'
    this.key = key
  }
}
