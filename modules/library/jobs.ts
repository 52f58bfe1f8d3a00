import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** The files of a version for a platform are wanted. */
export const exportWanted = defineJob('exportWanted', z.object({ exportId: z.string() }), {
  // The largest pack on a busy machine; a worker that died with it in hand is noticed by then.
  expireInSeconds: 1200,
})
