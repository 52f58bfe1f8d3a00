'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/ui/button'
import { toast } from '@/ui/toast'

/** Hand the page on: by the system's own sheet where there is one, else by copying the address, else by showing it to be copied. */
export function ShareButton({
  title,
  path,
  icon,
  words,
}: {
  title: string
  path: string
  icon: ReactNode
  words: { share: string; copied: string }
}) {
  const [shown, setShown] = useState('')
  const share = async () => {
    const url = new URL(path, location.origin).href
    // Closing the sheet is no fault.
    if (typeof navigator.share === 'function') return navigator.share({ title, url }).catch(() => undefined)
    // A page that came without TLS has no clipboard, and one may be closed to us.
    const copy = async () => navigator.clipboard.writeText(url)
    await copy().then(
      () => toast({ words: words.copied }),
      () => setShown(url),
    )
  }
  return (
    <>
      <Button kind="outline" icon={icon} onClick={() => void share()}>
        {words.share}
      </Button>
      {shown && (
        <input
          readOnly
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by a press
          autoFocus
          dir="ltr"
          aria-label={words.share}
          value={shown}
          onFocus={(event) => event.target.select()}
          className="border-line-strong bg-sheet h-11 w-full rounded-full border px-4"
        />
      )}
    </>
  )
}
