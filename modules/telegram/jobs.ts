import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** A set is to be made, or to be gone on with. */
export const setWanted = defineJob('telegramSetWanted', z.object({ setId: z.string() }), { expireInSeconds: 900 })
