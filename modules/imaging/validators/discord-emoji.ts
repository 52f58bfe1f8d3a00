import { emojiListValidator } from './emoji-list'

export const validateDiscordEmoji = emojiListValidator({ nameMost: 32, maxBytes: 256 * 1024, mostFrames: 1000 })
