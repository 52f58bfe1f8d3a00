'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** The page looks again by itself, where it stands and without losing anybody's place in it. Without a script its own refresh does. */
export function LookAgain({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setTimeout(() => router.refresh(), seconds * 1_000)
    return () => clearTimeout(timer)
  }, [router, seconds])
  return null
}
