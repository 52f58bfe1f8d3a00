import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

const Export = z.object({ exportId: z.string() })
// The largest pack on a busy machine; a worker that died with it in hand is noticed by then.
const PATIENCE = { expireInSeconds: 1200 }

/** Somebody waits for the files of a version for a platform. */
export const exportWanted = defineJob('exportWanted', Export, PATIENCE)

/** They are made before anybody asks: a queue of its own with one lane, so that nobody who asks ever stands behind it. */
export const exportForeseen = defineJob('exportForeseen', Export, PATIENCE)
