import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import type { Look } from './look'
import { type SetRule, validateSets } from './telegram'

const EMOJI: SetRule = {
  type: 'custom_emoji',
  most: 200,
  maxBytes: 128 * 1024,
  fits: ({ width, height }) => width === 100 && height === 100,
  size: '100 × 100',
}

export function validateTelegramEmoji(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  return validateSets(list, look, EMOJI)
}
