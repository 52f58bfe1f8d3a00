import type { Tx } from '@/infra/db'
import { changeSticker, findStickers } from './db/stickers'
import { changeVersion } from './db/versions'
import { markOfListing, markOfSticker } from './judged'
import { moveSubmitted } from './move-submitted'
import { noSuchSticker } from './refusals'

export interface Rejection {
  /** Coded grounds and words for the pack as a whole; may be empty when only stickers are at fault. */
  reasons: readonly string[]
  words: string
  stickers: readonly { stickerId: string; reasons: readonly string[]; words: string }[]
}

/**
 * A reviewer says no. The words stand beside the pack and each sticker until the artist sends it again;
 * a sticker that is not named was found fine and is not judged again while it stays as it is. In the caller's transaction.
 */
export async function rejectVersion(tx: Tx, versionId: string, { reasons, words, stickers }: Rejection): Promise<void> {
  const version = await moveSubmitted(tx, versionId, 'reject')
  await changeVersion(tx, versionId, {
    decidedAt: new Date(),
    reasons: [...reasons],
    words,
    judgedAs: reasons.length === 0 ? markOfListing(version) : null,
  })

  const rows = await findStickers(tx, versionId)
  const faulty = new Map(stickers.map((sticker) => [sticker.stickerId, sticker]))
  if (stickers.some(({ stickerId }) => !rows.some((row) => row.id === stickerId))) throw noSuchSticker()
  for (const row of rows) {
    const said = faulty.get(row.id)
    await changeSticker(tx, row.id, {
      judgedAs: markOfSticker(row),
      reasons: [...(said?.reasons ?? [])],
      words: said?.words ?? '',
    })
  }
}
