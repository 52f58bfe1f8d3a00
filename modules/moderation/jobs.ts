import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** Sent for the moment a claim ends: if nothing was done meanwhile, the case goes back to the queue. */
export const claimEnds = defineJob('claim-ends', z.object({ caseId: z.string() }))

/** By the clock: packs whose time off sale is over go back. */
export const takedownsEnded = defineJob('takedowns-ended', z.object({}))
