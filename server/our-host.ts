import { isIP } from 'node:net'

/**
 * Whether a request's Host is a name of ours. With PUBLIC_URL: that one, and this machine's own for a proxy beside us. Without:
 * any plain address too, so that a telephone in the same house can look; a name pointed here by somebody else is never ours.
 */
export function isOurHost(
  host: string | undefined,
  { origin, PUBLIC_URL, PORT }: { origin: string; PUBLIC_URL?: string | undefined; PORT: number },
): boolean {
  if (!host) return false
  const known = [`localhost:${PORT}`, `127.0.0.1:${PORT}`, `[::1]:${PORT}`, new URL(origin).host]
  if (known.includes(host.toLowerCase())) return true
  const name = /^\[?(?<name>[^\]]+?)\]?(?::\d+)?$/.exec(host)?.groups?.name ?? ''
  return PUBLIC_URL === undefined && isIP(name) !== 0
}
