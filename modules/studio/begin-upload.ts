import { type Actor, requireUser } from '@/core/actor'
import { newId } from '@/core/ids'
import { db, inTransaction, isDuplicate } from '@/infra/db'
import { env } from '@/infra/env'
import { LIMITS } from './limits'
import { countStickers } from './db/stickers'
import {
  countUnderWay,
  deleteUpload,
  findUploadByFingerprint,
  insertUpload,
  measureUnfinished,
  type UploadRow,
} from './db/uploads'
import { findVersion, type VersionRow } from './db/versions'
import {
  noSuchUpload,
  notFound,
  notYours,
  packFull,
  tooManyBytes,
  tooManyFiles,
  uploadInvalid,
  uploadTooLarge,
} from './refusals'
import { namesArchive, shownName, UNFINISHED_BYTES, UNFINISHED_FILES } from './upload'
import { moveVersion } from './version'

export interface UploadRequest {
  versionId: string
  fileName: string
  bytes: number
  /** What the browser says of the file (a hash of it where it can), so that the same file finds its upload again. */
  fingerprint: string
}

/**
 * Agree to take a file, before a byte of it is read. A file that is known already, half here or judged, gets its own upload back:
 * sending it twice never makes two stickers. One that was refused may be tried again.
 */
export async function beginUpload(actor: Actor, request: UploadRequest): Promise<UploadRow> {
  const artist = requireUser(actor)
  const { versionId, bytes, fingerprint } = request
  if (!Number.isSafeInteger(bytes) || bytes < 0 || !/^[\x20-\x7e]{8,200}$/.test(fingerprint)) throw uploadInvalid()
  const fileName = shownName(request.fileName)

  const version = await findVersion(db, versionId)
  if (!version) throw notFound()
  if (version.artistId !== artist.id) throw notYours()
  moveVersion(version.state, 'change')

  const known = await findUploadByFingerprint(db, versionId, fingerprint)
  if (known && known.state !== 'refused') return known

  const limit = namesArchive(fileName) ? env.ARCHIVE_MAX_BYTES : env.UPLOAD_MAX_BYTES
  if (bytes > limit) throw uploadTooLarge(fileName, bytes, limit)
  await requireRoom(version, bytes)

  try {
    return await inTransaction(async (tx) => {
      if (known) await deleteUpload(tx, known.id)
      const id = newId('upload')
      const row = {
        id,
        versionId,
        artistId: artist.id,
        fileName,
        bytes: BigInt(bytes),
        state: 'receiving',
        fingerprint,
      }
      await insertUpload(tx, row)
      return {
        ...row,
        state: 'receiving',
        sourceHash: null,
        inArchive: null,
        stickerId: null,
        problems: [],
        said: null,
      }
    })
  } catch (error) {
    // Two windows began the same file at the same moment: the second one joins the first.
    const winner = isDuplicate(error) && (await findUploadByFingerprint(db, versionId, fingerprint))
    if (winner) return winner
    throw error
  }
}

async function requireRoom(version: VersionRow, bytes: number): Promise<void> {
  const unfinished = await measureUnfinished(db, version.artistId)
  if (unfinished.files >= UNFINISHED_FILES) throw tooManyFiles(UNFINISHED_FILES)
  if (unfinished.bytes + BigInt(bytes) > BigInt(UNFINISHED_BYTES)) throw tooManyBytes(UNFINISHED_BYTES)
  const stickers = await countStickers(db, version.id)
  const coming = await countUnderWay(db, version.id, ['received', 'judging'])
  if (stickers + coming >= LIMITS.maxStickers) throw packFull(stickers + coming, LIMITS.maxStickers)
}

/** An upload of the artist's own, or a refusal that does not say whether it exists. */
export function requireOwnUpload(actor: Actor, upload: UploadRow | null): UploadRow {
  const artist = requireUser(actor)
  if (!upload || upload.artistId !== artist.id) throw noSuchUpload()
  return upload
}
