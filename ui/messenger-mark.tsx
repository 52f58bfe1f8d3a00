import { ChatCircleIcon } from '@phosphor-icons/react/dist/ssr/ChatCircle'
import { DiscordLogoIcon } from '@phosphor-icons/react/dist/ssr/DiscordLogo'
import { FileZipIcon } from '@phosphor-icons/react/dist/ssr/FileZip'
import { SlackLogoIcon } from '@phosphor-icons/react/dist/ssr/SlackLogo'
import { TelegramLogoIcon } from '@phosphor-icons/react/dist/ssr/TelegramLogo'
import { WhatsappLogoIcon } from '@phosphor-icons/react/dist/ssr/WhatsappLogo'
import type { ReactNode } from 'react'
import { Icon } from './icon'

/** Drawn here in the icon set's manner, on its 256 grid: marks in ink, never in a messenger's own colours. */
const DRAWN: Record<string, ReactNode> = {
  signal: (
    <>
      <path d="M128 44a84 84 0 0 0-72 127.3L48.5 206l35.2-7.2A84 84 0 1 0 128 44Z" />
      <path
        d="M128 14a114 114 0 1 1-52 215.5L20 236l12.5-54A114 114 0 0 1 128 14Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="14"
        strokeDasharray="34 16"
      />
    </>
  ),
  matrix: (
    <path d="M24 20h34v16H42v184h16v16H24Zm208 0h-34v16h16v184h-16v16h34ZM76 92h21v13c7-10 17-15 30-15 14 0 24 5 29 16 8-11 18-16 32-16 22 0 32 13 32 36v54h-23v-49c0-13-4-20-15-20-12 0-18 9-18 22v47h-23v-49c0-13-4-20-15-20-12 0-18 9-18 22v47H76Z" />
  ),
  line: (
    <path
      fillRule="evenodd"
      d="M128 26c61 0 110 38 110 85 0 42-46 81-106 119-7 4-12 1-11-6l3-28C64 193 18 157 18 111c0-47 49-85 110-85ZM58 88v52h34v-14H73V88Zm42 0v52h15V88Zm25 0v52h14v-29l24 29h13V88h-14v29l-24-29Zm60 0v52h36v-13h-21v-7h21v-13h-21v-6h21V88Z"
    />
  ),
  imessage: (
    <path
      fillRule="evenodd"
      d="M72 20h112a52 52 0 0 1 52 52v112a52 52 0 0 1-52 52H72a52 52 0 0 1-52-52V72a52 52 0 0 1 52-52Zm56 44c-44 0-78 26-78 59 0 20 12 37 31 48-2 9-7 16-14 22 14 0 26-4 35-13 8 2 17 3 26 3 44 0 78-26 78-60s-34-59-78-59Z"
    />
  ),
}

const FROM_SET = {
  telegram: TelegramLogoIcon,
  whatsapp: WhatsappLogoIcon,
  discord: DiscordLogoIcon,
  slack: SlackLogoIcon,
  png: FileZipIcon,
}

/** The mark of a messenger, beside its name. An unknown one gets a plain bubble, so that a new platform needs no drawing first. */
export function MessengerMark({ of, side = 20 }: { of: string; side?: number }) {
  // A messenger's emoji (telegram-emoji) go under its own mark.
  const messenger = of.split('-')[0] ?? of
  const drawn = DRAWN[messenger]
  if (drawn)
    return (
      <svg aria-hidden width={side} height={side} viewBox="0 0 256 256" fill="currentColor" className="shrink-0">
        {drawn}
      </svg>
    )
  return (
    <Icon
      of={FROM_SET[messenger as keyof typeof FROM_SET] ?? ChatCircleIcon}
      weight={of === 'png' ? 'bold' : 'fill'}
      size={side}
    />
  )
}
