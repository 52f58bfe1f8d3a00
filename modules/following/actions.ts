'use server'

import { getLocale } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { isLocale, localHref } from '@/i18n/routing'
import { formAction } from '@/infra/form-action'
import { keepPress } from '@/infra/kept-press'
import { followArtist, unfollowArtist } from './follow-artist'
import { setNewsMail, stopNewsMail } from './news-mail'

/** One of the two: the button that was pressed says which. */
const FollowForm = z.object({ follow: z.string().optional(), unfollow: z.string().optional() })

/** Of a page that is the same for all: a visitor is asked to sign in, and finds the artist among his afterwards. */
export const changeFollow = formAction(FollowForm, async (actor, { follow, unfollow }) => {
  if (actor.kind !== 'user') {
    if (follow) await keepPress({ what: 'follow', id: follow })
    const given = await getLocale()
    const locale = isLocale(given) ? given : 'en'
    redirect(`${localHref(locale, '/sign-in')}?next=${encodeURIComponent(localHref(locale, '/following'))}`)
  }
  if (follow) await followArtist(actor, follow)
  if (unfollow) await unfollowArtist(actor, unfollow)
})

export const leaveArtist = formAction(z.object({ artistId: z.string() }), async (actor, { artistId }) => {
  await unfollowArtist(actor, artistId)
  refresh()
})

export const changeNewsMail = formAction(z.object({ wanted: z.enum(['yes', 'no']) }), async (actor, { wanted }) => {
  await setNewsMail(actor, wanted === 'yes')
  refresh()
})

const StopForm = z.object({ person: z.string(), seal: z.string() })

export const stopMail = formAction(StopForm, async (_, { person, seal }) => stopNewsMail(person, seal))
