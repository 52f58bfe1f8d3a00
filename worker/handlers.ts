import type PgBoss from 'pg-boss'
import { onJob, type Job } from '@/infra/jobs'
import { deliverMail } from '@/modules/notifications/deliver-mail'
import { noticeQueued } from '@/modules/notifications/jobs'

/** Every job the product sends, and the use case that does it: the line to read for "what happens after …". */
export async function startHandlers(boss: PgBoss): Promise<void> {
  const on = <T>(job: Job<T>, handle: (data: T) => Promise<void>, atOnce?: number) => onJob(boss, job, handle, atOnce)
  await on(noticeQueued, deliverMail)
}
