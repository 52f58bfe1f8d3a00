'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { emojiIn } from '@/core/text'
import type { FormState } from '@/infra/form-action'
import type { Translations } from '@/modules/catalog/translations'
import type { MessageSlot } from '@/modules/imaging/message-slot'
import type { EditorPage, EditorSticker } from '../find-editor'

/** What is saved of a draft as one writes: nothing of it needs a button. */
export interface ListingEdit {
  title: string
  description: string
  translations: Translations
  languages: string[]
  tags: string[]
  category: string
  rating: string
}
export interface StickerEdit {
  /** Emoji as typed. */
  emoji?: string
  tags?: string[]
  alt?: string
  slot?: MessageSlot | null
}

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'stale'
export type SaveAction = (before: FormState | undefined, form: FormData) => Promise<FormState>

interface Pending {
  listing: ListingEdit | undefined
  stickers: Record<string, StickerEdit>
  order: string[] | undefined
}
const NOTHING: Pending = { listing: undefined, stickers: {}, order: undefined }

/** After the last key, in ms: long enough not to save every letter, short enough to be felt as "at once". */
const PAUSE_MS = 700

/**
 * The draft on the screen: what the server last said, with what was edited since laid over it. Edits are saved one after
 * another, each naming the revision it builds on; while files are judged or pictures made, the server is asked again.
 */
export function useEditor(
  first: EditorPage,
  actions: { saveListing: SaveAction; describeStickers: SaveAction; orderStickers: SaveAction },
) {
  const [server, setServer] = useState(first)
  const [pending, setPending] = useState<Pending>(NOTHING)
  const [save, setSave] = useState<{ state: SaveState; message?: string | undefined }>({ state: 'saved' })
  // What a save in progress must see is the newest, not what some earlier render saw.
  const now = useRef({ pending: NOTHING, revision: first.revision, busy: false, stale: false })
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const refresh = useCallback(async () => {
    const answer = await fetch(`/api/studio/packs/${first.packId}`, { cache: 'no-store' }).catch(() => undefined)
    if (!answer?.ok) return
    const next = (await answer.json()) as EditorPage
    // Asked before a save that is through by now: what it says is old.
    if (next.revision < now.current.revision) return
    if (!now.current.busy && !now.current.stale && next.versionId === first.versionId && !hasEdits(now.current.pending))
      now.current.revision = next.revision
    setServer(next)
  }, [first.packId, first.versionId])

  const keep = useCallback((next: Pending) => {
    now.current.pending = next
    setPending(next)
  }, [])

  /**
   * Run one change that names the revision it builds on, after the one under way: a save of what was typed and a file that is
   * being made ready would each find the version changed by the other. Its refusal is shown where the state of saving is.
   */
  const run = useCallback(
    (action: SaveAction, data: unknown, sent?: Partial<Pending>): Promise<FormState> => {
      const inTurn = async (): Promise<FormState> => {
        const { revision, stale } = now.current
        if (stale) return { ok: false, code: 'studio.stale' }
        const form = new FormData()
        form.set('versionId', first.versionId)
        form.set('revision', String(revision))
        form.set('data', JSON.stringify(data))
        const result = await action(undefined, form).catch((): FormState => ({ ok: false, code: 'offline' }))
        if (result.ok) {
          // A look at the server may have brought the new revision before the answer did.
          now.current.revision = Math.max(now.current.revision, revision + 1)
          if (sent) {
            // What was saved is what the server has, so it moves from the one to the other at the same moment.
            setServer((before) => overlaid(before, { ...NOTHING, ...sent }))
            keep(without(now.current.pending, sent))
          }
        } else if (result.code === 'studio.stale') now.current.stale = true
        return result
      }
      const mine = last.current.then(inTurn)
      last.current = mine
      return mine
    },
    [first.versionId, keep],
  )

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    if (now.current.busy || now.current.stale || !hasEdits(now.current.pending)) return
    now.current.busy = true
    setSave({ state: 'saving' })
    let result: FormState = { ok: true }
    while (result.ok && hasEdits(now.current.pending)) {
      const { listing, stickers, order } = now.current.pending
      if (listing) result = await run(actions.saveListing, listing, { listing })
      else if (order) result = await run(actions.orderStickers, order, { order })
      else {
        const words = Object.entries(stickers).map(([id, edit]) => ({ id, ...edit }))
        result = await run(actions.describeStickers, { words, how: 'replace' }, { stickers })
      }
    }
    now.current.busy = false
    if (result.ok) setSave({ state: 'saved' })
    else setSave({ state: result.code === 'studio.stale' ? 'stale' : 'failed', message: result.message })
    if (result.ok) await refresh()
  }, [actions, refresh, run])

  const edit = useCallback(
    (next: Pending, at: 'soon' | 'now' = 'soon') => {
      keep(next)
      if (now.current.stale) return
      setSave({ state: 'unsaved' })
      clearTimeout(timer.current)
      if (at === 'now') void flush()
      else timer.current = setTimeout(() => void flush(), PAUSE_MS)
    },
    [flush, keep],
  )

  const editor = useMemo(() => overlaid(server, pending), [server, pending])
  useLeaveGuard(save.state === 'unsaved' || save.state === 'saving' || save.state === 'failed')
  usePolling(isWorking(server), refresh)

  return {
    editor,
    save,
    flush,
    refresh,
    editListing: (change: Partial<ListingEdit>) =>
      edit({ ...now.current.pending, listing: { ...(now.current.pending.listing ?? listingOf(editor)), ...change } }),
    editSticker: (id: string, change: StickerEdit) => {
      const { stickers } = now.current.pending
      edit({ ...now.current.pending, stickers: { ...stickers, [id]: { ...stickers[id], ...change } } })
    },
    order: (ids: string[]) => edit({ ...now.current.pending, order: ids }, 'now'),
    /** A change with a button of its own (remove, fix, bulk): after what is being typed, and with its answer. */
    change: async (action: SaveAction, data: unknown): Promise<FormState> => {
      await flush()
      if (now.current.stale) return { ok: false, code: 'studio.stale' }
      setSave({ state: 'saving' })
      const result = await run(action, data)
      setSave(
        result.ok || result.code === FILE_REFUSED
          ? { state: 'saved' }
          : { state: result.code === 'studio.stale' ? 'stale' : 'failed', message: result.message },
      )
      await refresh()
      return result
    },
  }
}

