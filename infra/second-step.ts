import { localHref, pathLocale } from '@/i18n/routing'

/** Where a second factor is asked for, still knowing where the person was going. */
export function secondStep(next: string): string {
  return `${localHref(pathLocale(next), '/sign-in/second')}?${new URLSearchParams({ next }).toString()}`
}
