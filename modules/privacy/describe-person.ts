import type { Person } from '@/core/personal-data'
import type { Db } from '@/infra/db'
import { findContact } from '@/modules/accounts/find-contact'
import { findPackIdsOf } from '@/modules/catalog/find-pack-ids-of'

/** By what the rows of the declared tables are told to be somebody's. */
export async function describePerson(db: Db, id: string): Promise<Person> {
  return { id, email: (await findContact(db, id)).email, packIds: await findPackIdsOf(db, id) }
}
