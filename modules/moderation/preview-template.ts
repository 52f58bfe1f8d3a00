import type { Actor } from '@/core/actor'
import { db } from '@/infra/db'
import { storage } from '@/infra/storage'
import { imagingPool } from '@/modules/imaging/process-pool'
import { masterPicture } from '@/modules/imaging/sticker-kind'
import { findSubmittedVersion } from '@/modules/studio/find-submitted-version'
import { findCaseRow } from './db/cases'
import { noSuchCase } from './refusals'
import { requireReviewer } from './require'
import { SAMPLES } from './sample-words'

/** A sticker of a case that its buyer will write on, with one of the sample texts on it, as WebP. Nothing of it is kept. */
export async function previewTemplate(
  actor: Actor,
  caseId: string,
  stickerId: string,
  sample: number,
): Promise<Uint8Array> {
  requireReviewer(actor)
  const kase = await findCaseRow(db, caseId)
  const version = kase && (await findSubmittedVersion(db, kase.versionId))
  const sticker = version?.stickers.find(({ id }) => id === stickerId)
  const text = SAMPLES[sample]
  const png = sticker?.slot && (await storage.get(masterPicture(sticker.masterHash)))
  if (!sticker?.slot || !png || text === undefined) throw noSuchCase()
  const written = await imagingPool().renderMessage(png, sticker.slot, text)
  if (!written.ok) throw new Error(`a sample cannot be written: ${written.problems[0]?.code}`)
  return imagingPool().makePlainPreview(written.master.png)
}
