import { normalizeEmail } from '@/core/email'
import { newId } from '@/core/ids'
import { cleanLine } from '@/core/text'
import type { Locale } from '@/i18n/routing'
import { db, isDuplicate } from '@/infra/db'
import { findIdByEmail, insertUser } from './db/users'
import { freshHandle, readsLikeStaff } from './handle'
import { NAME_MAX } from './profile'
import { badEmail } from './refusals'

/**
 * An account for an address that was just proven: one insert. Whoever signs up twice at the same moment gets one account.
 * @param name What a sign-in provider calls them, if any; else they are called by their handle until they say otherwise.
 */
export async function register(person: { email: string; name?: string; locale: Locale }): Promise<{ id: string }> {
  const email = normalizeEmail(person.email)
  if (!email) throw badEmail()
  const handle = freshHandle()
  const name = Array.from(cleanLine(person.name ?? ''), String)
    .slice(0, NAME_MAX)
    .join('')
    .trim()
  const displayName = name && !readsLikeStaff(name) ? name : handle
  try {
    return await insertUser(db, { id: newId('user'), email, handle, displayName, locale: person.locale })
  } catch (error) {
    const known = isDuplicate(error) ? await findIdByEmail(db, email) : null
    if (known) return known
    throw error
  }
}
