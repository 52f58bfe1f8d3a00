'use server'

import { getLocale } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { isLocale, localHref } from '@/i18n/routing'
import { formAction } from '@/infra/form-action'
import { erasePerson } from './erase-person'
import { openPersonFile } from './person-file'
import { requestExport } from './request-export'

export const askForData = formAction(z.object({}), async (actor) => {
  await requestExport(actor)
  refresh()
})

export const eraseMe = formAction(z.object({ handle: z.string().max(100) }), async (actor, { handle }) => {
  await erasePerson(actor, handle)
  const locale = await getLocale()
  redirect(localHref(isLocale(locale) ? locale : 'en', '/'))
})

const LookForm = z.object({ handle: z.string().max(100), purpose: z.string().max(40), note: z.string().max(2_000) })

export const lookAtPerson = formAction(LookForm, async (actor, { handle, ...why }) => {
  await openPersonFile(actor, handle, why)
  refresh()
})
