'use server'

import { getLocale, getTranslations } from 'next-intl/server'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Actor } from '@/core/actor'
import { localHref, type Locale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { formAction } from '@/infra/form-action'
import { fromDecimal } from '@/core/money'
import { acceptTerms, keepTerms } from './accept-terms'
import { askForRefund } from './ask-for-refund'
import { bookBankLines } from './book-bank-lines'
import { cancelOrder } from './cancel-order'
import { becomeArtist } from './become-artist'
import { addToCart, removeFromCart } from './change-cart'
import { claimGift } from './claim-gift'
import { declineRequest, grantRequest, withdrawRequest } from './decide-request'
import { giveStars } from '@/modules/wallet/give-stars'
import { giveBackStars } from './give-back-stars'
import { topUp } from './top-up'
import { getFreePack } from './get-free-pack'
import { markReceived } from './mark-received'
import { markRefund, REFUND_MARKS } from './mark-refund'
import { payAgain } from './pay-again'
import { placeOrder } from './place-order'
import { readAmount } from './preview-refund'
import { refundOrder } from './refund-order'
import { amountMalformed } from './refusals'
import { renewGiftLink } from './renew-gift-link'
import { dropTaxRate, setTaxRate } from './set-tax-rate'
import { setTerms } from './shop-terms'
import { keepCart, keptCart } from './ui/kept-cart'
import { readWishes } from './wish'

const text = z.string().max(4_000).default('')

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
  wishes: text,
  /** The confirm page it came from. */
  from: z.enum(['pack', 'cart', 'gift']).default('pack'),
  code: text,
  giftFrom: text,
  giftMessage: text,
  seen: z.string().max(100_000),
  country: text,
  provider: text,
  key: text,
  consent: text,
})

export const confirmOrder = formAction(ConfirmForm, async (actor, form) => {
  const wishes = readWishes(form.wishes)
  const pack = `/checkout/${wishes[0]?.packId ?? ''}`
  await signedIn(actor, { cart: '/checkout', pack, gift: `${pack}?gift=1` }[form.from])
  const gift = form.from === 'gift' ? { from: form.giftFrom, message: form.giftMessage } : undefined
  const { orderId, payUrl } = await placeOrder(actor, {
    ...form,
    code: form.code || undefined,
    wishes,
    gift,
    locale: await getLocale(),
  })
  redirect(await wayTo(orderId, payUrl))
})

export const putInCart = formAction(z.object({ packId: text }), async (actor, wish) => {
  const kept = await keptCart()
  const now = await addToCart(actor, wish, kept)
  if (actor.kind === 'visitor') await keepCart(now)
})

const CartLineForm = z.object({ packId: text, amount: text })

export const changeCartAmount = formAction(CartLineForm, async (actor, { packId, amount }) => {
  const chosen = fromDecimal(amount, env.SHOP_CURRENCY)
  if (!chosen) throw amountMalformed()
  const now = await addToCart(actor, { packId, chosenMinor: chosen.minor }, await keptCart())
  if (actor.kind === 'visitor') await keepCart(now)
  refresh()
})

export const takeOutOfCart = formAction(z.object({ packId: text }), async (actor, { packId }) => {
  const kept = await keptCart()
  const now = await removeFromCart(actor, packId, kept)
  if (now.length < kept.length) await keepCart(now)
  refresh()
})

const OrderForm = z.object({ orderId: text })

export const payOrderAgain = formAction(OrderForm, async (actor, { orderId }) => {
  redirect(await wayTo(orderId, await payAgain(actor, orderId)))
})

export const giveUpOrder = formAction(OrderForm, async (actor, { orderId }) => {
  await cancelOrder(actor, orderId)
  refresh()
})

const TokenForm = z.object({ token: text })

export const claimGiftNow = formAction(TokenForm, async (actor, { token }) => {
  await signedIn(actor, `/gift/${encodeURIComponent(token)}`)
  const { packId } = await claimGift(actor, token)
  redirect(await here(`/library?pack=${packId}`))
})

const LinkForm = OrderForm.extend({ turn: z.coerce.number().int().min(1) })

export const makeGiftLink = formAction(LinkForm, async (actor, { orderId, turn }) => {
  await renewGiftLink(actor, orderId, turn)
  refresh()
})

const TopUpForm = z.object({ amount: text, provider: text, key: text })

export const topUpNow = formAction(TopUpForm, async (actor, { amount, ...form }) => {
  await signedIn(actor, '/wallet')
  const asked = fromDecimal(amount, env.SHOP_CURRENCY)
  if (!asked) throw amountMalformed()
  const { orderId, payUrl } = await topUp(actor, { ...form, minor: asked.minor, locale: await getLocale() })
  redirect(await wayTo(orderId, payUrl))
})

