import type { Role } from '@/core/actor'
import { isLocale } from '@/i18n/routing'
import type { Db } from '@/infra/db'
import { findContactRowsOfRole } from './db/users'
import type { Contact } from './find-contact'

/** More hear of nothing: a mail each is sent. */
const MOST = 20

/** Where those with a role are written to, each in his language. For mails only. */
export async function findRoleContacts(db: Db, role: Role): Promise<Contact[]> {
  const rows = await findContactRowsOfRole(db, role, MOST)
  return rows.map(({ email, locale }) => ({ email: email ?? '', locale: isLocale(locale) ? locale : 'en' }))
}
