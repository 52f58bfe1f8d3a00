/** What a pack may be, in one place: the editor counts with it, saving cuts by it, sending for review asks it. */
export const LIMITS = {
  /** Fits Telegram's 64 and WhatsApp's 128 with room for a part number ("… 2"). */
  title: 60,
  description: 1000,
  tags: 10,
  tag: 30,
  /** Telegram takes 20 emoji a sticker; WhatsApp and Signal use the first 3 and the first. */
  emoji: 20,
  /** WhatsApp's limit for a still sticker's description, the smallest of all. */
  alt: 125,
  /** WhatsApp's smallest pack. */
  minStickers: 3,
  /** Telegram's largest set. */
  maxStickers: 120,
} as const

/** Languages a pack's words can be in, by BCP 47. Names come from the reader's own language (Intl.DisplayNames). */
export const LANGUAGES = [
  'en', 'ar', 'zh', 'hi', 'es', 'fr', 'bn', 'pt', 'ru', 'ur', 'id', 'de', 'ja', 'sw', 'tr', 'vi', 'ko', 'fa', 'it', 'th',
  'pl', 'uk', 'nl', 'he', 'ms', 'ro', 'el', 'sv', 'cs', 'hu', 'zxx',
] as const // prettier-ignore

/** Those a title can be written in: "no words at all" is none. */
export const WRITTEN_LANGUAGES = LANGUAGES.filter((code) => code !== 'zxx')
