'use client'

import { createContext, type ReactNode, use, useState } from 'react'
import type { StickerExtras } from '@/modules/imaging/sticker-extras'
import type { Backdrop } from '@/ui/stage'

export interface ShownSticker {
  id: string
  artKey: string
  kind: string
  alt: string
  emoji: readonly string[]
  tags: readonly string[]
  extras: StickerExtras
}

interface Show {
  stickers: readonly ShownSticker[]
  chosen: number
  /** A hand has chosen it: only then does it land. A page that has just come stands still. */
  byHand: boolean
  choose: (index: number) => void
  backdrop: Backdrop
  setBackdrop: (backdrop: Backdrop) => void
}

const ShowContext = createContext<Show | undefined>(undefined)

/** Stage, grid and chat show the same sticker: the one chosen last. */
export function StickerShow({ stickers, children }: { stickers: readonly ShownSticker[]; children: ReactNode }) {
  const [chosen, setChosen] = useState<number>()
  // What stands there already does not land once more.
  const choose = (index: number) => setChosen((was) => (index === (was ?? 0) ? was : index))
  const [backdrop, setBackdrop] = useState<Backdrop>('page')
  return (
    <ShowContext value={{ stickers, chosen: chosen ?? 0, byHand: chosen !== undefined, choose, backdrop, setBackdrop }}>
      {children}
    </ShowContext>
  )
}

export function useShow(): Show & { sticker: ShownSticker } {
  const show = use(ShowContext)
  const sticker = show?.stickers[show.chosen]
  if (!show || !sticker) throw new Error('useShow: needs a <StickerShow> with stickers around it')
  return { ...show, sticker }
}
