'use server'

import { getLocale } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { localHref, type Locale } from '@/i18n/routing'
import { formAction } from '@/infra/form-action'
import { sign } from '@/infra/secret'
import { approvePayout } from './approve-payout'
import { writePayoutFee } from './book-payout-fee'
import { cancelPayout } from './cancel-payout'
import { freezePayouts, liftFreeze } from './freeze-payouts'
import { handOver } from './hand-over'
import { grantTreaty, setWithholding } from './keep-withholding'
import { MARKS, markPayout } from './mark-payout'
import { FREEZE_REASONS } from './payout'
import { requestForBanned, requestPayout } from './request-payout'
import { onboard, setBankAccount } from './set-account'
import { stateTaxHome, stateTaxHomeOfBanned } from './state-tax-home'

const text = z.string().max(300).default('')
const id = z.string().max(60)

async function here(path: string): Promise<string> {
  return localHref((await getLocale()) as Locale, path)
}

export const askForPayout = formAction(
  z.object({ key: text, seenPoints: z.coerce.number().int().default(0) }),
  async (actor, form) => {
    await requestPayout(actor, form)
    refresh()
  },
)

export const askForBanned = formAction(z.object({ userId: text, key: text }), async (actor, form) => {
  await requestForBanned(actor, form)
})

export const saveTaxHomeOfBanned = formAction(
  z.object({ userId: text, country: text, source: text }),
  async (actor, form) => {
    await stateTaxHomeOfBanned(actor, form)
    refresh()
  },
)

export const callOffPayout = formAction(
  z.object({ payoutId: id, reason: text }),
  async (actor, { payoutId, reason }) => {
    await cancelPayout(actor, payoutId, reason)
    refresh()
  },
)

export const saveBankAccount = formAction(z.object({ holder: text, account: text, bic: text }), async (actor, form) => {
  await setBankAccount(actor, form)
  refresh()
})

export const goToOnboarding = formAction(z.object({ provider: text }), async (actor, { provider }) => {
  const url = await onboard(actor, provider, await here('/studio/earnings/payouts?account=check'))
  // A form may lead to our own pages only: a page of ours goes on from there, to addresses that we signed.
  const query = new URLSearchParams({ to: url, seal: sign('leave', url) })
  redirect(await here(`/studio/earnings/leave?${query.toString()}`))
})

export const approveOnePayout = formAction(z.object({ payoutId: id }), async (actor, { payoutId }) => {
  await approvePayout(actor, payoutId)
  refresh()
})

export const handOverPayouts = formAction(z.object({}), async (actor) => {
  await handOver(actor)
  refresh()
})

export const markOnePayout = formAction(
  z.object({ payoutId: id, mark: z.enum(MARKS), words: text }),
  async (actor, { payoutId, mark, words }) => {
    await markPayout(actor, payoutId, mark, words)
    refresh()
  },
)

export const writeOneFee = formAction(z.object({ payoutId: id, fee: text }), async (actor, { payoutId, fee }) => {
  await writePayoutFee(actor, payoutId, fee)
  refresh()
})

export const freezePerson = formAction(
  z.object({ handle: text, reason: z.enum(FREEZE_REASONS), note: text, days: z.coerce.number() }),
  async (actor, form) => {
    await freezePayouts(actor, form)
    refresh()
  },
)

const percent = z
  .string()
  .trim()
  .regex(/^\d{1,2}([.,]\d{1,2})?$/)
  .transform((typed) => Math.round(Number(typed.replace(',', '.')) * 100))
const day = z.iso.date().transform((typed) => new Date(typed))

export const saveTaxHome = formAction(z.object({ country: text }), async (actor, { country }) => {
  await stateTaxHome(actor, country)
  refresh()
})

export const saveWithholding = formAction(
  z.object({ country: text, fromDay: day, percent, treatyPercent: percent }),
  async (actor, { percent: points, treatyPercent: treatyPoints, ...rate }) => {
    await setWithholding(actor, { ...rate, points, treatyPoints })
    refresh()
  },
)

export const grantOneTreaty = formAction(z.object({ handle: text, until: day, note: text }), async (actor, form) => {
  await grantTreaty(actor, form)
  refresh()
})

export const liftOneFreeze = formAction(z.object({ freezeId: id }), async (actor, { freezeId }) => {
  await liftFreeze(actor, freezeId)
  refresh()
})
