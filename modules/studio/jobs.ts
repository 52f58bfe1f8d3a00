import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** An artist sent a version for review, for the `round`-th time. */
export const versionSubmitted = defineJob(
  'version-submitted',
  z.object({ versionId: z.string(), round: z.number().int() }),
)

/** An artist took a version back before anybody began to review it. */
export const versionWithdrawn = defineJob(
  'version-withdrawn',
  z.object({ versionId: z.string(), round: z.number().int() }),
)

/** An artist set a banner or a portrait: somebody looks at it. */
export const pagePictureSet = defineJob('page-picture-set', z.object({ artistId: z.string() }))

/** A master is in the store: its previews are to be made. */
export const masterKept = defineJob('master-kept', z.object({ hash: z.string() }), { expireInSeconds: 120 })

/** By the clock: files that nothing names any more are thrown away. */
export const artSwept = defineJob('art-swept', z.object({}), { expireInSeconds: 3_600 })

/** Drawings of a pack are in the registry of works: they are compared with what waits for review. */
export const worksEnrolled = defineJob('works-enrolled', z.object({ packId: z.string() }))