/** A file was looked at and not taken, which its own words say: nothing is unsaved for it. */
export const FILE_REFUSED = 'studio.file_refused'

function hasEdits({ listing, stickers, order }: Pending): boolean {
  return listing !== undefined || order !== undefined || Object.keys(stickers).length > 0
}

/** What is still to be saved once `sent` is: whatever was edited again meanwhile stays. */
function without(pending: Pending, sent: Partial<Pending>): Pending {
  const stickers = Object.fromEntries(
    Object.entries(pending.stickers).filter(([id, edit]) => sent.stickers?.[id] !== edit),
  )
  return {
    listing: pending.listing === sent.listing ? undefined : pending.listing,
    order: pending.order === sent.order ? undefined : pending.order,
    stickers,
  }
}

function listingOf({ title, description, translations, languages, tags, category, rating }: EditorPage): ListingEdit {
  return { title, description, translations, languages, tags, category, rating }
}

function overlaid(server: EditorPage, { listing, stickers, order }: Pending): EditorPage {
  const place = (sticker: EditorSticker) => order?.indexOf(sticker.id) ?? -1
  const last = server.stickers.length
  const placed = order
    ? server.stickers.toSorted((a, b) => (place(a) + 1 || last + 1) - (place(b) + 1 || last + 1))
    : server.stickers
  return {
    ...server,
    ...listing,
    stickers: placed.map((sticker) => {
      const edit = stickers[sticker.id]
      if (!edit) return sticker
      const { tags = sticker.tags, alt = sticker.alt, slot = sticker.slot } = edit
      return { ...sticker, tags, alt, slot, ...(edit.emoji !== undefined && { emoji: emojiIn(edit.emoji) }) }
    }),
  }
}

/** Something is under way that ends without us: verdicts, pictures. */
function isWorking(editor: EditorPage): boolean {
  return (
    editor.uploads.some(({ state }) => state === 'received' || state === 'judging') ||
    editor.stickers.some(({ pictured }) => !pictured)
  )
}

/** Ask again while work is under way: at once, then less and less often; not at all in a hidden tab. */
function usePolling(working: boolean, ask: () => Promise<void>): void {
  useEffect(() => {
    if (!working) return undefined
    let wait = 400
    let timer: ReturnType<typeof setTimeout>
    const again = () => {
      timer = setTimeout(() => {
        wait = Math.min(wait * 1.4, 4000)
        void (document.hidden ? Promise.resolve() : ask()).then(again)
      }, wait)
    }
    again()
    return () => clearTimeout(timer)
  }, [working, ask])
}

/** The browser asks before a window with unsaved words is closed. */
function useLeaveGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
}
