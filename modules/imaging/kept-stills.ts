import { z } from 'zod'
import { storage } from '@/infra/storage'
import type { StillStore } from './export-pack'

const Facts = z.object({
  width: z.number(),
  height: z.number(),
  quality: z.number(),
  encodes: z.number(),
  frames: z.number().optional(),
  durationMs: z.number().optional(),
  problems: z
    .array(
      z.object({
        code: z.string(),
        severity: z.enum(['fault', 'warning']),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    )
    .optional(),
})

/** Stills by what they are, beside the exports made of them. The facts come last: where they are, the picture is whole. */
export const keptStills: StillStore = {
  async get(name) {
    const facts = await storage.get(`exports/stills/${name}.json`)
    const bytes = facts && (await storage.get(`exports/stills/${name}`))
    return bytes && { ...Facts.parse(JSON.parse(facts.toString())), bytes }
  },
  async put(name, { bytes, ...facts }) {
    await storage.put(`exports/stills/${name}`, bytes)
    await storage.put(`exports/stills/${name}.json`, Buffer.from(JSON.stringify(facts)))
  },
}
