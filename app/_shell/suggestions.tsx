'use client'

import { clsx } from 'clsx'
import Link from 'next/link'
import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react'
import { PackPrice } from '@/modules/catalog/ui/pack-price'
import { Avatar } from '@/ui/avatar'
import { ShopIcon } from '@/ui/shop-icon'
import type { Suggested } from './suggested'

/** How long one pauses before it is asked what is meant. */
const PAUSE_MS = 150

/**
 * What may be meant by what stands in the search box around it, as it is typed: packs, artists and tags, and the way to all results. The
 * box stays what it is; when nothing comes, nothing is shown, and the form works as before.
 */
export function Suggestions() {
  const place = useRef<HTMLDivElement>(null)
  const asking = useRef<AbortController>(undefined)
  const list = useId()
  const [found, setFound] = useState<Suggested>()
  const [chosen, setChosen] = useState(-1)
  const rows = found?.all ? [...found.rows, found.all] : []
  const isOpen = rows.length > 0

  const close = useCallback(() => {
    asking.current?.abort()
    setFound(undefined)
    setChosen(-1)
  }, [])

  // The box is the server's; what it is to a reader beside a list is said here.
  useEffect(() => {
    const input = boxOf(place.current)
    input.role = 'combobox'
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-expanded', String(isOpen))
    if (isOpen) input.setAttribute('aria-controls', list)
    else input.removeAttribute('aria-controls')
    if (chosen >= 0) input.setAttribute('aria-activedescendant', `${list}-${chosen}`)
    else input.removeAttribute('aria-activedescendant')
  }, [list, isOpen, chosen])

  useEffect(() => {
    const input = boxOf(place.current)
    const ask = () => {
      asking.current?.abort()
      setChosen(-1)
      const q = input.value.trim()
      // What was found for the beginning of it may stand till more is known; what was found for something else may not.
      setFound((last) => (last && q.startsWith(last.q) ? last : undefined))
      if (!q) return
      const { signal } = (asking.current = new AbortController())
      void suggestedFor(q, signal).then((answer) => {
        if (signal.aborted) return
        // What was chosen meanwhile is in another place now.
        setChosen(-1)
        setFound(answer)
      })
    }
    input.addEventListener('input', ask)
    input.addEventListener('blur', close)
    // What was typed while this was on its way.
    if (document.activeElement === input && input.value !== input.defaultValue) ask()
    return () => {
      asking.current?.abort()
      input.removeEventListener('input', ask)
      input.removeEventListener('blur', close)
    }
  }, [close])

  useEffect(() => {
    const input = boxOf(place.current)
    const count = rows.length
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || count === 0) return
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        // The box itself is one of the places.
        const step = event.key === 'ArrowDown' ? 1 : count
        setChosen((at) => ((at + 1 + step) % (count + 1)) - 1)
      } else if (event.key === 'Escape') close()
      else if (event.key === 'Enter' && chosen >= 0) document.getElementById(`${list}-${chosen}`)?.click()
      else return
      event.preventDefault()
    }
    input.addEventListener('keydown', press)
    return () => input.removeEventListener('keydown', press)
  }, [list, rows.length, chosen, close])

  useEffect(() => {
    if (chosen >= 0) document.getElementById(`${list}-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, chosen])

  const line = (index: number, href: string, children: ReactNode) => (
    <Link
      key={href}
      prefetch={false}
      href={href}
      id={`${list}-${index}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- those of the browser hold neither pictures nor links
      role="option"
      aria-selected={index === chosen}
      tabIndex={-1}
      onClick={close}
      className={clsx(
        'hover:bg-well flex min-h-14 items-center gap-3 rounded-[12px] px-3 py-1.5 text-start',
        index === chosen && 'bg-well outline-accent outline-2 -outline-offset-2',
      )}
    >
      {children}
    </Link>
  )

  return (
    <div ref={place}>
      <output className="sr-only">{found?.said}</output>
      {found?.all && (
        <div
          id={list}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as its lines
          role="listbox"
          aria-label={found.label}
          tabIndex={-1}
          // A press in the list leaves the caret where it is.
          onMouseDown={(event) => event.preventDefault()}
          className="border-line bg-sheet shadow-e3 rounded-tile absolute inset-x-0 top-full z-20 mt-2 max-h-[min(70dvh,32rem)] overflow-y-auto border p-2"
        >
          {found.rows.map(({ href, title, line: words, price, picture }, index) =>
            line(
              index,
              href,
              <>
                {picture ? (
                  <img src={picture} alt="" width={44} height={44} className="size-11 shrink-0 object-contain" />
                ) : (
                  <Avatar name={title} side={44} />
                )}
                <span className="min-w-0 grow">
                  <span className="block truncate font-medium">
                    <bdi>{title}</bdi>
                  </span>
                  <span className="type-small text-ink-3 block truncate">{words}</span>
                </span>
                {price && <PackPrice of={price} />}
              </>,
            ),
          )}
          {line(
            found.rows.length,
            found.all.href,
            <>
              <span className="text-ink-2 grid size-11 shrink-0 place-items-center">
                <ShopIcon name="search" />
              </span>
              <span className="text-accent-text min-w-0 grow font-medium [overflow-wrap:anywhere]">
                {found.all.title}
              </span>
            </>,
          )}
        </div>
      )}
    </div>
  )
}

function boxOf(place: Element | null): HTMLInputElement {
  const box = place?.closest('form')?.elements.namedItem('q')
  if (!(box instanceof HTMLInputElement)) throw new Error('suggestions stand in the form of a search')
  return box
}

/** What is meant, asked after a pause. Undefined when it cannot be had, or something else was typed meanwhile: the form works without. */
async function suggestedFor(q: string, signal: AbortSignal): Promise<Suggested | undefined> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  if (signal.aborted) return undefined
  try {
    const answer = await fetch(`/api/suggest?${new URLSearchParams({ in: document.documentElement.lang, q })}`, {
      signal,
    })
    return answer.ok ? ((await answer.json()) as Suggested) : undefined
  } catch {
    return undefined
  }
}
