import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import type { Look, Seen } from './look'
import { checkEither, checkText } from './find-faults'
import { checkLists } from './named-list'

const Emoji = z.object({ file: z.string(), name: z.string() })
const FORM = { list: 'emoji.json', schema: z.object({ emoji: z.array(Emoji) }).transform(({ emoji }) => emoji) }

const exactly = ({ width, height }: Seen) => width === 128 && height === 128

interface ListRule {
  nameMost: number
  maxBytes: number
  /** Of a GIF that moves. */
  mostFrames: number
}

/** Folders of emoji with a list of their names: what Discord's and Slack's have in common. They differ in their limits. */
export function emojiListValidator({ nameMost, maxBytes, mostFrames }: ListRule) {
  const rule = { maxBytes, fits: exactly, size: '128 × 128' }
  const still = { ...rule, format: 'png' } as const
  const moving = { ...rule, format: 'gif', least: 2, most: mostFrames, mostMs: 30_000, leastMs: 20 } as const

  return (list: readonly ExportFile[], look: Look): Promise<Problem[]> =>
    checkLists(list, FORM, async ({ name }, file, bytes) => [
      ...checkText(file, 'name', /^[a-z0-9_]+$/.test(name) ? name : '', 2, nameMost),
      ...(await checkEither(look, file, bytes, still, moving)),
    ])
}
