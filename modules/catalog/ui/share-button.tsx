'use client'

import type { ReactNode } from 'react'
import { Button } from '@/ui/button'
import { toast } from '@/ui/toast'

/** Hand the page on: by the system's own sheet where there is one, else by copying the address, else by showing it. */
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
  const share = async () => {
    const url = new URL(path, location.origin).href
    // Closing the sheet is no fault.
    if ((navigator as Partial<Navigator>).share) return navigator.share({ title, url }).catch(() => undefined)
    try {
      await navigator.clipboard.writeText(url)
      toast({ words: words.copied })
    } catch {
      // A page that came without TLS has no clipboard, and one may be closed to us: the browser shows it, chosen to be copied.
      prompt(words.share, url)
    }
  }
  return (
    <Button kind="outline" icon={icon} onClick={() => void share()}>
      {words.share}
    </Button>
  )
}
