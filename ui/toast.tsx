'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'

interface ToastContent {
  words: string
  /** One way on. */
  link?: { href: string; words: string }
  /** The picture of a sticker, at the start. */
  sticker?: string
}

const EVENT = 'mulsaq:toast'
/** Long enough to read two lines and press the link. */
const SHOWN_MS = 8000

/** Say something short about what just happened. */
export function toast(content: ToastContent): void {
  window.dispatchEvent(new CustomEvent(EVENT, { detail: content }))
}

/** Where toasts appear: once, in the layout. */
export function ToastRegion() {
  const [shown, setShown] = useState<ToastContent>()
  const region = useRef<HTMLOutputElement>(null)

  useEffect(() => {
    const show = (event: Event) => setShown((event as CustomEvent<ToastContent>).detail)
    window.addEventListener(EVENT, show)
    return () => window.removeEventListener(EVENT, show)
  }, [])
  useEffect(() => {
    // Nobody's pointer or focus is pulled away from under them.
    const held = () => region.current?.matches(':hover, :focus-within')
    const timer = shown && setInterval(() => !held() && setShown(undefined), SHOWN_MS)
    return () => clearInterval(timer)
  }, [shown])

  return (
    <output
      ref={region}
      className="pointer-events-none fixed inset-x-0 bottom-[calc(96px+env(safe-area-inset-bottom))] z-50 mx-auto block w-[min(100%-32px,560px)] md:bottom-8"
    >
      {shown && (
        <ToastCard sticker={shown.sticker} link={shown.link}>
          {shown.words}
        </ToastCard>
      )}
    </output>
  )
}

/** The toast itself: ink on paper, cream in the dark. */
export function ToastCard({
  sticker,
  link,
  children,
}: {
  sticker?: string | undefined
  link?: { href: string; words: string } | undefined
  children: ReactNode
}) {
  return (
    <div className="toast rounded-tile bg-ink text-paper shadow-e3 pointer-events-auto flex min-h-16 items-center gap-3.5 px-4 py-3">
      {sticker && <img src={sticker} alt="" width={40} height={40} className="size-10 shrink-0" />}
      <p className="min-w-0 grow">{children}</p>
      {link && (
        <a href={link.href} className="shrink-0 py-2.5 font-semibold underline underline-offset-4">
          {link.words}
        </a>
      )}
    </div>
  )
}
