import type { Locale } from '@/i18n/routing'
import type { Db } from '@/infra/db'
import { enqueue } from '@/infra/jobs'
import { noticeQueued } from './jobs'
import type { Notice, NoticeKind, NoticeParams } from './notice'

/**
 * Queue a mail in the caller's transaction: it is sent exactly when what it tells of has happened.
 * @param contact From accounts' findContact; with an empty address (a closed account) nothing is sent.
 */
export async function notify<Kind extends NoticeKind>(
  db: Db,
  contact: { email: string; locale: Locale },
  kind: Kind,
  params: NoticeParams<Kind>,
): Promise<void> {
  if (contact.email === '') return
  await enqueue(db, noticeQueued, { kind, to: contact.email, locale: contact.locale, params } as Notice)
}
