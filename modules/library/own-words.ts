import { emojiIn, fold } from '@/core/text'

/** What a person looks for among his own stickers: folded words and emoji. */
export interface OwnWish {
  words: string[]
  emoji: string[]
}

export function readOwnWish(text: string): OwnWish {
  const cut = text.slice(0, 100)
  return {
    words: (fold(cut).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 6),
    emoji: emojiIn(cut).map(plain).slice(0, 4),
  }
}

export function asksForSomething({ words, emoji }: OwnWish): boolean {
  return words.length + emoji.length > 0
}

/** Whether texts and emoji hold all that is wished for; a word may be a part of theirs. */
export function holds({ words, emoji }: OwnWish, texts: readonly string[], emojiThere: readonly string[]): boolean {
  const text = fold(texts.join(' '))
  const there = new Set(emojiThere.map(plain))
  return words.every((word) => text.includes(word)) && emoji.every((one) => there.has(one))
}

/** Skin tones and the mark that asks for colour do not matter. */
function plain(emoji: string): string {
  return emoji.replace(/[\u{1f3fb}-\u{1f3ff}\ufe0f]/gu, '')
}
