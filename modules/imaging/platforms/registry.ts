import type { Platform } from '../platform'
import { discord } from './discord'
import { discordEmoji } from './discord-emoji'
import { imessage } from './imessage'
import { line } from './line'
import { matrix } from './matrix'
import { png } from './png'
import { signal } from './signal'
import { slack } from './slack'
import { telegram } from './telegram'
import { telegramEmoji } from './telegram-emoji'
import { whatsapp } from './whatsapp'

/** Every platform files are made for, in the order people see them. Ids are stored: a line may go, its id never comes back for another. */
export const REGISTRY = {
  telegram,
  whatsapp,
  signal,
  discord,
  slack,
  matrix,
  imessage,
  line,
  'telegram-emoji': telegramEmoji,
  'discord-emoji': discordEmoji,
  png,
} satisfies Record<string, Platform>
