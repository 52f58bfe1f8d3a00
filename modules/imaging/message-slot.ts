import { z } from 'zod'

/** Letters that come with the shop; each has Arabic and Latin, other scripts come from elsewhere (message/faces.ts). Nothing of the machine is needed. */
export const MESSAGE_FONTS = ['lalezar', 'cairo'] as const
export type MessageFont = (typeof MESSAGE_FONTS)[number]

/** As people know them. */
export const FONT_NAMES: Record<MessageFont, string> = { lalezar: 'Lalezar', cairo: 'Cairo' }

/** What a buyer may write on a sticker, in characters as a reader counts them. */
export const MESSAGE_CHARACTERS = 60

const colour = z.string().regex(/^#[0-9a-f]{6}$/)
const share = z.number().int().min(0).max(1000)

export const MessageSlotShape = z
  .object({
    /** The box the text is fitted into, in thousandths of the picture's width and height. */
    left: share,
    top: share,
    width: share.min(100),
    height: share.min(50),
    font: z.enum(MESSAGE_FONTS),
    colour,
    /** Around the letters; none when null. */
    outline: colour.nullable(),
    /** How far the line is bent: 100 is half a circle, upwards; below 0 downwards. */
    curve: z.number().int().min(-100).max(100),
  })
  .refine(({ left, width }) => left + width <= 1000, 'wider than the picture')
  .refine(({ top, height }) => top + height <= 1000, 'higher than the picture')

/** The one place of a template sticker where its buyer writes. */
export type MessageSlot = z.infer<typeof MessageSlotShape>

/** What an artist begins with: the lower third. */
export const FIRST_SLOT: MessageSlot = { left: 80, top: 660, width: 840, height: 260, font: 'lalezar', colour: '#1d1a24', outline: '#ffffff', curve: 0 } // prettier-ignore

export function readSlot(stored: unknown): MessageSlot | undefined {
  return MessageSlotShape.safeParse(stored).data
}
