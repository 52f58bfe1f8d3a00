import { randomUUID } from 'node:crypto'
import { db } from '@/infra/db'
import { env } from '@/infra/env'
import { log } from '@/infra/log'
import { findHouseRefund, moveHouseRefund } from './db/house-refunds'
import { captureCharge, findCharge, moveCharge } from './db/sandbox'
import { SandboxEvent } from './providers/sandbox'
import { chargeClosed, chargeNotFound } from './refusals'
import { requireOffered } from './registry'
import { sandboxSecret, SIGNATURE_HEADER, signWebhook } from './signature'
import type { z } from 'zod'

/** What the sandbox's pay page can do. `late` takes the money and tells nobody; `other` takes one unit too little. */
export const SANDBOX_MOVES = ['pay', 'decline', 'cancel', 'late', 'twice', 'other'] as const
export type SandboxMove = (typeof SANDBOX_MOVES)[number]

/** How the sandbox calls the shop: raw bytes and headers, as they leave the house. */
export type Deliver = (raw: Buffer, headers: Record<string, string>) => Promise<void>

/** A real call over the network, to ourselves. A call that fails is not repeated: the sweeper must find out by itself. */
const callOurselves: Deliver = async (raw, headers) => {
  try {
    const answer = await fetch(`http://127.0.0.1:${env.PORT}/api/webhooks/sandbox`, {
      method: 'POST',
      headers,
      body: new Uint8Array(raw),
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok) log.warn({ status: answer.status }, 'sandbox call was not taken')
  } catch (error) {
    log.warn({ err: error }, 'sandbox call did not arrive')
  }
}

/** A payment of play money, for its pay page. @throws Refusal `payments.charge_not_found` (404) */
export async function findSandboxCharge(ref: string) {
  requireOffered('sandbox')
  const charge = await findCharge(db, ref)
  if (!charge) throw chargeNotFound()
  return charge
}

/**
 * The other side of the wire: what a processor does when its pay page is used. Whoever has the address may, as with a processor.
 * @returns Where the buyer goes back to.
 * @throws Refusal `payments.charge_not_found` (404), `payments.charge_closed` (409)
 */
export async function playSandbox(ref: string, move: SandboxMove, deliver = callOurselves): Promise<string> {
  const charge = await findSandboxCharge(ref)
  const tell = (kind: z.infer<typeof SandboxEvent>['kind']) =>
    call({ id: `sbe_${randomUUID()}`, kind, ref, key: charge.key }, deliver)

  if (move === 'decline' || move === 'cancel') {
    const to = move === 'decline' ? 'declined' : 'canceled'
    if (!(await moveCharge(db, ref, ['open', 'declined'], to))) throw chargeClosed(charge.state)
    await tell(`payment.${to}`)
    return charge.returnUrl
  }
  const takes = move === 'twice' ? 2 : 1
  const amount = move === 'other' ? charge.amountMinor - 1n : charge.amountMinor
  for (let turn = 0; turn < takes; turn += 1) {
    const from = turn === 0 ? ['open', 'declined'] : ['paid']
    if (!(await captureCharge(db, ref, from, amount))) throw chargeClosed(charge.state)
    if (move !== 'late') await tell('payment.paid')
  }
  return charge.returnUrl
}

async function call(event: z.infer<typeof SandboxEvent>, deliver: Deliver): Promise<void> {
  const raw = Buffer.from(JSON.stringify(event))
  await deliver(raw, {
    'content-type': 'application/json',
    [SIGNATURE_HEADER]: signWebhook(sandboxSecret(), raw, new Date()),
  })
}

/** The sandbox's bank sends a refund back, days after it was done. */
export async function failSandboxRefund(refundId: string, deliver = callOurselves): Promise<void> {
  const refund = await findHouseRefund(db, refundId)
  if (!(await moveHouseRefund(db, refundId, ['done'], { state: 'failed', reason: 'sent back' })) || !refund) return
  await call({ id: `sbe_${randomUUID()}`, kind: 'refund.updated', ref: refund.ref ?? '', key: refundId }, deliver)
}
