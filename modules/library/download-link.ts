import { isSigned, sign } from '@/infra/secret'

/** How long a link to files works, in seconds: long enough to begin a download, too short to be passed around. */
export const LINK_SECONDS = 300

const PURPOSE = 'export link'

/** What a link carries besides the export it names. */
export interface Seal {
  /** Seconds since 1970. */
  until: string | null
  seal: string | null
}

/** The address of an export's file, for this person and the next five minutes only. */
export function downloadHref(exportId: string, userId: string, now: Date): string {
  const until = Math.floor(now.getTime() / 1000) + LINK_SECONDS
  return `/api/exports/${exportId}?until=${until}&seal=${sign(PURPOSE, sealed(exportId, userId, String(until)))}`
}

/** Whether a link is one of ours for this person, and still good. A forged one is told apart from an old one by nobody else. */
export function checkLink(
  exportId: string,
  userId: string,
  { until, seal }: Seal,
  now: Date,
): 'good' | 'expired' | 'forged' {
  if (!until || !seal || !/^\d{1,12}$/.test(until)) return 'forged'
  if (!isSigned(PURPOSE, sealed(exportId, userId, until), seal)) return 'forged'
  return now.getTime() / 1000 <= Number(until) ? 'good' : 'expired'
}

function sealed(exportId: string, userId: string, until: string): string {
  return `${exportId}\n${userId}\n${until}`
}
