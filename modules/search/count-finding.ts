import { limitCaller } from '@/infra/rate-limit'

/** So much in five minutes from one network: a school that is looking for stickers, and no machine. */
const FINDING = { points: 600, seconds: 300 }

/**
 * Count that somebody looks for packs on a page made for them alone: a search, which counts by every facet too, is twice as dear as the
 * next part of a shelf. Pages that are the same for all count nothing.
 * @throws Refusal `rate_limit.exceeded` (429)
 */
export async function countFinding(what: 'search' | 'shelf'): Promise<void> {
  await limitCaller('find', FINDING, what === 'search' ? 2 : 1)
}
