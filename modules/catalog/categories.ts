/** The shelves of the shop, as in addresses: a pack stands on one. The words are `categories.<slug>`. */
export const CATEGORIES = [
  'animals', 'food', 'love', 'feelings', 'greetings', 'holidays', 'words', 'people', 'work', 'school',
  'games', 'sport', 'plants', 'places', 'music', 'memes', 'characters', 'abstract',
] as const // prettier-ignore

export type Category = (typeof CATEGORIES)[number]

export function isCategory(value: string): value is Category {
  return (CATEGORIES as readonly string[]).includes(value)
}

/** What one may be in the mood for: a chip with an emoji, which is also what it searches for. The words are `moods.<slug>`. */
export const MOODS = [
  { slug: 'laughing', emoji: '😂' },
  { slug: 'in-love', emoji: '😍' },
  { slug: 'sleepy', emoji: '😴' },
  { slug: 'angry', emoji: '😠' },
  { slug: 'sad', emoji: '😢' },
  { slug: 'surprised', emoji: '😮' },
  { slug: 'celebrating', emoji: '🎉' },
  { slug: 'thankful', emoji: '🙏' },
  { slug: 'hungry', emoji: '😋' },
  { slug: 'thinking', emoji: '🤔' },
] as const

export type Mood = (typeof MOODS)[number]
