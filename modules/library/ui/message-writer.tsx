'use client'

import { useEffect, useState } from 'react'
import { MESSAGE_CHARACTERS } from '@/modules/imaging/message-slot'
import { Button, buttonLook } from '@/ui/button'
import { TextField } from '@/ui/field'
import { MessengerMark } from '@/ui/messenger-mark'
import { MessageSet, type SetEntry, type SetWords, useSet } from './message-set'

/** After the last letter, in ms, before the picture is asked for. */
const PAUSE_MS = 350
/** As many as the server takes at once (write-set.ts). */
const SET_MOST = 30

interface Words {
  label: string
  hint: string
  preview: string
  download: string
  for: string
  failed: string
  empty: string
  long: string
  /** `{letters}` stands for those that cannot be drawn. */
  letters: string
  emoji: string
  set: SetWords
}

interface Props {
  stickerId: string
  packId: string
  locale: string
  /** `least`: how many stickers a pack of it has at least. */
  platforms: readonly { id: string; name: string; least: number }[]
  words: Words
}

const addressOf = (sticker: string, text: string, platform?: string) =>
  `/api/messages?${new URLSearchParams({ sticker, text, ...(platform && { platform }) }).toString()}`

/** Write on a template sticker, see it, and take it. */
export function MessageWriter({ stickerId, packId, locale, platforms, words }: Props) {
  const [text, setText] = useState('')
  const asked = text.trim()
  const { made, fault } = useWritten(stickerId, asked, words, locale)
  const isReady = made?.text === asked && !fault
  const { entries, change } = useSet(packId)
  const isThere = (entry: SetEntry) => entry.stickerId === stickerId && entry.text === asked
  return (
    <div className="grid gap-6">
      <TextField
        label={words.label}
        hint={words.hint}
        value={text}
        dir="auto"
        maxLength={MESSAGE_CHARACTERS}
        error={asked === '' ? undefined : fault}
        onChange={(event) => setText(event.target.value)}
      />
      <span className="dotted-ground rounded-tile grid aspect-square w-full max-w-[420px] place-items-center p-4">
        {made ? (
          <img src={made.url} alt={`${words.preview} ${made.text}`} className="max-h-full max-w-full" />
        ) : (
          <span className="type-small text-ink-2 text-center">{words.empty}</span>
        )}
      </span>
      {isReady && (
        <div className="grid gap-3">
          <p>
            <a href={addressOf(stickerId, asked)} download className={buttonLook('main')}>
              {words.download}
            </a>
          </p>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button
              kind="outline"
              disabled={entries.some(isThere) || entries.length >= SET_MOST}
              onClick={() => change([...entries, { stickerId, text: asked }])}
            >
              {words.set.add}
            </Button>
            <span className="type-small text-ink-3">{entries.some(isThere) ? words.set.there : words.set.hint}</span>
          </p>
          <p className="type-small text-ink-3">{words.for}</p>
          <ul className="flex flex-wrap gap-2.5">
            {platforms.map(({ id, name }) => (
              <li key={id}>
                <a href={addressOf(stickerId, asked, id)} download className={buttonLook('outline', 's')}>
                  <MessengerMark of={id} side={16} />
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {entries.length > 0 && (
        <MessageSet
          entries={entries}
          addressOf={(entry) => addressOf(entry.stickerId, entry.text)}
          platforms={platforms}
          locale={locale}
          words={words.set}
          onRemove={(gone) => change(entries.filter((entry) => entry !== gone))}
        />
      )}
    </div>
  )
}

/** As its readers call it: “ (Tibetan)”. */
function scriptName(code: string | number | undefined, locale: string): string {
  const name = code && new Intl.DisplayNames(locale, { type: 'script' }).of(String(code))
  return name ? ` (${name})` : ''
}

/** The picture of these words, as the server makes it, a moment after they stand still. */
function useWritten(stickerId: string, asked: string, words: Words, locale: string) {
  const [made, setMade] = useState<{ text: string; url: string }>()
  const [fault, setFault] = useState<string>()
  useEffect(() => {
    if (asked === '') return undefined
    const asking = new AbortController()
    const show = async () => {
      const answer = await fetch(addressOf(stickerId, asked), { signal: asking.signal })
      if (answer.status === 422) {
        const [problem] = (await answer.json()) as { code: string; params: Record<string, string | number> }[]
        const letters = `${String(problem?.params['letters'] ?? '')}${scriptName(problem?.params['script'], locale)}`
        const said = { 'message.letters': words.letters, 'message.emoji': words.emoji }[problem?.code ?? '']
        setFault(said?.replace('{letters}', letters) ?? words.long)
        return
      }
      if (!answer.ok) throw new Error(String(answer.status))
      setMade({ text: asked, url: URL.createObjectURL(await answer.blob()) })
      setFault(undefined)
    }
    const timer = setTimeout(() => void show().catch(() => asking.signal.aborted || setFault(words.failed)), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [stickerId, asked, words, locale])
  return { made, fault }
}
