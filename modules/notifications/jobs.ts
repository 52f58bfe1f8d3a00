import { z } from 'zod'
import { locales } from '@/i18n/routing'
import { defineJob } from '@/infra/jobs'
import { NOTICES, type Notice, type NoticeKind } from './notice'

const kinds = Object.keys(NOTICES) as [NoticeKind, ...NoticeKind[]]
const envelope = z.object({
  to: z.string().min(3),
  locale: z.enum(locales),
  kind: z.enum(kinds),
  params: z.record(z.string(), z.unknown()),
})

/** A notice to send. Tried for about half an hour: long enough for a mail server to come back. */
export const noticeQueued = defineJob<Notice>(
  'notice-queued',
  envelope.transform(({ params, ...rest }) => ({ ...rest, params: NOTICES[rest.kind].parse(params) }) as Notice),
  { retryLimit: 6, retryDelay: 15, expireInSeconds: 120 },
)
