import type { PackFile } from './pack-file'

/** What a pack was made for; `pictures`: nothing says so, it is files together. */
export type PackForm = 'whatsapp' | 'mulsaq' | 'telegram' | 'line' | 'signal' | 'wastickers' | 'pictures'

/** A sticker of a pack: its file, and what was said of it there. Words are a stranger's and as long as he likes. */
export interface FoundSticker extends PackFile {
  emoji: readonly string[]
  alt: string
  tags: readonly string[]
}

export interface FoundPack {
  form: PackForm
  title: string
  author: string
  stickers: FoundSticker[]
}
