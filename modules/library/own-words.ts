import { emojiIn, fold, plainEmoji } from '@/core/text'

/** What a person looks for among his own stickers: folded words and emoji. */
export interface OwnWish {
  words: string[]
  emoji: string[]
}

export function readOwnWish(text: string): OwnWish {
  const cut = text.slice(0, 100)
  return {
    words: (fold(cut).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 6),
    emoji: emojiIn(cut).map(plainEmoji).slice(0, 4),
  }
}

export function asksForSomething({ words, emoji }: OwnWish): boolean {
  return words.length + emoji.length > 0
}

/** Whether texts and emoji hold all that is wished for; a word may be a part of theirs. */
export function holds({ words, emoji }: OwnWish, texts: readonly string[], emojiThere: readonly string[]): boolean {
  const text = fold(texts.join(' '))
  const there = new Set(emojiThere.map(plainEmoji))
  return words.every((word) => text.includes(word)) && emoji.every((one) => there.has(one))
}
