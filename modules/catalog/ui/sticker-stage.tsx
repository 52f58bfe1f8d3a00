'use client'

import { clsx } from 'clsx'
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { buttonLook, iconButtonLook } from '@/ui/button'
import { segmentLook, segmentsLook } from '@/ui/segments'
import { type Backdrop, Stage } from '@/ui/stage'
import { EffectButton } from '@/ui/effect-button'
import { MovingSticker } from '@/ui/moving-sticker'
import { SoundButton } from '@/ui/sound-button'
import { Sticker } from '@/ui/sticker'
import { art, largestArt, movingArt } from './art'
import { useShow } from './sticker-show'

interface Props {
  words: {
    label: string
    /** Of each sticker, its place: “1 of 16”. */
    of: string[]
    backdrop: string
    paper: string
    ink: string
    before: string
    after: string
    chat: string
    strip: string
    play: string
    sound: { play: string; stop: string }
    effect: { play: string; calm: string }
  }
  icons: { before: ReactNode; after: ReactNode; chat: ReactNode }
}

/** One sticker, large, on paper or on ink. On a phone the others wait under it as a strip of film. */
export function StickerStage({ words, icons }: Props) {
  const { stickers, chosen, byHand, choose, sticker, backdrop, setBackdrop } = useShow()
  const count = stickers.length
  // On a phone its buttons need room above it.
  const voiced = (sticker.extras.sound ?? sticker.extras.effect) !== undefined
  const grounds: { ground: Backdrop; words: string }[] = [
    { ground: 'paper', words: words.paper },
    { ground: 'ink', words: words.ink },
  ]

  return (
    <Stage backdrop={backdrop} className="h-[330px] md:h-full md:min-h-[600px]">
      <section aria-label={words.label} className="absolute inset-0">
        <p className="type-small text-ink-2 absolute start-5 top-4 z-1 md:start-6 md:top-6" aria-live="polite">
          {words.of[chosen]}
          <span className="sr-only">: {sticker.alt}</span>
        </p>
        <fieldset
          aria-label={words.backdrop}
          className={clsx(
            segmentsLook,
            'absolute end-2 top-2 z-1 max-md:gap-0 max-md:bg-transparent max-md:shadow-none md:end-4 md:top-4',
          )}
        >
          {grounds.map(({ ground, words }) => (
            <button
              key={ground}
              type="button"
              aria-pressed={backdrop === ground}
              // Pressed again, the stage follows the page's theme.
              onClick={() => setBackdrop(backdrop === ground ? 'page' : ground)}
              className={clsx(
                segmentLook(backdrop === ground),
                'max-md:bg-transparent max-md:px-2',
                backdrop === ground &&
                  'max-md:[&>span]:ring-accent max-md:[&>span]:ring-2 max-md:[&>span]:ring-offset-2 max-md:[&>span]:ring-offset-(--well)',
              )}
            >
              <span className="max-md:sr-only">{words}</span>
              {/* On a phone a swatch, so that it covers no sticker. */}
              <span
                aria-hidden
                data-theme={ground === 'ink' ? 'dark' : 'light'}
                className="border-line-strong bg-paper size-6 rounded-full border md:hidden"
              />
            </button>
          ))}
        </fieldset>

        <div
          className={clsx(
            'absolute inset-x-0 bottom-[72px] grid place-items-center md:top-0 md:bottom-6',
            voiced ? 'top-[88px]' : 'top-0',
          )}
        >
          <span
            key={sticker.id}
            className={clsx(
              'block md:w-[min(68%,440px)]',
              byHand && 'lands',
              voiced ? 'w-[156px]' : 'w-[min(62vw,212px)]',
            )}
          >
            <MovingSticker
              moving={movingArt(sticker, 448)}
              movesWords={words.play}
              alone
              {...art(sticker.artKey, 448)}
              sizes="(width >= 768px) 440px, 212px"
              alt={sticker.alt || sticker.emoji.join(' ')}
              peel="always"
              shape={largestArt(sticker.artKey)}
              first
            />
          </span>
        </div>

        {voiced && (
          <div className="absolute start-4 top-12 z-1 flex flex-wrap items-center gap-2 md:start-6 md:top-14">
            {sticker.extras.sound && (
              <SoundButton key={`sound ${sticker.id}`} of={sticker.extras.sound.key} words={words.sound} />
            )}
            {sticker.extras.effect && (
              <EffectButton
                key={sticker.id}
                of={sticker.extras.effect.key}
                ms={sticker.extras.effect.ms}
                words={words.effect}
              />
            )}
          </div>
        )}

        <div className="absolute inset-x-5 bottom-5 hidden items-end justify-between gap-4 md:flex">
          <p className="rounded-m bg-sheet shadow-e1 max-w-[55%] px-4 py-2.5">
            <bdi className="strong block">{sticker.alt || sticker.emoji.join(' ')}</bdi>
            <span className="type-small text-ink-3">
              {sticker.emoji.join(' ')} {sticker.tags.join(', ')}
            </span>
          </p>
          <span className="flex items-center gap-2">
            {count > 1 && (
              <>
                <StepButton label={words.before} onClick={() => choose((chosen + count - 1) % count)}>
                  {icons.before}
                </StepButton>
                <StepButton label={words.after} onClick={() => choose((chosen + 1) % count)}>
                  {icons.after}
                </StepButton>
              </>
            )}
            <a href="#chat" className={buttonLook('outline')}>
              {icons.chat}
              {words.chat}
            </a>
          </span>
        </div>
        <FilmStrip label={words.strip} />
      </section>
    </Stage>
  )
}

function StepButton({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className={iconButtonLook('bg-sheet shadow-e1')}
    >
      {children}
    </button>
  )
}

/** As many as the widest window that has a strip holds. */
const FIRST_IN_STRIP = 14

function FilmStrip({ label }: { label: string }) {
  const { stickers, chosen, choose } = useShow()
  const strip = useRef<HTMLUListElement>(null)
  // What stands in the window at first, and no more: it answers to nobody yet, and every picture beyond would be fetched for nothing.
  const awake = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  useEffect(() => {
    const list = strip.current
    const item = list?.children[chosen] as HTMLElement | undefined
    // Only the strip moves: scrollIntoView would move the page as well.
    if (list && item)
      list.scrollTo({ left: item.offsetLeft - (list.clientWidth - item.offsetWidth) / 2, behavior: 'smooth' })
  }, [chosen])
  return (
    <ul
      ref={strip}
      aria-label={label}
      className="absolute inset-x-0 bottom-0 flex [scrollbar-width:none] gap-1.5 overflow-x-auto px-4 pt-1 pb-3 md:hidden"
    >
      {stickers.slice(0, awake ? undefined : FIRST_IN_STRIP).map((sticker, index) => (
        <li key={sticker.id} className="shrink-0">
          <button
            type="button"
            aria-pressed={index === chosen}
            aria-label={sticker.alt || sticker.emoji.join(' ')}
            onClick={() => choose(index)}
            className={clsx(
              'rounded-m grid size-[52px] place-items-center border-2',
              index === chosen ? 'border-accent bg-sheet' : 'border-transparent',
            )}
          >
            <Sticker {...art(sticker.artKey, 44)} alt="" side={44} />
          </button>
        </li>
      ))}
    </ul>
  )
}
