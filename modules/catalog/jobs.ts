import { z } from 'zod'
import { defineJob } from '@/infra/jobs'

/** A version was published: its card is composed, it is found by search, its files are made (worker/handlers.ts). */
export const packPublished = defineJob('packPublished', z.object({ packId: z.string(), versionId: z.string() }))

/** By the clock: packs that were never compared with others are, and old words of the search are written anew. */
export const packsRelated = defineJob('packs-related', z.object({}), { expireInSeconds: 1800 })

/** By the clock: rankings are counted anew. */
export const rankingsDue = defineJob('rankings-due', z.object({}))

/** What the shop says of a pack changed (price, state): search must say the same. */
export const packChanged = defineJob('packChanged', z.object({ packId: z.string() }))

/** What is seen of an artist changed: the picture that the artist's page is sent round with is composed anew. */
export const artistChanged = defineJob('artist-changed', z.object({ artistId: z.string() }))
