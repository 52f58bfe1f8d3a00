import type { Platform } from '../platform'
import { validateTelegramEmoji } from '../validators/telegram-emoji'
import { DRAWN, filmed, telegramSets } from './telegram-set'

const SIDE = 100
/** Telegram's pages say 256 KB somewhere; its own library refuses more than this. */
const EMOJI_BYTES = 131_072
const VIDEO_BYTES = 65_536

/** Telegram, custom emoji: still, drawn and video. Anyone may make a set, with @Stickers or a bot; writing with them needs Premium. */
export const telegramEmoji = {
  name: 'Telegram emoji',
  hands: 'buyer',
  shown: { side: 20, guessed: true, in: 'line', grounds: ['#d7e3c8', '#0f1a24'] },
  ways: [{ by: 'files', steps: 4 }],
  count: { least: 1, most: 200 },
  emoji: { least: 1, most: 20 },
  pictures: { sticker: { width: SIDE, height: SIDE, format: 'webp', maxBytes: EMOJI_BYTES } },
  covers: { thumbnail: { width: SIDE, height: SIDE, format: 'webp', maxBytes: 131_072 } },
  moving: {
    mix: 'together',
    only: ['tgs'],
    pictures: { sticker: DRAWN },
    video: { sticker: filmed(SIDE, VIDEO_BYTES) },
  },
  limits: [
    { what: 'Emoji', limit: 'WebP or PNG, 100 × 100 px, at most 131,072 bytes' },
    {
      what: 'Moving emoji',
      limit: 'TGS, as for stickers: a drawing of 512 × 512, at most 3 s and 65,536 bytes packed',
    },
    {
      what: 'Video emoji',
      limit: 'WebM, VP9, no sound, 100 × 100 px, at most 30 frames a second, 3 s and 65,536 bytes',
    },
    { what: 'Set', limit: '1 to 200 emoji, 50 of them when it is made' },
    { what: 'What it stands for', limit: '1 to 20 emoji each' },
    { what: 'Keywords', limit: 'at most 20 each, 64 characters in all' },
    { what: 'Title', limit: '1 to 64 characters' },
  ],
  sources: [
    {
      what: 'Size, counts, words',
      where: 'core.telegram.org/stickers; Bot API 10.1 (2026-06-11): createNewStickerSet, InputSticker',
      read: '2026-11-22',
      trust: 'primary',
    },
    {
      what: 'Bytes',
      where: 'github.com/tdlib/td @022d602: td/telegram/StickerFormat.cpp, lines 151–165',
      read: '2026-11-22',
      trust: 'primary',
    },
  ],
  files: (packs) => telegramSets(packs, 'custom_emoji'),
  validate: validateTelegramEmoji,
} satisfies Platform
