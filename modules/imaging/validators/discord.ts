import { z } from 'zod'
import type { Problem } from '@/core/refusal'
import type { ExportFile } from '../platform'
import type { Look, Seen } from './look'
import { checkEither, checkText } from './find-faults'
import { checkLists } from './named-list'

const Sticker = z.object({ file: z.string(), name: z.string(), description: z.string(), tags: z.string() })
const FORM = {
  list: 'stickers.json',
  schema: z.object({ stickers: z.array(Sticker) }).transform(({ stickers }) => stickers),
}

const exactly = ({ width, height }: Seen) => width === 320 && height === 320

const RULE = { format: 'png', maxBytes: 512 * 1024, fits: exactly, size: '320 × 320' } as const

export function validateDiscord(list: readonly ExportFile[], look: Look): Promise<Problem[]> {
  return checkLists(list, FORM, async ({ name, description, tags }, file, bytes) => [
    ...checkText(file, 'name', name, 2, 30),
    ...(description === '' ? [] : checkText(file, 'description', description, 2, 100)),
    ...checkText(file, 'tags', tags, 1, 200),
    ...(await checkEither(look, file, bytes, RULE, { ...RULE, least: 2, mostMs: 5000 })),
  ])
}
