import type { Tx } from '@/infra/db'
import { publishVersion } from '@/modules/catalog/publish-version'
import { type Translations, translationsOf } from '@/modules/catalog/translations'
import { readSlot } from '@/modules/imaging/read-slot'
import { extrasOf } from '@/modules/imaging/sticker-extras'
import { changeSticker, findStickers } from './db/stickers'
import { changeVersion } from './db/versions'
import { markOfListing, markOfSticker } from './judged'
import { moveSubmitted } from './move-submitted'
import { picturesUnderWay } from './refusals'

/**
 * A reviewer says yes: the version goes on sale as it was submitted, as a copy that nothing done in the studio reaches.
 * In the caller's transaction. @param by `grant`: an appeal against a no was heard. @throws Refusal `studio.pictures_under_way` while a preview is still missing
 */
export async function approveVersion(tx: Tx, versionId: string, by: 'approve' | 'grant' = 'approve'): Promise<void> {
  const version = await moveSubmitted(tx, versionId, by)
  const stickers = await findStickers(tx, versionId)
  const missing = stickers.filter(({ master }) => !master.previewsAt).length
  if (missing > 0) throw picturesUnderWay(missing)

  await changeVersion(tx, versionId, {
    decidedAt: new Date(),
    judgedAs: markOfListing(version),
    reasons: [],
    words: '',
  })
  for (const sticker of stickers)
    await changeSticker(tx, sticker.id, { judgedAs: markOfSticker(sticker), reasons: [], words: '' })

  const { packId, number, title, description, languages, tags, category, rating } = version
  await publishVersion(tx, {
    id: versionId,
    packId,
    number,
    title,
    description,
    translations: titled(version.translations),
    languages,
    tags,
    category,
    rating,
    stickers: stickers.map(({ id, position, masterHash, emoji, tags, alt, slot, extras, master }) => ({
      id,
      position,
      masterHash,
      emoji,
      tags,
      alt,
      slot: readSlot(slot),
      extras: extrasOf(extras),
      artKey: master.artKey,
      kind: master.kind,
      frames: master.frames,
      durationMs: master.durationMs,
      width: master.width,
      height: master.height,
      placeholder: master.placeholder,
    })),
  })
}

/** A language without a title was only begun. */
function titled(translations: unknown): Translations {
  return Object.fromEntries(Object.entries(translationsOf(translations)).filter(([, { title }]) => title !== ''))
}
