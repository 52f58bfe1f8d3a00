'use server'

import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { refresh } from 'next/cache'
import { z } from 'zod'
import { ROLES } from '@/core/actor'
import { isCountry } from '@/core/countries'
import { isLocale, locales, type Locale } from '@/i18n/routing'
import { formAction } from '@/infra/form-action'
import { markAsking } from '@/infra/session'
import { editProfile } from './edit-profile'
import { findAccount } from './find-account'
import { grantRole } from './grant-role'
import { restorePerson } from './restore-person'
import { revokeOtherSessions } from './revoke-other-sessions'
import { revokeRole } from './revoke-role'
import { revokeSession } from './revoke-session'
import { askOrWait } from './ask-or-wait'
import { sayAge } from './say-age'

async function readerLocale(): Promise<Locale> {
  const given = await getLocale()
  return isLocale(given) ? given : 'en'
}

const LinkForm = z.object({ email: z.string().max(1_000), next: z.string().max(1_000).default('/') })

export const askForLink = formAction(LinkForm, async (_, { email, next }) => {
  const locale = await readerLocale()
  redirect(await askOrWait({ email, next, locale, browser: await markAsking() }))
})

/** Once more, to one's own address: the link begins a new session. */
export const sendLinkAgain = formAction(z.object({ next: z.string().max(1_000) }), async (actor, { next }) => {
  const { email } = await findAccount(actor)
  redirect(await askOrWait({ email, next, locale: await readerLocale(), browser: await markAsking() }))
})

const Profile = z.object({
  displayName: z.string(),
  handle: z.string(),
  bio: z.string().default(''),
  links: z.string().default(''),
  locale: z.enum(locales),
  country: z
    .string()
    .default('')
    .transform((value) => (isCountry(value) ? value : undefined)),
})

export const saveProfile = formAction(Profile, async (actor, form) => {
  await editProfile(actor, form)
  refresh()
})

export const changeAge = formAction(z.object({ adult: z.enum(['yes', 'no']) }), async (actor, { adult }) => {
  await sayAge(actor, adult === 'yes')
  refresh()
})

export const endSession = formAction(z.object({ sessionId: z.string() }), async (actor, { sessionId }) => {
  await revokeSession(actor, sessionId)
  refresh()
})

export const endOtherSessions = formAction(z.object({}), async (actor) => {
  await revokeOtherSessions(actor)
  refresh()
})

const reason = z.string().default('')
const RoleForm = z.object({ userId: z.string(), role: z.enum(ROLES), change: z.enum(['grant', 'revoke']), reason })

export const changeRole = formAction(RoleForm, async (actor, { userId, role, change, reason }) => {
  await (change === 'grant' ? grantRole : revokeRole)(actor, userId, role, reason)
  refresh()
})

export const restoreAccount = formAction(
  z.object({ userId: z.string(), reason }),
  async (actor, { userId, reason }) => {
    await restorePerson(actor, userId, reason)
    refresh()
  },
)
