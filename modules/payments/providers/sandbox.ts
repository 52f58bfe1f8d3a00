import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { money } from '@/core/money'
import { db } from '@/infra/db'
import { localHref, pathLocale } from '@/i18n/routing'
import { env } from '@/infra/env'
import { findHouseRefund, openHouseRefund } from '../db/house-refunds'
import { findCharge, findSandboxMoves, moveCharge, openCharge } from '../db/sandbox'
import type { PaymentProvider, PaymentState } from '../provider'
import { badSignature, chargeNotFound } from '../refusals'
import { checkWebhook, sandboxSecret, SIGNATURE_HEADER } from '../signature'

export const SandboxEvent = z.object({
  id: z.string().max(60),
  kind: z.enum(['payment.paid', 'payment.declined', 'payment.canceled', 'refund.updated']),
  ref: z.string().max(60),
  key: z.string().max(100),
})

const STATES: Record<string, PaymentState['state']> = {
  open: 'open',
  paid: 'paid',
  declined: 'failed',
  canceled: 'canceled',
}

/**
 * Play money with a pay page of our own (/pay/sandbox/<ref>). From here on everything is as with a processor:
 * it keeps its own books (SandboxCharge), and tells us by a signed call over the network (play-sandbox.ts).
 */
export const sandbox: PaymentProvider = {
  id: 'sandbox',
  caps: { card: true, polled: true, test: true, orderMinutes: 60, refundsByHand: false },

  async createCheckout({ amount, description, returnUrl }, key) {
    const charge = await openCharge(db, {
      // Whoever has the address can pay: as with a processor, it must not be guessed.
      ref: `sbx_${randomBytes(16).toString('hex')}`,
      key,
      amountMinor: amount.minor,
      currency: amount.currency,
      description,
      returnUrl,
    })
    // In the language that one comes from and goes back to.
    const url = `${env.origin}${localHref(pathLocale(returnUrl), `/pay/sandbox/${charge.ref}`)}`
    return { ref: charge.ref, url }
  },

  async closeCheckout(ref) {
    if (!(await moveCharge(db, ref, ['open', 'declined'], 'canceled'))) throw chargeNotFound()
  },

  async getPayment(ref) {
    const charge = await findCharge(db, ref)
    const state = charge && STATES[charge.state]
    if (!state) throw chargeNotFound()
    return { state, captured: money(charge.capturedMinor, charge.currency) }
  },

  async refund({ refundId, paymentRef, amount }, key) {
    const charge = await findCharge(db, paymentRef)
    if (!charge) throw chargeNotFound()
    return openHouseRefund(db, {
      key,
      refundId,
      provider: 'sandbox',
      paymentRef,
      ref: `sbr_${randomBytes(16).toString('hex')}`,
      amount,
      taken: charge.capturedMinor,
      state: 'done',
    })
  },

  findRefund({ refundId }) {
    return findHouseRefund(db, refundId)
  },

  async *listMovements(from, until) {
    for (let after = 0n; ;) {
      const moves = await findSandboxMoves(db, from, until, after, 500)
      for (const { id, ...move } of moves) {
        after = id
        yield { ...move, id: `sbm_${id}`, feeMinor: 0n }
      }
      if (moves.length < 500) return
    }
  },

  parseWebhook(raw, headers) {
    checkWebhook(sandboxSecret(), raw, headers.get(SIGNATURE_HEADER), new Date())
    const event = SandboxEvent.safeParse(json(raw))
    if (!event.success) throw badSignature('signed, but not an event')
    return [{ ...event.data, body: event.data }]
  },
}

function json(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
}
