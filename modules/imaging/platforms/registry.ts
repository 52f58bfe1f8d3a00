import type { Platform } from '../platform'
import { png } from './png'
import { signal } from './signal'
import { telegram } from './telegram'
import { whatsapp } from './whatsapp'

/** Every platform files are made for, in the order people see them. Ids are stored: a line may go, its id never comes back for another. */
export const REGISTRY = {
  whatsapp,
  telegram,
  signal,
  png,
} satisfies Record<string, Platform>
