import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** Sent for the moment a claim ends: if nothing was done meanwhile, the case goes back to the queue. */
export const claimEnds = defineJob('claim-ends', z.object({ caseId: z.string() }))
