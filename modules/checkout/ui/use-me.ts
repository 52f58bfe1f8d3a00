'use client'

import { useSyncExternalStore } from 'react'

/** What `GET /api/me` says: the one answer that is each person's own on pages that are the same for all. */
interface Known {
  /** Null for a visitor. */
  user: { handle: string; name: string; roles: string[]; isAdult: boolean; libraryCount: number } | null
  /** The packs in the cart, by id. */
  cart: string[]
  /** Of whoever is signed in: the packs they wish for and the artists they follow, by id. */
  wishes?: string[]
  following?: string[]
}

let known: Known | undefined
let asked = false
const listeners = new Set<() => void>()

/** Ask again: something of this person's changed. Offline, what is known stays. */
export function askMe(): void {
  asked = true
  void fetch('/api/me')
    .then((answer) => (answer.ok ? (answer.json() as Promise<Known>) : known))
    .then((answer) => {
      known = answer
      if (answer) remember(answer)
      for (const tell of listeners) tell()
    })
    .catch(() => undefined)
}

/** Whether this browser has anything of its own to show: then a shared page wakes by itself (server/wake.js). */
function remember({ user, cart }: Known): void {
  try {
    if (user || cart.length > 0) localStorage.setItem('mine', 'yes')
    else localStorage.removeItem('mine')
  } catch {
    // Storage may be closed to us: then a hand wakes the page.
  }
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  if (!asked) askMe()
  return () => listeners.delete(tell)
}

/** Whoever is here and what is in the cart: one small request a page, however many ask. Undefined until it is known. */
export function useMe(): Known | undefined {
  return useSyncExternalStore(
    listen,
    () => known,
    () => undefined,
  )
}
