import { cleanLine, clip } from '@/core/text'

/**
 * receiving: bytes are coming in (or stopped coming). received: all are here and safe on disk, which is what the browser was told.
 * judging: a process looks at it. accepted, refused: the verdict.
 */
export type UploadState = 'receiving' | 'received' | 'judging' | 'accepted' | 'refused'

/** How much one artist may have under way at once: enough for the largest set twice, and no way to fill the disk. */
export const UNFINISHED_FILES = 300
export const UNFINISHED_BYTES = 1_000_000_000

/** Bytes that stopped coming are kept for a day, so that a laptop closed at night goes on in the morning. */
export const KEPT_HOURS = 24

/** Longer than a verdict can take (an imaging child is stopped after 20 s): after this, whoever judged is gone. */
export const JUDGING_SECONDS = 30

const ARCHIVE_NAME = /\.(zip|wastickers)$/i

/** Whether a file of this name is judged by the archive's size limit at first. What it is, its bytes say later. */
export function namesArchive(fileName: string): boolean {
  return ARCHIVE_NAME.test(fileName)
}

/** A file's name to show: its last segment, without anything invisible or direction-changing, at most 80 characters. Never a path. */
export function shownName(fileName: string): string {
  const last = cleanLine(fileName.split(/[\\/]/).at(-1) ?? '')
  if (last.length <= 80) return last || 'file'
  // The end says what kind of file it is, so the middle goes.
  const end = /\.[a-z0-9]{1,10}$/i.exec(last)?.[0] ?? ''
  return `${clip(last, 79 - end.length)}…${end}`
}
