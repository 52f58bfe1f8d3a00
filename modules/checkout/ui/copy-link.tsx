'use client'

import { useRef } from 'react'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { toast } from '@/ui/toast'

/** A link to be sent on: to read, to copy. */
export function CopyLink({ link, words }: { link: string; words: { label: string; copy: string; copied: string } }) {
  const box = useRef<HTMLDivElement>(null)
  const copy = async () => {
    // Chosen as well, for a browser that does not let us copy.
    box.current?.querySelector('input')?.select()
    await navigator.clipboard.writeText(link)
    toast({ words: words.copied })
  }
  return (
    <div ref={box} className="flex flex-wrap items-end gap-3">
      <TextField label={words.label} value={link} readOnly dir="ltr" className="min-w-0 grow basis-64" />
      <Button kind="main" onClick={() => void copy().catch(() => undefined)}>
        {words.copy}
      </Button>
    </div>
  )
}
