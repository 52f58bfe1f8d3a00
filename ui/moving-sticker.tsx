'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { ShopIcon } from './shop-icon'
import { Sticker } from './sticker'

interface Props extends ComponentProps<typeof Sticker> {
  /** The picture that moves, of the same paper as the still one. Without it this is a sticker that stands still. */
  moving?: string | undefined
  /** "Moves", in the reader's language: beside the mark, and what its own button is called. */
  movesWords: string
  /** Nothing around it takes focus: it is a button itself, to play and to stop. */
  alone?: boolean
}

/** What is pressed, focused or pointed at when one means this sticker. */
const AREA = '.peel-area, button, a, label'

/**
 * A sticker that moves. It plays while the pointer or the focus is on it or on what it lies in, and after a tap until the next;
 * who prefers less motion sees it stand still until asked by a press. A mark says that it can move.
 */
export function MovingSticker({ moving, ...rest }: Props) {
  if (moving) return <Playing moving={moving} {...rest} />
  const { movesWords: _words, alone: _alone, ...still } = rest
  return <Sticker {...still} />
}

/** What plays now, to be stopped by what plays next: one at a time on a page. */
let stopLast: (() => void) | undefined

function Playing({ moving, movesWords, alone = false, ...still }: Props) {
  const mark = useRef<HTMLSpanElement>(null)
  const [playing, setPlaying] = useState(false)
  useEffect(() => {
    if (!playing) return undefined
    const stop = () => setPlaying(false)
    stopLast?.()
    stopLast = stop
    return () => {
      if (stopLast === stop) stopLast = undefined
    }
  }, [playing])
  useEffect(() => {
    const area = mark.current?.closest<HTMLElement>(AREA)
    if (!area) return undefined
    const calm = matchMedia('(prefers-reduced-motion: reduce)')
    const start = (event: Event) => {
      const byTouch = event instanceof PointerEvent && event.pointerType === 'touch'
      if (!calm.matches && !byTouch) setPlaying(true)
    }
    const stop = (event: Event) => {
      if (event instanceof PointerEvent && event.pointerType === 'touch') return
      setPlaying(false)
    }
    // A press with a mouse on what plays already is about something else; with less motion or by touch it is the question.
    const press = (event: Event) => {
      const byTouch = event instanceof PointerEvent && event.pointerType === 'touch'
      if (calm.matches || byTouch || alone) setPlaying((was) => !was)
    }
    const listen = [
      ['pointerenter', start],
      ['pointerleave', stop],
      ['focusin', (event: Event) => area.matches(':has(:focus-visible), :focus-visible') && start(event)],
      ['focusout', stop],
      ['click', press],
    ] as const
    for (const [name, heard] of listen) area.addEventListener(name, heard)
    return () => {
      for (const [name, heard] of listen) area.removeEventListener(name, heard)
    }
  }, [alone])
  const sticker = (
    <Sticker
      {...still}
      moving={playing ? moving : undefined}
      mark={
        <span ref={mark} className="sticker-mark">
          <ShopIcon name="play" size={11} />
          {!alone && <span className="sr-only">{movesWords}</span>}
        </span>
      }
    />
  )
  if (!alone) return sticker
  return (
    <button
      type="button"
      aria-pressed={playing}
      aria-label={movesWords}
      className={still.side ? 'block' : 'block w-full'}
    >
      {sticker}
    </button>
  )
}
