import type { Platform } from '../platform'
import { validateTelegram } from '../validators/telegram'
import { DRAWN, filmed, telegramSets } from './telegram-set'

const SIDE = 512
const MOST_EMOJI = 20
const STICKER_BYTES = 524_288
const VIDEO_BYTES = 262_144

/**
 * Telegram, stickers of a regular set: still, drawn and video.
 *
 * A set belongs to whoever makes it, with @Stickers or a bot: so the files, their emoji as text for a person, and as `set.json`
 * in the words of the Bot API. Telegram asks not to use its import feature to hand stickers to others, so we do not.
 */
export const telegram = {
  name: 'Telegram',
  hands: 'buyer',
  shown: { side: 176, in: 'chat', grounds: ['#d7e3c8', '#0f1a24'] },
  ways: [
    { by: 'bot', steps: 3 },
    { by: 'files', steps: 4 },
  ],
  count: { least: 1, most: 120 },
  emoji: { least: 1, most: MOST_EMOJI },
  pictures: { sticker: { width: SIDE, height: SIDE, fit: 'inside', format: 'webp', maxBytes: STICKER_BYTES } },
  covers: { thumbnail: { width: 100, height: 100, format: 'webp', maxBytes: 131_072 } },
  // A set may hold all kinds: each says what it is. What is no drawing becomes video.
  moving: {
    mix: 'together',
    only: ['tgs'],
    pictures: { sticker: DRAWN },
    video: { sticker: filmed(SIDE, VIDEO_BYTES, 'inside') },
  },
  limits: [
    { what: 'Sticker', limit: 'WebP or PNG, one side exactly 512 px, the other at most 512, at most 524,288 bytes' },
    {
      what: 'Moving sticker',
      limit: 'TGS: a Lottie drawing of 512 × 512, 30 or 60 frames a second, at most 3 s and 65,536 bytes packed',
    },
    {
      what: 'Video sticker',
      limit: 'WebM, VP9, no sound, one side exactly 512 px, at most 30 frames a second, 3 s and 262,144 bytes',
    },
    { what: 'Set', limit: '1 to 120 stickers, 50 of them when it is made' },
    { what: 'Emoji', limit: '1 to 20 a sticker' },
    { what: 'Keywords', limit: 'at most 20 a sticker, 64 characters in all' },
    { what: 'Title', limit: '1 to 64 characters' },
    { what: 'Thumbnail of the set', limit: 'WebP or PNG, 100 × 100 px, at most 131,072 bytes' },
  ],
  sources: [
    { what: 'Sizes and formats', where: 'core.telegram.org/stickers', read: '2026-11-22', trust: 'primary' },
    {
      what: 'Counts, emoji, keywords, title',
      where: 'Bot API 10.1 (2026-06-11): createNewStickerSet, InputSticker, setStickerSetThumbnail',
      read: '2026-11-22',
      trust: 'primary',
    },
    {
      what: 'Bytes',
      where: 'github.com/tdlib/td @022d602: td/telegram/StickerFormat.cpp, lines 151–165',
      read: '2026-11-22',
      trust: 'primary',
    },
    {
      what: 'Size in a chat',
      where: 'github.com/Ajaxy/telegram-tt: src/config.ts, STICKER_SIZE_INLINE_MOBILE_FACTOR (11 × 16 px)',
      read: '2026-11-28',
      trust: 'tool',
    },
  ],
  files: (packs) => telegramSets(packs, 'regular'),
  validate: validateTelegram,
} satisfies Platform
