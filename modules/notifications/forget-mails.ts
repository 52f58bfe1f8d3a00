import type { Db } from '@/infra/db'
import { forgetJobs } from '@/infra/jobs'
import { noticeQueued } from './jobs'

/** Nothing that was written to an address, or was about to be, is left in the queue. */
export function forgetMails(db: Db, email: string): Promise<void> {
  return forgetJobs(db, noticeQueued, 'to', email)
}
