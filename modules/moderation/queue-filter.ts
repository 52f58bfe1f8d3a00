import { cleanLine } from '@/core/text'

/** Which of the queue is shown: all, what is late, where an opinion is asked for, packs never judged before, or those that come again. */
export const QUEUE_SHOWS = ['all', 'late', 'asked', 'first', 'again'] as const
export type QueueShow = (typeof QUEUE_SHOWS)[number]

/** Oldest first, or what asks most for a closer look first. */
export const QUEUE_ORDERS = ['age', 'risk'] as const
export type QueueOrder = (typeof QUEUE_ORDERS)[number]

export interface QueueFilter {
  show: QueueShow
  /** Words of the title. */
  words: string
}

/** As it stands in an address or a form; what is not understood is left out. */
export function readFilter(show: unknown, words: unknown): QueueFilter {
  return {
    show: QUEUE_SHOWS.find((known) => known === show) ?? 'all',
    words: typeof words === 'string' ? cleanLine(words).trim().slice(0, 80) : '',
  }
}

export const isFiltered = ({ show, words }: QueueFilter): boolean => show !== 'all' || words !== ''

/** The filter as the query of an address. */
export const filterQuery = ({ show, words }: QueueFilter): string =>
  new URLSearchParams({ ...(show !== 'all' && { show }), ...(words !== '' && { words }) }).toString()
