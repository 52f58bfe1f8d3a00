import type { Actor } from '@/core/actor'
import { inTransaction } from '@/infra/db'
import { withdrawOpen } from './db/cases'
import { requireSystem } from './require'

/** The artist took a version back before anybody began: its case leaves the queue. */
export async function withdrawCase(
  actor: Actor,
  { versionId, round }: { versionId: string; round: number },
): Promise<void> {
  requireSystem(actor)
  await inTransaction((tx) => withdrawOpen(tx, versionId, { equals: round }))
}
