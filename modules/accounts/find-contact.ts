import { isLocale, type Locale } from '@/i18n/routing'
import type { Db } from '@/infra/db'
import { findContactRow } from './db/users'

export interface Contact {
  /** Empty when there is nobody to write to any more: notify() then sends nothing. */
  email: string
  locale: Locale
}

/** Where and in which language a person is written to. For mails only: an address is shown to nobody but its owner. */
export async function findContact(db: Db, userId: string): Promise<Contact> {
  const row = await findContactRow(db, userId)
  const locale = isLocale(row?.locale) ? row.locale : 'en'
  return { email: row && row.state !== 'closed' ? row.email : '', locale }
}
