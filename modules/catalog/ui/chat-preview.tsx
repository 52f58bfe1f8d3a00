'use client'

import { clsx } from 'clsx'
import { useState } from 'react'
import { Avatar } from '@/ui/avatar'
import { controlLook } from '@/ui/field'
import { MovingSticker } from '@/ui/moving-sticker'
import { art, movingArt } from './art'
import { type ShownSticker, useShow } from './sticker-show'

interface Words {
  friend: string
  light: string
  dark: string
  opening: string
  answer: string
  yours: string
  label: string
  hint: string
  moves: string
}

/** How the chosen sticker looks in a conversation, in light and in dark whatever the page's theme, with a line of one's own. */
export function ChatPreview({ words }: { words: Words }) {
  const { stickers, chosen, sticker } = useShow()
  const [line, setLine] = useState('')
  const second = stickers[(chosen + 1) % stickers.length] ?? sticker
  const said = line.trim() || words.yours
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {(['light', 'dark'] as const).map((theme) => (
          <Chat key={theme} theme={theme} words={words} first={sticker} second={second} said={said} />
        ))}
      </div>
      <label className="mt-4 grid gap-1.5">
        <span className="type-small strong">{words.label}</span>
        <input
          value={line}
          onChange={(event) => setLine(event.target.value)}
          maxLength={80}
          placeholder={words.hint}
          className={controlLook(false, 'h-[46px]')}
        />
      </label>
    </>
  )
}

function Chat({
  theme,
  words,
  first,
  second,
  said,
}: {
  theme: 'light' | 'dark'
  words: Words
  first: ShownSticker
  second: ShownSticker
  said: string
}) {
  return (
    <div data-theme={theme} className="border-line bg-well overflow-clip rounded-l border">
      <p className="border-line bg-sheet flex items-center gap-3 border-b px-4 py-2.5">
        <Avatar name={words.friend} side={32} />
        <span className="strong grow">{words.friend}</span>
        <span className="type-small text-ink-3">{words[theme]}</span>
      </p>
      <div className="grid justify-items-start gap-3 p-4">
        <Bubble>{words.opening}</Bubble>
        <Sent sticker={first} side={112} moves={words.moves} />
        <Bubble>{words.answer}</Bubble>
        <Sent sticker={second} side={112} moves={words.moves} />
        <Bubble own>{said}</Bubble>
      </div>
    </div>
  )
}

function Sent({ sticker, side, moves }: { sticker: ShownSticker; side: number; moves: string }) {
  return (
    <span key={sticker.id} className="lands justify-self-end">
      <MovingSticker
        {...art(sticker.artKey, side)}
        moving={movingArt(sticker, side)}
        movesWords={moves}
        side={side}
        alt={sticker.alt || sticker.emoji.join(' ')}
        alone
      />
    </span>
  )
}

function Bubble({ own = false, children }: { own?: boolean; children: string }) {
  return (
    <p
      dir="auto"
      className={clsx(
        'rounded-m max-w-[85%] px-4 py-2 [overflow-wrap:anywhere]',
        own ? 'bg-accent-soft justify-self-end rounded-ee-[4px]' : 'bg-sheet rounded-es-[4px]',
      )}
    >
      {children}
    </p>
  )
}
