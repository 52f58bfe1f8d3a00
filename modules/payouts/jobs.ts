import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** A payout by a processor was approved: it is due to be sent. */
export const payoutApproved = defineJob('payout_approved', z.object({ payoutId: z.string() }))

/** A pack was taken down: payouts under way leave what it earned. */
export const packHeld = defineJob('pack_held', z.object({ packId: z.string() }))

/** Every minute: ask again about calls that had no answer, and send what could not be sent before. */
export const payoutsSwept = defineJob('payouts_swept', z.object({}), { retryLimit: 0, expireInSeconds: 120 })
