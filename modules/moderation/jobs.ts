import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** Sent for the moment a claim ends: if nothing was done meanwhile, the case goes back to the queue. */
export const claimEnds = defineJob('claim-ends', z.object({ caseId: z.string() }))

/** A case is in the queue: its pictures are rated, for the order of the queue. */
export const caseOpened = defineJob('case-opened', z.object({ caseId: z.string() }))

/** A day after a takedown without an end, or when a notice is final: what becomes of those who bought. */
export const buyersSettled = defineJob('takedown-buyers', z.object({ takedownId: z.string() }))

/** The time to take several decisions back is over. */
export const bulkEffective = defineJob('bulk-effective', z.object({ bulkId: z.string() }))

/** By the clock: what was not decided in its time goes to the seniors. */
export const overdueEscalated = defineJob('overdue-escalated', z.object({}))

/** By the clock: packs whose time off sale is over go back. */
export const takedownsEnded = defineJob('takedowns-ended', z.object({}))

/** By the clock: how pages were is let go of once nobody can appeal any more. */
export const pagesForgotten = defineJob('pages-forgotten', z.object({}))
