import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** An order was paid: its receipt is due. Sent by the SQL function settle_order under this name. */
export const orderPaid = defineJob('order_paid', z.object({ orderId: z.string() }))

/** Every minute: ask about what stayed silent, settle what failed, close what was not paid. */
export const paymentsSwept = defineJob('payments_swept', z.object({}), { retryLimit: 0, expireInSeconds: 120 })

/** Every minute: call and ask about refunds that are under way. */
export const refundsSwept = defineJob('refunds_swept', z.object({}), { retryLimit: 0, expireInSeconds: 120 })

/** Every day: release what has waited out the hold. */
export const holdsReleased = defineJob('holds_released', z.object({}))
