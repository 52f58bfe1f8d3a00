'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { ownPath } from '@/core/own-path'
import { formAction } from '@/infra/form-action'
import { keepToken } from '@/infra/session'
import { removeFactor, renewCodes } from './remove-factor'
import { resetFactors } from './reset-factors'
import { confirmApp, startApp } from './set-up-app'
import { showCode } from './show-code'
import { skipFactor } from './skip-factor'

const code = z.string().max(100)
const next = z.string().max(1_000).default('/')

export const setUpApp = formAction(z.object({}), async (actor) => {
  await startApp(actor)
  refresh()
})

/** The codes stay in the answer of this one form, also when the page is drawn anew around it. */
export const finishApp = formAction(z.object({ code }), async (actor, { code }) => {
  const { codes, token } = await confirmApp(actor, code)
  await keepToken(token)
  return { ok: true, once: codes }
})

export const takeFactorAway = formAction(z.object({ which: z.string().max(2_000) }), async (actor, { which }) => {
  await removeFactor(actor, which)
  refresh()
})

export const makeCodes = formAction(z.object({}), async (actor) => ({ ok: true, once: await renewCodes(actor) }))

export const confirmCode = formAction(z.object({ code, next }), async (actor, { code, next }) => {
  await keepToken(await showCode(actor, code))
  redirect(ownPath(next))
})

export const goOnWithout = formAction(z.object({ next }), async (actor, { next }) => {
  await keepToken(await skipFactor(actor))
  redirect(ownPath(next))
})

const ResetForm = z.object({ userId: z.string(), reason: z.string().default('') })

export const resetAllFactors = formAction(ResetForm, async (actor, { userId, reason }) => {
  await resetFactors(actor, userId, reason)
  refresh()
})
