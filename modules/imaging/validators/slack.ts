import { emojiListValidator } from './emoji-list'

export const validateSlack = emojiListValidator({ nameMost: 100, maxBytes: 128_000, mostFrames: 50 })
