'use server'

import { getLocale } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Actor } from '@/core/actor'
import { localHref, type Locale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { formAction } from '@/infra/form-action'
import { cancelOrder } from './cancel-order'
import { getFreePack } from './get-free-pack'
import { markReceived } from './mark-received'
import { payAgain } from './pay-again'
import { placeOrder } from './place-order'

const text = z.string().max(4_000).default('')
const minor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt)

async function here(path: string): Promise<string> {
  return localHref((await getLocale()) as Locale, path)
}

/** A form may lead to our own pages only: to a processor's it is one page more, which goes on by itself. */
async function wayTo(orderId: string, payUrl: string): Promise<string> {
  return payUrl.startsWith(`${env.origin}/`) ? payUrl : here(`/orders/${orderId}/pay`)
}

/** A visitor signs in first, and comes back to this click. */
async function signedIn(actor: Actor, path: string): Promise<void> {
  if (actor.kind === 'visitor') redirect(`${await here('/sign-in')}?next=${encodeURIComponent(await here(path))}`)
}

export const takeFreePack = formAction(z.object({ packId: text }), async (actor, { packId }) => {
  await signedIn(actor, `/checkout/${encodeURIComponent(packId)}`)
  await getFreePack(actor, packId)
  redirect(await here('/library'))
})

const ConfirmForm = z.object({
  packId: text,
  chosenMinor: minor.optional(),
  seen: text,
  country: text,
  provider: text,
  key: text,
  consent: text,
})

export const confirmOrder = formAction(ConfirmForm, async (actor, form) => {
  await signedIn(actor, `/checkout/${encodeURIComponent(form.packId)}`)
  const { orderId, payUrl } = await placeOrder(actor, { ...form, locale: await getLocale() })
  redirect(await wayTo(orderId, payUrl))
})

const OrderForm = z.object({ orderId: text })

export const payOrderAgain = formAction(OrderForm, async (actor, { orderId }) => {
  redirect(await wayTo(orderId, await payAgain(actor, orderId)))
})

export const giveUpOrder = formAction(OrderForm, async (actor, { orderId }) => {
  await cancelOrder(actor, orderId)
  refresh()
})

const ReceivedForm = z.object({ typed: text, amount: text, bankRef: text })

export const markTransferReceived = formAction(ReceivedForm, async (actor, form) => {
  await markReceived(actor, form)
  refresh()
})
