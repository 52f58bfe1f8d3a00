'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

interface Props {
  everyMs?: number
  /** Also while the reader is elsewhere: for what goes on only when somebody looks. */
  unseen?: boolean
}

/** The page asks for itself again, where it stands, while something it waits for is under way. Works with scripts only. */
export function LookAgain({ everyMs = 2_000, unseen = false }: Props) {
  const router = useRouter()
  useEffect(() => {
    const look = () => {
      if (unseen || document.visibilityState === 'visible') router.refresh()
    }
    const timer = setInterval(look, everyMs)
    return () => clearInterval(timer)
  }, [router, everyMs, unseen])
  return null
}
