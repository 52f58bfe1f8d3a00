import { type Actor, requireUser, type Role } from '@/core/actor'
import { db } from '@/infra/db'
import { findOwnAccount } from './db/users'
import type { Profile } from './find-profiles'

/** What a person sees of their own account. */
export interface Account extends Profile {
  email: string
  locale: string
  country: string | null
  /** Says to be of age. */
  isAdult: boolean
  roles: Role[]
  createdAt: Date
}

/** Your own account, whole. Nobody else's. */
export async function findAccount(actor: Actor): Promise<Account> {
  const user = requireUser(actor)
  return (await findOwnAccount(db, user.id)) as Account
}
