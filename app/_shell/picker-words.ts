import { getTranslations } from 'next-intl/server'
import { art, movingArt } from '@/modules/catalog/ui/art'
import { extrasOf } from '@/modules/imaging/sticker-extras'
import type { PickerSticker } from '@/modules/library/ui/picker'

/** The picker's words in this language. */
export async function pickerWords() {
  const t = await getTranslations('library.picker')
  return {
    label: t('label'),
    copy: t('copy'),
    moves: t('moves'),
    copied: t('copied'),
    copyFailed: t('copyFailed'),
    share: t('share'),
    download: t('download'),
    sound: { play: t('sound'), stop: t('silence') },
    effect: { play: t('effect'), calm: t('calm') },
  }
}

/** A sticker as the picker shows it. What its artist said of it names it, else its emoji. */
export function pickerSticker(sticker: {
  id: string
  artKey: string
  kind: string
  alt: string
  emoji: readonly string[]
  extras: unknown
}): PickerSticker {
  const { sound, effect } = extrasOf(sticker.extras)
  return {
    id: sticker.id,
    name: sticker.alt || sticker.emoji.join(' ') || sticker.id,
    art: sticker.artKey,
    ...art(sticker.artKey, 112),
    moving: movingArt(sticker, 112),
    sound: sound?.key,
    effect,
  }
}
