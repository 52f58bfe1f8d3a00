'use client'

import { useState, useSyncExternalStore } from 'react'
import { Button } from '@/ui/button'
import { MessengerMark } from '@/ui/messenger-mark'

/** A sticker with words on it, as it is kept while one collects them. */
export interface SetEntry {
  stickerId: string
  text: string
}

export interface SetWords {
  title: string
  hint: string
  add: string
  there: string
  remove: string
  for: string
  /** `{platform}` and `{least}` stand for what they say. */
  few: string
  failed: string
}

const KEY = 'mulsaq.words.'

const NONE: readonly SetEntry[] = []
/** What this tab has by pack, and who is to be told of a change. */
const sets = new Map<string, readonly SetEntry[]>()
const listeners = new Set<() => void>()

/** The set of one pack, kept in this tab while one writes on one template after another. The server knows nothing of it. */
export function useSet(packId: string) {
  const entries = useSyncExternalStore(
    listen,
    () => stored(packId),
    () => NONE,
  )
  const change = (next: readonly SetEntry[]) => {
    sets.set(packId, next)
    try {
      sessionStorage.setItem(KEY + packId, JSON.stringify(next))
    } catch {
      // A browser that keeps nothing: the set lives as long as the page.
    }
    for (const tell of listeners) tell()
  }
  return { entries, change }
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function stored(packId: string): readonly SetEntry[] {
  const known = sets.get(packId)
  if (known) return known
  let read = NONE
  try {
    read = JSON.parse(sessionStorage.getItem(KEY + packId) ?? '[]') as SetEntry[]
  } catch {
    // Nothing is kept here, or it is not ours.
  }
  sets.set(packId, read)
  return read
}

/** What one has written so far, and the whole of it for one messenger. */
export function MessageSet({
  entries,
  addressOf,
  platforms,
  locale,
  words,
  onRemove,
}: {
  entries: readonly SetEntry[]
  addressOf: (entry: SetEntry) => string
  platforms: readonly { id: string; name: string; least: number }[]
  locale: string
  words: SetWords
  onRemove: (entry: SetEntry) => void
}) {
  const [busy, setBusy] = useState<string>()
  const [failed, setFailed] = useState(false)
  const get = async (platform: string) => {
    setBusy(platform)
    setFailed(false)
    const answer = await fetch('/api/messages/set', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ platform, locale, lines: entries }),
    }).catch(() => undefined)
    setBusy(undefined)
    if (answer?.ok) save(await answer.blob(), nameIn(answer, platform))
    else setFailed(true)
  }
  return (
    <section aria-label={words.title} className="border-line bg-sheet shadow-e1 grid gap-4 rounded-l border p-5">
      <h2 className="type-t4">{words.title}</h2>
      <ul className="flex flex-wrap gap-3">
        {entries.map((entry) => (
          <li key={`${entry.stickerId} ${entry.text}`} className="grid w-24 justify-items-center gap-1">
            <span className="dotted-ground rounded-m grid size-24 place-items-center p-2">
              <img src={addressOf(entry)} alt={entry.text} loading="lazy" className="max-h-full max-w-full" />
            </span>
            <Button kind="bare" size="s" aria-label={`${words.remove}: ${entry.text}`} onClick={() => onRemove(entry)}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <p className="type-small text-ink-3">{words.for}</p>
      <ul className="grid gap-2.5">
        {platforms.map(({ id, name, least }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button
              kind="outline"
              size="s"
              icon={<MessengerMark of={id} side={16} />}
              pending={busy === id}
              disabled={entries.length < least || busy !== undefined}
              onClick={() => void get(id)}
            >
              {name}
            </Button>
            {entries.length < least && (
              <span className="type-small text-ink-3">
                {words.few.replace('{platform}', name).replace('{least}', String(least))}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p role="alert" className="type-small text-bad empty:hidden">
        {failed ? words.failed : ''}
      </p>
    </section>
  )
}

function nameIn(answer: Response, platform: string): string {
  const said = /filename\*=UTF-8''(.+)$/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1]
  return said ? decodeURIComponent(said) : `${platform}.zip`
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
