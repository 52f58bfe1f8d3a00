import { clsx } from 'clsx'

/** The trough of a few choices of which one holds. Radios or buttons inside take `segmentLook`. */
export const segmentsLook = 'inline-flex gap-1 rounded-full bg-sheet p-1 shadow-e1'

export function segmentLook(chosen: boolean): string {
  return clsx(
    'inline-flex min-h-9 items-center rounded-full px-4 text-[0.8125rem] font-medium transition-colors duration-[120ms] ease-linear target',
    chosen ? 'bg-ink text-paper' : 'text-ink-2 hover:bg-well',
  )
}
