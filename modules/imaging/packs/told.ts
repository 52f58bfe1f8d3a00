import { z } from 'zod'
import type { PackForm } from '../found-pack'

/** What a pack says of itself: its words, and which of its files are its stickers, in order. */
export interface ToldPack {
  title: string
  author: string
  stickers: ToldSticker[]
}

export interface ToldSticker {
  /** Where it may be, the likelier first: beside what tells of it. */
  files: readonly string[]
  emoji: readonly string[]
  alt: string
  tags: readonly string[]
}

const words = z.string().default('')

/** WhatsApp's `contents.json`; its sample app for iOS keeps the pictures beside it and not in folders. */
const Whatsapp = z
  .object({
    sticker_packs: z
      .array(
        z.object({
          identifier: z.string(),
          name: words,
          publisher: words,
          stickers: z.array(
            z.object({
              image_file: z.string(),
              emojis: z.array(z.string()).default([]),
              accessibility_text: words,
            }),
          ),
        }),
      )
      .min(1),
  })
  .transform(({ sticker_packs: packs }): ToldPack => ({
    title: packs[0]?.name ?? '',
    author: packs[0]?.publisher ?? '',
    stickers: packs.flatMap(({ identifier, stickers }) =>
      stickers.map(({ image_file, emojis, accessibility_text }) => ({
        files: [`${identifier}/${image_file}`, image_file],
        emoji: emojis,
        alt: accessibility_text,
        tags: [],
      })),
    ),
  }))

/** Our own `pack.json`: of plain pictures, and of the set for Signal's pack creator. */
const Ours = z
  .object({
    title: words,
    author: words,
    stickers: z.array(
      z.object({
        file: z.string(),
        // Our own list has several, Signal's one.
        emoji: z.union([z.array(z.string()), z.string().transform((one) => [one].filter(Boolean))]).default([]),
        alt: words,
        tags: z.array(z.string()).default([]),
      }),
    ),
  })
  .transform(({ title, author, stickers }): ToldPack => ({
    title,
    author,
    stickers: stickers.map(({ file, ...said }) => ({ files: [file], ...said })),
  }))

/** Our `set.json` in the words of Telegram's Bot API. */
const Telegram = z
  .object({
    title: words,
    stickers: z.array(
      z.object({
        sticker: z.string(),
        emoji_list: z.array(z.string()).default([]),
        keywords: z.array(z.string()).default([]),
      }),
    ),
  })
  .transform(({ title, stickers }): ToldPack => ({
    title,
    author: '',
    stickers: stickers.map(({ sticker, emoji_list, keywords }) => ({
      files: [sticker],
      emoji: emoji_list,
      alt: '',
      tags: keywords,
    })),
  }))

/** A text in several languages: English where there is some, else the first. */
const inLanguages = z.record(z.string(), z.string()).transform((texts) => texts['en'] ?? Object.values(texts)[0] ?? '')

/** `productInfo.meta` of a ZIP from LINE's store; what moves lies in folders of its own. */
const Line = z
  .object({
    title: inLanguages.default(''),
    author: inLanguages.default(''),
    stickers: z.array(z.object({ id: z.number().int().nonnegative() })),
  })
  .transform(({ title, author, stickers }): ToldPack => ({
    title,
    author,
    stickers: stickers.map(({ id }) => ({
      files: ['animation@2x/', 'animation/', 'popup/', ''].flatMap((at) => [`${at}${id}@2x.png`, `${at}${id}.png`]),
      emoji: [],
      alt: '',
      tags: [],
    })),
  }))

/** Files by which a pack tells what it is, by their last name, in the order they are believed. */
export const TELLERS = [
  { form: 'whatsapp', name: /^contents\.json$|\.wasticker$/, shape: Whatsapp },
  { form: 'mulsaq', name: /^pack\.json$/, shape: Ours },
  { form: 'telegram', name: /^set\.json$/, shape: Telegram },
  { form: 'line', name: /^productInfo\.meta$/, shape: Line },
] as const satisfies readonly { form: PackForm; name: RegExp; shape: z.ZodType<ToldPack> }[]
