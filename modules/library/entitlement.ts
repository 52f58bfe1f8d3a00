/** Why someone owns a pack. `purchase` stands and falls with its order line, and so does a `gift` that was bought; the others have none. */
export const SOURCES = ['purchase', 'free', 'gift', 'grant'] as const
export type Source = (typeof SOURCES)[number]

interface Published {
  number: number
  publishedAt: Date
}

/**
 * The versions that come with owning a pack, newest first: the one that was on sale when it was got, and every one since.
 * @param versions All versions of the pack, newest first.
 */
export function ownedVersions<V extends Published>(versions: readonly V[], grantedAt: Date): V[] {
  const then = versions.findIndex(({ publishedAt }) => publishedAt <= grantedAt)
  return then === -1 ? [...versions] : versions.slice(0, then + 1)
}

/** Whether the newest version came out after its owner last took files (or got the pack): to be announced, at no charge. */
export function hasNews(
  newest: Published | undefined,
  { grantedAt, takenAt }: { grantedAt: Date; takenAt: Date | null },
): boolean {
  return newest !== undefined && newest.publishedAt > (takenAt ?? grantedAt)
}
