'use client'

import { useEffect, useRef, useState } from 'react'

interface Chosen {
  url: string
  alt: string
  emoji: string[]
}

/** The element as any other site has it: its script, the element, and what it says when a sticker is chosen. */
export function LivePicker({ words }: { words: { chosen: string; none: string } }) {
  const place = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<Chosen>()
  useEffect(() => {
    const script = document.createElement('script')
    script.type = 'module'
    script.src = '/embed/sticker-picker.js'
    const picker = document.createElement('sticker-picker')
    const theme = document.documentElement.dataset['theme']
    if (theme) picker.setAttribute('theme', theme)
    picker.addEventListener('sticker', (event) => setChosen((event as CustomEvent<Chosen>).detail))
    place.current?.replaceChildren(script, picker)
  }, [])
  return (
    <>
      <div ref={place} className="min-h-[400px]" />
      <output className="type-small text-ink-2 mt-4 flex min-h-14 items-center gap-3">
        {chosen ? (
          <>
            <img src={chosen.url} alt="" width={56} height={56} />
            <bdi>{words.chosen.replace('{name}', chosen.alt || chosen.emoji.join(' '))}</bdi>
          </>
        ) : (
          words.none
        )}
      </output>
    </>
  )
}
