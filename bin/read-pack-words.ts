import { z } from 'zod'
import type { ExportFile } from '@/modules/imaging/platform'

/** What a pack says of itself: its words, and which of its files are its stickers, in order. */
export interface FoundPack {
  title: string
  author: string
  stickers: { file: string; emoji: readonly string[]; alt: string; tags: readonly string[] }[]
}

const Whatsapp = z
  .object({
    sticker_packs: z.array(
      z.object({
        identifier: z.string(),
        name: z.string(),
        publisher: z.string(),
        stickers: z.array(
          z.object({
            image_file: z.string(),
            emojis: z.array(z.string()).default([]),
            accessibility_text: z.string().default(''),
          }),
        ),
      }),
    ),
  })
  .transform(({ sticker_packs: packs }, context): FoundPack => {
    const [first] = packs
    if (!first) context.addIssue('no pack')
    return {
      title: first?.name ?? '',
      author: first?.publisher ?? '',
      stickers: packs.flatMap(({ identifier, stickers }) =>
        stickers.map(({ image_file, emojis, accessibility_text }) => ({
          file: `${identifier}/${image_file}`,
          emoji: emojis,
          alt: accessibility_text,
          tags: [],
        })),
      ),
    }
  })

const Ours = z
  .object({
    title: z.string(),
    author: z.string().default(''),
    stickers: z.array(
      z.object({
        file: z.string(),
        // Our own list has several, Signal's one.
        emoji: z.union([z.array(z.string()), z.string().transform((one) => [one].filter(Boolean))]).default([]),
        alt: z.string().default(''),
        tags: z.array(z.string()).default([]),
      }),
    ),
  })
  .transform((pack): FoundPack => pack)

const Telegram = z
  .object({
    title: z.string().default(''),
    stickers: z.array(
      z.object({
        sticker: z.string(),
        emoji_list: z.array(z.string()).default([]),
        keywords: z.array(z.string()).default([]),
      }),
    ),
  })
  .transform(({ title, stickers }): FoundPack => ({
    title,
    author: '',
    stickers: stickers.map(({ sticker, emoji_list, keywords }) => ({
      file: sticker,
      emoji: emoji_list,
      alt: '',
      tags: keywords,
    })),
  }))

const KINDS: readonly [string, z.ZodType<FoundPack>][] = [
  ['contents.json', Whatsapp],
  ['pack.json', Ours],
  ['set.json', Telegram],
]

/** The words of a pack in one of the forms we know, or undefined. A stranger's text: its shape is checked, its files are looked up, never opened. */
export function readPackWords(files: readonly ExportFile[]): FoundPack | undefined {
  const textOf = (name: string) => {
    const file = files.find(({ path }) => path === name)
    return file && new TextDecoder().decode(file.bytes)
  }
  for (const [name, kind] of KINDS) {
    const text = textOf(name)
    const read = text === undefined ? undefined : kind.safeParse(jsonOf(text))
    if (read?.success) return read.data
  }
  const title = textOf('title.txt')
  if (title === undefined) return undefined
  const stickers = files.filter(({ path }) => path.endsWith('.webp'))
  return {
    title: title.trim(),
    author: textOf('author.txt')?.trim() ?? '',
    stickers: stickers.map(({ path }) => ({ file: path, emoji: [], alt: '', tags: [] })),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
