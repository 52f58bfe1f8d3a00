'use client'

import { clsx } from 'clsx'
import { useEffect, useRef, useState } from 'react'
import { Avatar } from '@/ui/avatar'
import { controlLook } from '@/ui/field'
import { MovingSticker } from '@/ui/moving-sticker'
import { art, movingArt } from './art'
import { type ShownSticker, useShow } from './sticker-show'

interface Words {
  title: string
  friend: string
  light: string
  dark: string
  wallpaper: string
  opening: string
  answer: string
  yours: string
  label: string
  hint: string
  moves: string
}

/** What conversations stand on, whatever the page's theme. A wallpaper's bubbles are a light theme's. */
const GROUNDS = [
  { name: 'light', theme: 'light', look: 'bg-well' },
  { name: 'dark', theme: 'dark', look: 'bg-well' },
  { name: 'wallpaper', theme: 'light', look: 'chat-wallpaper' },
] as const

/** How the chosen sticker looks in a conversation on each ground, with a line of one's own. */
export function ChatPreview({ words }: { words: Words }) {
  const { stickers, chosen, sticker } = useShow()
  const field = useRef<HTMLInputElement>(null)
  const [line, setLine] = useState('')
  // What was typed before the page answered to hands is in the field already.
  useEffect(() => setLine(field.current?.value ?? ''), [])
  const shown = [sticker, stickers[(chosen + 1) % stickers.length] ?? sticker] as const
  return (
    <>
      {/* On a phone one after the other, and the next one's edge says that there is more. */}
      <ul
        aria-label={words.title}
        tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        className="chat-row"
      >
        {GROUNDS.map(({ name, theme, look }) => (
          <li key={name} data-theme={theme} className="border-line bg-well text-ink overflow-clip rounded-l border">
            <p className="border-line bg-sheet flex items-center gap-3 border-b px-4 py-2.5">
              <Avatar name={words.friend} side={32} />
              <span className="strong grow">{words.friend}</span>
              <span className="type-small text-ink-3">{words[name]}</span>
            </p>
            <div className={clsx('grid justify-items-start gap-3 p-4', look)}>
              <Bubble>{words.opening}</Bubble>
              <Sent sticker={shown[0]} moves={words.moves} />
              <Bubble>{words.answer}</Bubble>
              <Sent sticker={shown[1]} moves={words.moves} />
              <Bubble own>{line.trim() || words.yours}</Bubble>
            </div>
          </li>
        ))}
      </ul>
      <label className="mt-4 grid gap-1.5">
        <span className="type-small strong">{words.label}</span>
        <input
          ref={field}
          onChange={(event) => setLine(event.target.value)}
          maxLength={80}
          placeholder={words.hint}
          className={controlLook(false, 'h-[46px]')}
        />
      </label>
    </>
  )
}

function Sent({ sticker, moves }: { sticker: ShownSticker; moves: string }) {
  const { byHand } = useShow()
  return (
    <span key={sticker.id} className={clsx('justify-self-end', byHand && 'lands')}>
      <MovingSticker
        {...art(sticker.artKey, 112)}
        moving={movingArt(sticker, 112)}
        movesWords={moves}
        side={112}
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
