import type { Adapter, AdapterUser } from 'next-auth/adapters'
import { normalizeEmail } from '@/core/email'
import { newId } from '@/core/ids'
import { db } from './db'
import { createSession, takeLink } from './session-store'

/** A person as next-auth passes them on, with what decides whether they may come in. */
export interface AuthUser extends AdapterUser {
  state: string
}

interface Options {
  /** Make an account for an address that was just proven, or find the one made at the same moment. */
  register: (person: { email: string; name: string }) => Promise<{ id: string }>
  /** Browser and system in words, for the list of sessions. */
  device: string
}

const columns = { id: true, email: true, emailVerified: true, state: true } as const

/**
 * next-auth over our tables, with what its callbacks use and no more. The session a browser already has takes no part in
 * a sign-in (infra/sign-in.ts never shows it to next-auth): nothing is linked to whoever happens to be signed in.
 */
export function authAdapter({ register, device }: Options): Adapter {
  const getUser = (id: string): Promise<AuthUser | null> => db.user.findUnique({ select: columns, where: { id } })
  return {
    getUser,
    getUserByEmail: (email) => db.user.findUnique({ select: columns, where: { email: normalizeEmail(email) ?? '' } }),
    async getUserByAccount({ provider, providerAccountId }) {
      const account = await db.account.findUnique({
        select: { user: { select: columns } },
        where: { provider_providerAccountId: { provider, providerAccountId } },
      })
      return account?.user ?? null
    },
    async createUser(person: { email: string; name?: string | null }) {
      const { id } = await register({ email: person.email, name: person.name ?? '' })
      return db.user.findUniqueOrThrow({ select: columns, where: { id } })
    },
    // Called at every sign-in by mail, to say that the address is proven.
    updateUser: ({ id }) => db.user.update({ select: columns, where: { id }, data: { emailVerified: new Date() } }),
    async linkAccount({ userId, provider, providerAccountId }: Linked) {
      await db.account.create({ data: { id: newId('account'), userId, provider, providerAccountId } })
    },
    async createSession({ sessionToken, userId, expires }) {
      await createSession({ userId, token: sessionToken, expiresAt: expires, device })
      return { sessionToken, userId, expires }
    },
    getSessionAndUser: () => null,
    deleteSession: () => null,
    // Links are made with their mail in one transaction (accounts' send-sign-in-link), never by next-auth.
    createVerificationToken: () => null,
    async useVerificationToken({ identifier, token }) {
      const link = await takeLink(identifier, token)
      return link ? { identifier, token, expires: link.expiresAt } : null
    },
  }
}

interface Linked {
  userId: string
  provider: string
  providerAccountId: string
}
