import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** What is seen of a person wherever their name stands (name, handle, portrait) changed: pages and search must say the same. */
export const profileChanged = defineJob('profile-changed', z.object({ userId: z.string() }))
