'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/infra/form-action'
import { closeAlarm } from './close-alarm'
import { playSandbox, SANDBOX_MOVES } from './play-sandbox'

export const playSandboxMove = formAction(
  z.object({ ref: z.string().max(60), move: z.enum(SANDBOX_MOVES) }),
  // Not asked who: whoever has the address may pay, as at a processor.
  async (_, { ref, move }) => {
    redirect(await playSandbox(ref, move))
  },
)

export const closePaymentAlarm = formAction(
  z.object({ paymentId: z.string().max(60), note: z.string().trim().min(1).max(300) }),
  async (actor, { paymentId, note }) => {
    await closeAlarm(actor, paymentId, note)
    refresh()
  },
)
