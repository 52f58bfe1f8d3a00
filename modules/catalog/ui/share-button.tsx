'use client'

import type { ReactNode } from 'react'
import { Button } from '@/ui/button'
import { toast } from '@/ui/toast'

/** Hand the page on: by the system's own sheet where there is one, else by copying the address. */
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
    if (typeof navigator.share === 'function') {
      // Closing the sheet is no fault.
      await navigator.share({ title, url }).catch(() => undefined)
      return
    }
    await navigator.clipboard.writeText(url)
    toast({ words: words.copied })
  }
  return (
    <Button kind="outline" icon={icon} onClick={() => void share()}>
      {words.share}
    </Button>
  )
}
