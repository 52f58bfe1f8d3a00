import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** Every hour: what processors list of the shop's balance, to be compared with the books. */
export const movementsFetched = defineJob('movements_fetched', z.object({}), { retryLimit: 0, expireInSeconds: 900 })
