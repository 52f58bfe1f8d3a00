'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** While files are being made, the page asks for itself again. */
export function LookAgain({ everyMs = 2_000 }: { everyMs?: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && router.refresh(), everyMs)
    return () => clearInterval(timer)
  }, [router, everyMs])
  return null
}
