'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '@/core/refusal'
import type { EditorSticker } from '../find-editor'
import type { ShownAs, ShownFacts } from '../show-sticker'

export interface ShownFile {
  url: string
  facts: ShownFacts
}

export interface ShownSticker {
  still: ShownFile | undefined
  /** Of one that moves, once it is made. */
  moving: ShownFile | undefined
  problems: Problem[]
  state: 'asking' | 'there' | 'making' | 'failed'
  /** Have the file that moves made now; it takes a few seconds. */
  make: () => void
}

/**
 * What one messenger would get of a sticker: its still picture at once, what moves where it is made already.
 * For one sticker and one messenger as long as it stands: its caller is keyed by both.
 * @param wanted Somebody can see it: files are made for it, and not for nobody.
 */
export function useShown({ id, kind, artKey }: EditorSticker, platform: string, wanted: boolean): ShownSticker {
  const [files, setFiles] = useState<{ still?: ShownFile | undefined; moving?: ShownFile | undefined }>({})
  const [problems, setProblems] = useState<Problem[]>([])
  const [state, setState] = useState<ShownSticker['state']>('asking')

  const ask = useCallback(
    async (as: ShownAs, signal?: AbortSignal): Promise<ShownFile | undefined> => {
      const url = `/api/studio/stickers/${id}/shown?${new URLSearchParams({ platform, as, of: artKey })}`
      const answer = await fetch(url, signal ? { signal } : {})
      if (answer.status === 204) return undefined
      if (answer.status === 422) {
        setProblems((await answer.json()) as Problem[])
        return undefined
      }
      if (!answer.ok) throw new Error(String(answer.status))
      await answer.arrayBuffer() // it is in the browser's own store now, for the element that shows it
      return { url, facts: JSON.parse(answer.headers.get('X-Sticker-Facts') ?? '{}') as ShownFacts }
    },
    [id, platform, artKey],
  )

  useEffect(() => {
    if (!wanted) return undefined
    const asking = new AbortController()
    const look = async () => {
      const still = await ask('still', asking.signal)
      setFiles({ still })
      const moving = kind === 'still' ? undefined : await ask('kept', asking.signal)
      setFiles({ still, moving })
      setState('there')
    }
    look().catch(() => asking.signal.aborted || setState('failed'))
    return () => asking.abort()
  }, [ask, kind, wanted])

  const make = () => {
    setState('making')
    ask('made').then(
      (moving) => {
        setFiles((before) => ({ ...before, moving }))
        setState('there')
      },
      () => setState('failed'),
    )
  }
  return { still: files.still, moving: files.moving, problems, state, make }
}

/** Whether an element has been in sight. */
export function useSeen<T extends HTMLElement>(): [RefObject<T | null>, boolean] {
  const element = useRef<T>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (!element.current) return undefined
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true))
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [])
  return [element, seen]
}
