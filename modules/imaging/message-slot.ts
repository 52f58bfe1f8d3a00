/** Letters that come with the shop; each has Arabic and Latin, other scripts come from elsewhere (message/faces.ts). Nothing of the machine is needed. */
export const MESSAGE_FONTS = ['lalezar', 'cairo'] as const
export type MessageFont = (typeof MESSAGE_FONTS)[number]

/** As people know them. */
export const FONT_NAMES: Record<MessageFont, string> = { lalezar: 'Lalezar', cairo: 'Cairo' }

/** What a buyer may write on a sticker, in characters as a reader counts them. */
export const MESSAGE_CHARACTERS = 60

/** The one place of a template sticker where its buyer writes. read-slot.ts says what is one; a browser that only shows it needs no checker. */
export type MessageSlot = {
  /** The box the text is fitted into, in thousandths of the picture's width and height. */
  left: number
  top: number
  width: number
  height: number
  font: MessageFont
  /** `#rrggbb`, as all colours here. */
  colour: string
  /** Around the letters; none when null. */
  outline: string | null
  /** How far the line is bent: 100 is half a circle, upwards; below 0 downwards. */
  curve: number
}

/** What an artist begins with: the lower third. */
export const FIRST_SLOT: MessageSlot = { left: 80, top: 660, width: 840, height: 260, font: 'lalezar', colour: '#1d1a24', outline: '#ffffff', curve: 0 } // prettier-ignore
