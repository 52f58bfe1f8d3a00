'use client'

import type { Book, BookSticker } from '../book'

// What this browser keeps of a library, by public/sw.js and its names there. All of it goes at sign-out.

const LIBRARY = 'library-1'
const BOOK = '/api/library'
const RECENT = '/kept/recent'
/** As said to people; public/sw.js holds to it. */
export const MOST_BYTES = 60_000_000
const MOST_RECENT = 40

/** What of it is on this device. `on`: it keeps anything at all. */
export interface Kept {
  on: boolean
  packs: number
  of: number
  bytes: number
}

export type Opened =
  | { kind: 'book'; book: Book; offline: boolean; recent: string[] }
  | { kind: 'signed-out' }
  /** No network, and nothing here. */
  | { kind: 'nothing' }

/** The library as the shop has it now; without a network as this device kept it. */
export async function openBook(): Promise<Opened> {
  const answer = await fetch(BOOK, { cache: 'no-store' }).catch(() => undefined)
  if (answer?.ok) return { kind: 'book', book: await readBook(answer), offline: false, recent: await recentArts() }
  if (answer?.status === 401) return { kind: 'signed-out' }
  const kept = await (await store())?.match(BOOK)
  return kept
    ? { kind: 'book', book: await readBook(kept), offline: true, recent: await recentArts() }
    : { kind: 'nothing' }
}

const readBook = (answer: Response) => answer.json() as Promise<Book>

/** The place where things are kept, if there is one: looking makes none. */
async function store(): Promise<Cache | undefined> {
  if (typeof caches === 'undefined' || !(await caches.has(LIBRARY))) return undefined
  return caches.open(LIBRARY)
}

/**
 * Ask the worker to keep what is owned (`keep`), to stop and drop everything (`off`), to begin again (`on`), or how it stands.
 * It comes once the page is there (public/theme.js), so it is waited for; where a browser forbids it, there is never an answer.
 */
export async function askWorker(what: 'keep' | 'on' | 'off' | 'status'): Promise<Kept | undefined> {
  if (!('serviceWorker' in navigator)) return undefined
  const { active } = await navigator.serviceWorker.ready
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', ({ data }) => resolve(data as Kept), { once: true })
    port1.start()
    active?.postMessage(what, [port2])
  })
}

/** What was used last here, by its art, the latest first. */
async function recentArts(): Promise<string[]> {
  const kept = await (await store())?.match(RECENT)
  return kept ? ((await kept.json()) as string[]) : []
}

const fileOf = (id: string) => `/api/stickers?as=picture&id=${id}`

/** Used just now. Returns what was used last, this first. */
export async function rememberUse({ art }: Pick<BookSticker, 'art'>): Promise<string[]> {
  const recent = [art, ...(await recentArts()).filter((other) => other !== art)].slice(0, MOST_RECENT)
  await (await store())?.put(RECENT, new Response(JSON.stringify(recent)))
  return recent
}

/**
 * The picture of a sticker as PNG: the file itself; without a network that file where it was used here before, or else the largest
 * preview, which is kept of all.
 */
export async function pictureOf({ id, art }: Pick<BookSticker, 'id' | 'art'>): Promise<Blob> {
  const answer = await fetch(fileOf(id)).catch(() => undefined)
  if (answer?.ok) {
    const picture = new Blob([await answer.arrayBuffer()], { type: 'image/png' })
    await keepFile(id, picture)
    return picture
  }
  if (answer) throw new Error(`sticker: ${answer.status}`)
  const place = await store()
  const before = await place?.match(fileOf(id))
  if (before) return new Blob([await before.arrayBuffer()], { type: 'image/png' })
  const preview = await place?.match(`/media/${art}/448.webp`)
  if (!preview) throw new Error('sticker: not on this device')
  return asPng(await preview.blob())
}

/** Those used last, no more: they are ten times as large as a preview. */
async function keepFile(id: string, picture: Blob): Promise<void> {
  try {
    const place = await store()
    await place?.put(fileOf(id), new Response(picture))
    const files = (await place?.keys())?.filter(({ url }) => new URL(url).pathname === '/api/stickers') ?? []
    for (const old of files.slice(0, Math.max(0, files.length - MOST_RECENT))) await place?.delete(old)
  } catch {
    // No room: it is used all the same.
  }
}

async function asPng(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture)
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  return new Promise((resolve, reject) => {
    canvas.toBlob((png) => (png ? resolve(png) : reject(new Error('sticker: no picture'))), 'image/png')
  })
}
