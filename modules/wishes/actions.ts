'use server'

import { getLocale } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { isLocale, localHref } from '@/i18n/routing'
import { formAction } from '@/infra/form-action'
import { keepPress } from '@/infra/kept-press'
import { addWish, dropWish } from './change-wish'

/** One of the two: the button that was pressed says which. */
const WishForm = z.object({ wish: z.string().optional(), unwish: z.string().optional() })

/** Of a page that is the same for all: a visitor is asked to sign in, and finds it on the list afterwards. */
export const changeWish = formAction(WishForm, async (actor, { wish, unwish }) => {
  if (actor.kind !== 'user') {
    if (wish) await keepPress({ what: 'wish', id: wish })
    const given = await getLocale()
    const locale = isLocale(given) ? given : 'en'
    redirect(`${localHref(locale, '/sign-in')}?next=${encodeURIComponent(localHref(locale, '/wishlist'))}`)
  }
  if (wish) await addWish(actor, wish)
  if (unwish) await dropWish(actor, unwish)
})

export const removeWish = formAction(z.object({ packId: z.string() }), async (actor, { packId }) => {
  await dropWish(actor, packId)
  refresh()
})
