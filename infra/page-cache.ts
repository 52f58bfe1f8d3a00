import { unstable_cache } from 'next/cache'

/** How long a shared page may be served without asking again, when no purge comes, in seconds. */
export const PAGE_SECONDS = 3600

/**
 * A read that shared pages keep until one of its tags is purged (infra/purge.ts). The result must be plain JSON
 * but for `bigint` and `Date`, which travel marked.
 * @param key Names the read; the arguments are added by the cache itself.
 */
export function keptRead<Args extends readonly (string | number | undefined)[], T>(
  key: string,
  read: (...args: Args) => Promise<T>,
  tags: (...args: Args) => string[],
): (...args: Args) => Promise<T> {
  return async (...args) => {
    const kept = unstable_cache(async () => JSON.stringify(await read(...args), mark), [key, ...args.map(String)], {
      tags: tags(...args),
      revalidate: PAGE_SECONDS,
    })
    return JSON.parse(await kept(), unmark) as T
  }
}

function mark(this: unknown, key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return { $bigint: value.toString() }
  const raw = (this as Record<string, unknown>)[key]
  if (raw instanceof Date) return { $date: raw.toISOString() }
  // JSON has no undefined at the top; a page that found nothing must still be able to say so.
  return value === undefined && key === '' ? { $none: true } : value
}

function unmark(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if ('$bigint' in value) return BigInt(value.$bigint as string)
  if ('$date' in value) return new Date(value.$date as string)
  return '$none' in value ? undefined : value
}
