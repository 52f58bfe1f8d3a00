import type { EditorPage } from '../find-editor'

/** Whether a reviewer has said something of this version, of the pack or of a sticker: then it is sent again, not first. */
export function sentBack({ reasons, words, stickers }: Pick<EditorPage, 'reasons' | 'words' | 'stickers'>): boolean {
  return reasons.length > 0 || words !== '' || stickers.some((sticker) => sticker.reasons.length > 0)
}
