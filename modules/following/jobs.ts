import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** By the clock, once a day: whoever follows artists hears of their new packs. */
export const newsDue = defineJob('news-due', z.object({}), { expireInSeconds: 1800 })
