'use client'

import { usePathname } from 'next/navigation'

/**
 * The path without its language. English pages are stored under `/en` and shown without it: both must come out the same,
 * or the stored page and the browser would disagree. A first part of two letters is always a language.
 */
export function useShopPath(): string {
  return usePathname().replace(/^\/[a-z]{2}(?=\/|$)/, '') || '/'
}
