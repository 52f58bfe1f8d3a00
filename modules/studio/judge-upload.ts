import { newId } from '@/core/ids'
import { type Problem, Refusal } from '@/core/refusal'
import { db, inTransaction } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { storage } from '@/infra/storage'
import { artKey } from '@/modules/imaging/art-key'
import { fileKind } from '@/modules/imaging/file-kind'
import { isDotLottie } from '@/modules/imaging/is-dot-lottie'
import { imagingPool } from '@/modules/imaging/process-pool'
import type { ReadSticker } from '@/modules/imaging/read-sticker'
import { masterFile, masterPicture } from '@/modules/imaging/sticker-kind'
import { countStickers, findPlaceOf, insertSticker } from './db/stickers'
import { keepMaster } from './db/masters'
import { claimUpload, moveUpload, type UploadRow } from './db/uploads'
import { masterKept } from './jobs'
import { LIMITS } from './limits'
import { openVersionOfUpload } from './open-version'
import { bytesHere, clearQuarantine, headOf, quarantined } from './quarantine'
import { readSaid } from './said'
import { unpackUpload } from './unpack-upload'

/**
 * Give a received upload its verdict: a sticker, or what is wrong with the file. Safe to ask twice and to be killed at any
 * point: bytes go to the store first (by content, so a repeat changes nothing), then everything else in one transaction.
 * @returns Uploads that came out of it (an archive's entries) and wait for verdicts of their own.
 */
export async function judgeUpload(uploadId: string): Promise<string[]> {
  const upload = await claimUpload(db, uploadId)
  if (!upload) return []
  if ((await bytesHere(uploadId)) !== Number(upload.bytes)) {
    await refuse(upload, [fault('upload.lost')])
    return []
  }
  const kind = fileKind(await headOf(uploadId))
  // An archive within an archive is no picture, and is told so like any other file that is none.
  // A .lottie is an archive too, and is one drawing.
  if (kind.is === 'archive' && !upload.inArchive && !(await isDotLottie(quarantined(uploadId))))
    return unpackUpload(upload)

  const read = await imagingPool().readSticker(
    { path: quarantined(uploadId) },
    kind.is === 'video' ? 'video' : undefined,
  )
  await (read.ok ? accept(upload, read) : refuse(upload, read.problems))
  return []
}

async function accept(
  upload: UploadRow,
  { master, motion, source, problems }: ReadSticker & { ok: true },
): Promise<void> {
  // A picture with nothing on it is read without trouble and is no sticker all the same.
  if (master.problems.some(({ severity }) => severity === 'fault')) return refuse(upload, master.problems)

  // Of the file as it came: the master has no metadata. PNG is where such notes are read from.
  const noted = source.format === 'png' || source.format === 'apng'
  const provenance = noted ? await imagingPool().readProvenance({ path: quarantined(upload.id) }) : undefined

  await storage.putFile(`originals/${source.sha256}`, quarantined(upload.id))
  await storage.put(masterPicture(master.sha256), master.png)
  if (motion) await storage.put(masterFile(master.sha256, motion.kind), motion.file)
  const found = await inTransaction(async (tx): Promise<Problem[]> => {
    const version = await openVersionOfUpload(tx, upload.versionId).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'studio.frozen') return undefined
      throw error
    })
    if (!version) return [fault('upload.frozen')]
    const place = await findPlaceOf(tx, version.id, master.sha256)
    const count = await countStickers(tx, version.id)
    if (!place && count >= LIMITS.maxStickers) return [fault('upload.pack_full', { limit: LIMITS.maxStickers })]

    const { sha256: hash, width, height, bytes, placeholder } = master
    const moves = motion && {
      kind: motion.kind,
      frames: motion.frames,
      durationMs: motion.durationMs,
      loops: motion.loops,
    }
    const facts = { artKey: artKey(hash), width, height, bytes, placeholder, problems: master.problems, ...moves }
    const pictured = await keepMaster(tx, { hash, ...facts })
    if (!pictured) await enqueue(tx, masterKept, { hash }, { singletonKey: hash })

    const stickerId = place ? null : newId('sticker')
    if (stickerId)
      await insertSticker(tx, upload.id, {
        id: stickerId,
        versionId: version.id,
        masterHash: hash,
        sourceHash: source.sha256,
        fileName: upload.fileName,
        ...(provenance && { provenance }),
        ...readSaid(upload.said),
      })
    const notes: Problem[] = place
      ? [...problems, { ...fault('upload.already_here', { place }), severity: 'warning' }]
      : problems
    const verdict = { stickerId, sourceHash: source.sha256, problems: notes, finishedAt: new Date() }
    // Somebody else's by now (it was stopped, or taken for lost): then nothing of this happened.
    if (!(await moveUpload(tx, upload.id, 'judging', 'accepted', verdict))) throw new UploadGone()
    return []
  }).catch((error: unknown) => {
    if (error instanceof UploadGone) return []
    throw error
  })
  if (found.length > 0) await refuse(upload, found)
  else await clearQuarantine(upload.id)
}

class UploadGone extends Error {}

async function refuse(upload: UploadRow, problems: readonly Problem[]): Promise<void> {
  await moveUpload(db, upload.id, 'judging', 'refused', { problems: problems, finishedAt: new Date() })
  await clearQuarantine(upload.id)
}

function fault(code: string, params: Problem['params'] = {}): Problem {
  return { code, severity: 'fault', params }
}
