'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/ui/button'
import { askWorker, type Kept, MOST_BYTES } from './device-library'

interface Props {
  locale: string
  words: { kept: string; keptWords: string; notKept: string; keepOn: string; keepOff: string }
}

/** What of the library is on this device, in plain figures, and the switch that ends it. Nothing where a browser can keep nothing. */
export function KeptHere({ locale, words }: Props) {
  const [kept, setKept] = useState<Kept>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    // How it stands at once, and again when what was missing has come.
    void askWorker('status').then(setKept)
    void askWorker('keep').then((then) => then && setKept(then))
  }, [])
  if (!kept) return null
  const turn = async (to: 'on' | 'off') => {
    setBusy(true)
    setKept(await askWorker(to))
    setBusy(false)
  }
  return (
    <section className="perforated-t mt-8 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 pt-5">
      <output className="type-small text-ink-3 block max-w-[58ch]">
        {kept.on ? `${filled(words.kept, kept, locale)} ${words.keptWords}` : words.notKept}
      </output>
      <Button size="s" kind="bare" pending={busy} onClick={() => void turn(kept.on ? 'off' : 'on')}>
        {kept.on ? words.keepOff : words.keepOn}
      </Button>
    </section>
  )
}

function filled(words: string, { packs, of, bytes }: Kept, locale: string): string {
  const megabytes = (size: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(
      size / 1_000_000,
    )
  const values = { packs: new Intl.NumberFormat(locale).format(packs), of: new Intl.NumberFormat(locale).format(of), bytes: megabytes(bytes), most: megabytes(MOST_BYTES) } // prettier-ignore
  return words.replace(/\{(packs|of|bytes|most)\}/g, (_, name: keyof typeof values) => values[name])
}
