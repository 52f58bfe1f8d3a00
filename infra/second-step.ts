import { localHref, pathLocale } from '@/i18n/routing'

/** Where a second factor is asked for, still knowing where the person was going. */
export function secondStep(next: string): string {
  return step('/sign-in/second', next)
}

/** Where one shows once more that it is oneself: by a second factor, or by a link to one's address, as one has. */
export function sureStep(next: string): string {
  return step('/sign-in/again', next)
}

function step(path: string, next: string): string {
  return `${localHref(pathLocale(next), path)}?${new URLSearchParams({ next }).toString()}`
}
