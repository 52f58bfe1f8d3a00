import type { Db, Tx } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { storage } from '@/infra/storage'
import { findPublishedVersion } from '@/modules/catalog/find-published-version'
import type { ExportFile } from '@/modules/imaging/platform'
import { isMovingKind, type StickerKind } from '@/modules/imaging/sticker-kind'
import { unzipFiles } from '@/modules/imaging/unzip-files'
import { ensureExport, markState } from './db/exports'
import { findOwned } from './find-owned'
import { exportWanted } from './jobs'
import { notInLibrary } from './refusals'

interface Wish {
  packId: string
  /** One of the owner's; the newest when not named. */
  versionId?: string | undefined
  platform: string
}

/**
 * Have the files of an owned pack made, in the caller's transaction, for somebody who will bring them on himself.
 * @throws Refusal `library.not_yours`, `library.taken_down`
 */
export async function askOwnFiles(
  tx: Tx,
  userId: string,
  wish: Wish,
): Promise<{ versionId: string; kinds: StickerKind[] }> {
  const versionId = await ownVersion(tx, userId, wish)
  const version = await findPublishedVersion(tx, versionId)
  if (!version) throw notInLibrary()
  const made = await ensureExport(tx, versionId, wish.platform)
  if (made.state === 'failed') await markState(tx, made.id, 'waiting', null)
  if (made.state !== 'ready') await enqueue(tx, exportWanted, { exportId: made.id }, { singletonKey: made.id })
  return { versionId, kinds: version.stickers.map(({ kind }) => (isMovingKind(kind) ? kind : 'still')) }
}

/**
 * Those files, for who owns the pack at this moment; or how far they are.
 * @throws Refusal `library.not_yours`, `library.taken_down`
 */
export async function readOwnFiles(db: Db, userId: string, wish: Wish): Promise<ExportFile[] | 'waiting' | 'failed'> {
  const { state, storageKey } = await ensureExport(db, await ownVersion(db, userId, wish), wish.platform)
  if (state !== 'ready') return state
  const archive = storageKey ? await storage.get(storageKey) : undefined
  return (archive && (await unzipFiles(archive))) ?? 'failed'
}

async function ownVersion(db: Db, userId: string, { packId, versionId }: Wish): Promise<string> {
  const { versions } = await findOwned(db, userId, packId)
  const version = versionId ? versions.find(({ id }) => id === versionId) : versions[0]
  if (!version) throw notInLibrary()
  return version.id
}
