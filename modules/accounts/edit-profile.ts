import { type Actor, hasRole, requireUser } from '@/core/actor'
import type { Locale } from '@/i18n/routing'
import { inTransaction, isDuplicate } from '@/infra/db'
import { purge } from '@/infra/purge'
import { findProfileRows, updateUser } from './db/users'
import { requireBio, requireHandle, requireLinks, requireName } from './profile'
import { handleTaken } from './refusals'
import { requireNotTaken } from './require-not-taken'
import { tellOfProfile } from './tell-of-profile'

export interface ProfileForm {
  displayName: string
  handle: string
  bio: string
  /** One a line. */
  links: string
  /** The language of mails. */
  locale: Locale
  /** ISO 3166-1 alpha-2, or undefined when they would rather not say. */
  country?: string | undefined
}

/** Change what others see of you, and how you are written to. */
export async function editProfile(actor: Actor, form: ProfileForm): Promise<void> {
  const user = requireUser(actor)
  const isStaff = hasRole(actor, 'reviewer', 'senior_reviewer', 'finance', 'admin')
  const handle = requireHandle(form.handle, user.handle)
  const change = {
    handle,
    displayName: requireName(form.displayName, isStaff),
    bio: requireBio(form.bio),
    links: requireLinks(form.links),
    locale: form.locale,
    country: form.country ?? null,
  }
  try {
    await inTransaction(async (tx) => {
      await requireNotTaken(tx, user.id, change)
      const [before] = await findProfileRows(tx, [user.id])
      await updateUser(tx, user.id, change)
      if (before?.handle === handle && before.displayName === change.displayName) await purge(tx, [`artist:${user.id}`])
      else await tellOfProfile(tx, user.id, [before?.handle ?? handle, handle])
    })
  } catch (error) {
    if (isDuplicate(error)) throw handleTaken(handle)
    throw error
  }
}