const GiveStarsForm = z.object({
  handle: text,
  stars: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(BigInt),
  reason: text,
  key: text,
})

export const giveStarsNow = formAction(GiveStarsForm, async (actor, form) => {
  await giveStars(actor, form)
  refresh()
})

const StarsBackForm = z.object({ orderId: text, amount: text, ref: text })

export const giveBackStarsNow = formAction(StarsBackForm, async (actor, form) => {
  await giveBackStars(actor, form)
  refresh()
})

const ReceivedForm = z.object({ typed: text, amount: text, bankRef: text })

export const markTransferReceived = formAction(ReceivedForm, async (actor, form) => {
  await markReceived(actor, form)
  refresh()
})

export const bookLines = formAction(
  z.object({ hash: z.array(z.string().max(64)).max(500), ref: z.array(z.string().max(60)).max(500) }),
  async (actor, { hash: hashes, ref: refs }) => {
    const lines = hashes.map((hash, index) => ({ hash, ref: refs[index] ?? '' }))
    const booked = await bookBankLines(actor, lines)
    refresh()
    return { ok: true, message: (await getTranslations('bank'))('booked', { booked }) }
  },
)

const GiveBackForm = z.object({
  orderId: text,
  lines: z.array(text).max(100).default([]),
  amount: text,
  reason: text,
  note: z.string().trim().max(300).default(''),
  seen: z.string().max(40_000).default(''),
  key: text,
})

export const giveBack = formAction(GiveBackForm, async (actor, { amount, lines: lineIds, ...form }) => {
  await refundOrder(actor, { ...form, lineIds, amount: readAmount(amount, env.SHOP_CURRENCY) })
  redirect(await here(`/desk/orders/${encodeURIComponent(form.orderId)}`))
})

export const markOneRefund = formAction(
  z.object({ refundId: text, mark: z.enum(REFUND_MARKS), words: text }),
  async (actor, { refundId, mark, words }) => {
    await markRefund(actor, refundId, mark, words)
    refresh()
  },
)

export const askBack = formAction(
  z.object({ orderId: text, lines: z.array(text).max(100).default([]), words: z.string().trim().max(500).default('') }),
  async (actor, { orderId, lines: lineIds, words }) => {
    await askForRefund(actor, { orderId, lineIds, words })
    refresh()
  },
)

export const keepAfterAll = formAction(z.object({ requestId: text }), async (actor, { requestId }) => {
  await withdrawRequest(actor, requestId)
  refresh()
})

export const grantOneRequest = formAction(z.object({ requestId: text }), async (actor, { requestId }) => {
  await grantRequest(actor, requestId)
  refresh()
})

export const declineOneRequest = formAction(
  z.object({ requestId: text, answer: z.string().trim().max(1_000).default('') }),
  async (actor, { requestId, answer }) => {
    await declineRequest(actor, requestId, answer)
    refresh()
  },
)

const day = z.iso.date().transform((written) => new Date(`${written}T00:00:00Z`))

// Basis points: percent with two places at most.
const percent = z
  .string()
  .trim()
  .regex(/^\d{1,3}([.,]\d{1,2})?$/)
  .transform((written) => Math.round(Number(written.replace(',', '.')) * 100))

export const saveTaxRate = formAction(
  z.object({
    country: text,
    percent,
    name: z.string().trim().min(1).max(20),
    fromDay: day,
  }),
  async (actor, { percent: points, ...rate }) => {
    await setTaxRate(actor, { ...rate, points })
    refresh()
  },
)

export const dropOneTaxRate = formAction(z.object({ country: text, fromDay: day }), async (actor, rate) => {
  await dropTaxRate(actor, rate)
  refresh()
})

export const saveTerms = formAction(
  z.object({ percent, textEn: text, textAr: text, validFrom: day }),
  async (actor, { percent: points, ...terms }) => {
    await setTerms(actor, { ...terms, points })
    refresh()
  },
)

const termsVersion = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) })

export const acceptNewTerms = formAction(termsVersion, async (actor, { version }) => {
  await acceptTerms(actor, version)
  refresh()
})

export const keepOldTerms = formAction(termsVersion, async (actor, { version }) => {
  await keepTerms(actor, version)
  refresh()
})

export const openOwnStudio = formAction(
  z.object({ agreed: z.string(), terms: z.coerce.number().int() }),
  async (actor, form) => {
    await becomeArtist(actor, form)
    redirect(localHref((await getLocale()) as Locale, '/studio'))
  },
)
