'use client'

import { useEffect } from 'react'
import { useMe } from '@/modules/checkout/ui/use-me'

/** Whoever has said in the account to be of age is not asked again. */
export function GoOn({ to }: { to: string }) {
  const isAdult = useMe()?.user?.isAdult
  useEffect(() => {
    if (isAdult) location.replace(to)
  }, [isAdult, to])
  return null
}
