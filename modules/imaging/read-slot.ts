import { z } from 'zod'
import { MESSAGE_FONTS, type MessageSlot } from './message-slot'

const colour = z.string().regex(/^#[0-9a-f]{6}$/)
const share = z.number().int().min(0).max(1000)

export const MessageSlotShape = z
  .object({
    left: share,
    top: share,
    width: share.min(100),
    height: share.min(50),
    font: z.enum(MESSAGE_FONTS),
    colour,
    outline: colour.nullable(),
    curve: z.number().int().min(-100).max(100),
  })
  .refine(({ left, width }) => left + width <= 1000, 'wider than the picture')
  .refine(({ top, height }) => top + height <= 1000, 'higher than the picture') satisfies z.ZodType<MessageSlot>

export function readSlot(stored: unknown): MessageSlot | undefined {
  return MessageSlotShape.safeParse(stored).data
}
