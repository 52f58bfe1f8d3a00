import { log } from '@/infra/log'
import { judgeUpload } from './judge-upload'

// Verdicts are given where the upload came in, not by a job: the artist is waiting, and a queue that is asked every half
// second would double the wait. What this process does not get to, the sweeper of the next one does.

/** As many at a time as the imaging pool has use for: an upload is claimed only when its turn has come. */
const AT_ONCE = 2

const shared = globalThis as typeof globalThis & {
  mulsaqJudging?: { waiting: Set<string>; running: Set<Promise<void>> }
}
const line = (shared.mulsaqJudging ??= { waiting: new Set(), running: new Set() })

/** Judge an upload as soon as there is room. Asked twice, it is judged once. */
export function judgeSoon(uploadId: string): void {
  line.waiting.add(uploadId)
  next()
}

/** Wait until everything asked for so far has its verdict. */
export async function judgingDone(): Promise<void> {
  while (line.running.size > 0) await Promise.race(line.running)
}

function next(): void {
  while (line.running.size < AT_ONCE) {
    const [uploadId] = line.waiting
    if (uploadId === undefined) return
    line.waiting.delete(uploadId)
    const run: Promise<void> = judgeUpload(uploadId)
      .then((more) => more.forEach(judgeSoon))
      .catch((error: unknown) => log.error({ err: error, uploadId }, 'an upload could not be judged'))
      .finally(() => {
        line.running.delete(run)
        next()
      })
    line.running.add(run)
  }
}
