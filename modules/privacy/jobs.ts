import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** Somebody asked for everything that is kept about them. */
export const exportAsked = defineJob('export-asked', z.object({ exportId: z.string() }), { expireInSeconds: 600 })

/** By the clock: files whose time is over are thrown away. */
export const exportsSwept = defineJob('exports-swept', z.object({}))

/** By the clock: what is kept about people and whose days are over goes. */
export const daysOver = defineJob('days-over', z.object({}))
